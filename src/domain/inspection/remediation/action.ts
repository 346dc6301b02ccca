/** What may be chosen about what a unit has to do about a recommendation; see `encodeAction` for the form. */
export type RemediationAction =
  { kind: 'remediations'; inspectionId: string } | { kind: 'remediation'; remediationId: string };

const idPattern = /^[a-z0-9]{1,24}$/;

export function encodeRemediationAction(action: RemediationAction): string {
  switch (action.kind) {
    case 'remediations':
      return `ir.l.${action.inspectionId}`;
    case 'remediation':
      return `ir.i.${action.remediationId}`;
    default:
      return action satisfies never;
  }
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodeRemediationAction(
  code: string,
  [verb = '', first = '']: string[],
): RemediationAction | null {
  if (code !== 'ir' || !idPattern.test(first)) return null;
  switch (verb) {
    case 'l':
      return { kind: 'remediations', inspectionId: first };
    case 'i':
      return { kind: 'remediation', remediationId: first };
    default:
      return null;
  }
}
