/** What may be chosen about what the team has found; see `encodeAction` for the form. */
export type FindingAction =
  { kind: 'findings'; inspectionId: string } | { kind: 'finding'; findingId: string };

const idPattern = /^[a-z0-9]{1,24}$/;

export function encodeFindingAction(action: FindingAction): string {
  switch (action.kind) {
    case 'findings':
      return `if.l.${action.inspectionId}`;
    case 'finding':
      return `if.i.${action.findingId}`;
    default:
      return action satisfies never;
  }
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeFindingAction(code: string, [verb = '', first = '']: string[]): FindingAction | null {
  if (code !== 'if' || !idPattern.test(first)) return null;
  switch (verb) {
    case 'l':
      return { kind: 'findings', inspectionId: first };
    case 'i':
      return { kind: 'finding', findingId: first };
    default:
      return null;
  }
}
