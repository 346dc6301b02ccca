import type { InspectionState } from '../inspection.ts';

/** Ids of the files of the minutes, each once. */
export function minutesFiles({ minutes }: Pick<InspectionState, 'minutes'>): string[] {
  return minutes === null ? [] : once([minutes.fileId, minutes.paper?.fileId ?? null]);
}

/** Ids of the files that came with the unit's explanation, each once. */
export function explanationFiles({ explanation }: Pick<InspectionState, 'explanation'>): string[] {
  return explanation === null ? [] : once([explanation.paper?.fileId ?? null, ...explanation.fileIds]);
}

function once(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
