/** What may be chosen about rounds of inspections and one unit's inspection; see `encodeAction` for the form. */
export type ScheduleAction =
  /** Every inspection the person may see. */
  | { kind: 'inspections'; page: number }
  /** One unit's inspection. */
  | { kind: 'inspection'; inspectionId: string };

const idPattern = /^[a-z0-9]{1,24}$/;
const pagePattern = /^\d{1,3}$/;

export function encodeScheduleAction(action: ScheduleAction): string {
  switch (action.kind) {
    case 'inspections':
      return `is.l.${action.page}`;
    case 'inspection':
      return `is.i.${action.inspectionId}`;
    default:
      return action satisfies never;
  }
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeScheduleAction(code: string, [verb = '', first = '']: string[]): ScheduleAction | null {
  if (code !== 'is') return null;
  switch (verb) {
    case 'l':
      return pagePattern.test(first) ? { kind: 'inspections', page: Number(first) } : null;
    case 'i':
      return idPattern.test(first) ? { kind: 'inspection', inspectionId: first } : null;
    default:
      return null;
  }
}
