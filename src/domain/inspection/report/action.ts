/** What may be chosen about units' reports within their inspection, who assesses them, and what a round rests on. */
export type ReportAction =
  /** The units whose part the person's own unit assesses; `part` is its place among the plan's assessors, from 0. */
  | { kind: 'own_parts'; roundId: string; part: number; page: number }
  /** One unit's part, to be read and assessed. */
  | { kind: 'assess'; inspectionId: string; part: number; page: number }
  | { kind: 'write'; inspectionId: string; part: number }
  /** In place of what was written. */
  | { kind: 'write_anew'; inspectionId: string; part: number }
  | { kind: 'assessed'; inspectionId: string; part: number }
  | { kind: 'assessment_files'; inspectionId: string; part: number }
  /** What others have assessed, for the team and the coordinators. */
  | { kind: 'assessments'; inspectionId: string }
  /** Makes a draft finding of an assessment. */
  | { kind: 'assessment_found'; inspectionId: string; part: number }
  /** The reports an inspection rests on. */
  | { kind: 'reports'; inspectionId: string }
  | { kind: 'report'; inspectionId: string; assignmentId: string }
  /** One part of it, by its place among the outline's parts, from 0. */
  | { kind: 'report_part'; inspectionId: string; assignmentId: string; part: number; page: number }
  | { kind: 'report_empty'; inspectionId: string; assignmentId: string }
  /** Records findings about a prompt, by its place in the outline, from 0. */
  | { kind: 'record_about'; inspectionId: string; assignmentId: string; prompt: number }
  /** Starts an inspection from reports although there is none. */
  | { kind: 'start_without'; inspectionId: string }
  /** Papers that a round rests on, the decision that forms its team, who is in it. */
  | { kind: 'basis'; roundId: string }
  | { kind: 'ask_decision'; roundId: string }
  /** Groups and agencies of a team's members. */
  | { kind: 'team_places'; of: TeamOf; id: string }
  | { kind: 'member_place'; of: TeamOf; id: string; memberId: string };

/** Whose team: of a round, or of one inspection. */
type TeamOf = 'round' | 'inspection';

/** Reads one part of button data; null when it is not of its form. */
type Reader<T> = (written: string) => T | null;

const id: Reader<string> = (written) => (/^[a-z0-9]{1,24}$/.test(written) ? written : null);
const number: Reader<number> = (written) => (/^\d{1,3}$/.test(written) ? Number(written) : null);

const teamOf: Reader<TeamOf> = (written) =>
  written === 'round' || written === 'inspection' ? written : null;

type Shape<A> = { [P in Exclude<keyof A, 'kind'>]: Reader<A[P]> };
type Shapes = { [A in ReportAction as A['kind']]: Shape<A> };

/** The parts of each choice, in the order in which a button carries them. */
const shapes: Shapes = {
  own_parts: { roundId: id, part: number, page: number },
  assess: { inspectionId: id, part: number, page: number },
  write: { inspectionId: id, part: number },
  write_anew: { inspectionId: id, part: number },
  assessed: { inspectionId: id, part: number },
  assessment_files: { inspectionId: id, part: number },
  assessments: { inspectionId: id },
  assessment_found: { inspectionId: id, part: number },
  reports: { inspectionId: id },
  report: { inspectionId: id, assignmentId: id },
  report_part: { inspectionId: id, assignmentId: id, part: number, page: number },
  report_empty: { inspectionId: id, assignmentId: id },
  record_about: { inspectionId: id, assignmentId: id, prompt: number },
  start_without: { inspectionId: id },
  basis: { roundId: id },
  ask_decision: { roundId: id },
  team_places: { of: teamOf, id },
  member_place: { of: teamOf, id, memberId: id },
};

const partsOf = (kind: ReportAction['kind']) => Object.entries<Reader<unknown>>(shapes[kind]);

export function encodeReportAction(action: ReportAction): string {
  const given: Record<string, unknown> = action;
  return ['ir', action.kind, ...partsOf(action.kind).map(([name]) => given[name])].join('.');
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeReportAction(code: string, [verb = '', ...rest]: string[]): ReportAction | null {
  if (code !== 'ir' || !Object.hasOwn(shapes, verb)) return null;
  const kind = verb as ReportAction['kind'];
  const parts = partsOf(kind);
  const read = parts.map(([name, reader], at) => [name, reader(rest[at] ?? '')] as const);
  if (rest.length !== parts.length || read.some(([, value]) => value === null)) return null;
  return { kind, ...Object.fromEntries(read) } as ReportAction;
}
