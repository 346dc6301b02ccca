/** What a coordinator may choose about the periods of regimes; see `encodePeriodAction` for the form. */
export type PeriodAction =
  { kind: 'periods' } | { kind: 'open_period' | 'skip_period'; periodId: string; confirmed: boolean };

export function encodePeriodAction(action: PeriodAction): string {
  switch (action.kind) {
    case 'periods':
      return 'pl';
    case 'open_period':
      return `po.${action.periodId}.${action.confirmed ? 1 : 0}`;
    case 'skip_period':
      return `px.${action.periodId}.${action.confirmed ? 1 : 0}`;
    default:
      return action satisfies never;
  }
}

/** @returns null for anything this program did not write, or that is about something else */
export function decodePeriodAction(
  code: string,
  [periodId = '', confirmed = '']: string[],
): PeriodAction | null {
  if (code === 'pl') return { kind: 'periods' };
  if (code !== 'po' && code !== 'px') return null;
  if (!/^[a-z0-9]{1,24}$/.test(periodId) || !/^[01]$/.test(confirmed)) return null;
  const kind = code === 'po' ? 'open_period' : 'skip_period';
  return { kind, periodId, confirmed: confirmed === '1' };
}
