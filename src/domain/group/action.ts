/** What a coordinator may choose about groups; see `encodeAction` for the form. */
export type GroupAction =
  | { kind: 'group_confirm'; offerId: string }
  | { kind: 'group_cancel'; offerId: string }
  | { kind: 'group_unbind'; groupId: string }
  /** The list of bound groups; pages count from 0. */
  | { kind: 'groups'; page: number }
  /** The units of a round, to make a code for one of them. */
  | { kind: 'group_units'; roundId: string; page: number }
  | { kind: 'group_code'; purpose: 'unit' | 'round'; id: string };

export function encodeGroupAction(action: GroupAction): string {
  switch (action.kind) {
    case 'group_confirm':
      return `gc.${action.offerId}`;
    case 'group_cancel':
      return `gx.${action.offerId}`;
    case 'group_unbind':
      return `gu.${action.groupId}`;
    case 'groups':
      return `gs.${action.page}`;
    case 'group_units':
      return `gw.${action.roundId}.${action.page}`;
    case 'group_code':
      return `gk.${action.purpose === 'unit' ? 'u' : 'r'}.${action.id}`;
    default:
      return action satisfies never;
  }
}

const idPattern = /^[a-z0-9]{1,24}$/;
const pagePattern = /^\d{1,3}$/;

/** @returns null for anything this program did not write, or that is about something else */
export function decodeGroupAction(code: string, rest: string[]): GroupAction | null {
  const [first = '', second = ''] = rest;
  switch (code) {
    case 'gc':
      return idPattern.test(first) ? { kind: 'group_confirm', offerId: first } : null;
    case 'gx':
      return idPattern.test(first) ? { kind: 'group_cancel', offerId: first } : null;
    case 'gu':
      return idPattern.test(first) ? { kind: 'group_unbind', groupId: first } : null;
    case 'gs':
      return pagePattern.test(first) ? { kind: 'groups', page: Number(first) } : null;
    case 'gw':
      if (!idPattern.test(first) || !pagePattern.test(second)) return null;
      return { kind: 'group_units', roundId: first, page: Number(second) };
    case 'gk':
      if (!/^[ur]$/.test(first) || !idPattern.test(second)) return null;
      return { kind: 'group_code', purpose: first === 'u' ? 'unit' : 'round', id: second };
    default:
      return null;
  }
}
