/** What may be chosen about conclusions; see `encodeAction` for the form. */
export type ConclusionAction =
  { kind: 'conclusions'; inspectionId: string } | { kind: 'conclusion'; conclusionId: string };

const idPattern = /^[a-z0-9]{1,24}$/;

export function encodeConclusionAction(action: ConclusionAction): string {
  switch (action.kind) {
    case 'conclusions':
      return `ik.l.${action.inspectionId}`;
    case 'conclusion':
      return `ik.i.${action.conclusionId}`;
    default:
      return action satisfies never;
  }
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeConclusionAction(
  code: string,
  [verb = '', first = '']: string[],
): ConclusionAction | null {
  if (code !== 'ik' || !idPattern.test(first)) return null;
  switch (verb) {
    case 'l':
      return { kind: 'conclusions', inspectionId: first };
    case 'i':
      return { kind: 'conclusion', conclusionId: first };
    default:
      return null;
  }
}
