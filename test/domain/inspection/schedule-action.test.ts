import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../src/domain/action.ts';
import type { ScheduleAction } from '../../../src/domain/inspection/schedule/action.ts';
import { sessionStepSchema } from '../../../src/domain/inspection/inspection.ts';
import { teamRoleSchema } from '../../../src/domain/inspection/kind.ts';

const id = 'abcdefgh123456';
const other = '654321hgfedcba';

const aboutInspection = [
  'inspection',
  'fix_dates',
  'postpone',
  'confirm_dates',
  'send_notice',
  'same_notice',
  'acknowledge',
  'start',
  'session',
  'field_check',
  'record_minutes',
  'explain',
  'nothing_to_explain',
  'skip',
  'cancel',
  'close',
  'team',
  'add_member',
] as const;

const every: ScheduleAction[] = [
  { kind: 'inspections', page: 0 },
  { kind: 'round_inspections', roundId: id, page: 12 },
  ...aboutInspection.map((kind): ScheduleAction => ({ kind, inspectionId: id })),
  ...sessionStepSchema.options.map((step): ScheduleAction => ({
    kind: 'session_step',
    inspectionId: id,
    step,
  })),
  { kind: 'confirm_notice', inspectionId: id, hour: '08:30' },
  { kind: 'confirm_notice', inspectionId: id, hour: null },
  { kind: 'round_team', roundId: id },
  { kind: 'add_round_member', roundId: id },
  { kind: 'order_surprise', roundId: id },
  { kind: 'remove_member', memberId: other, of: 'inspection', id },
  { kind: 'remove_member', memberId: other, of: 'round', id },
  { kind: 'pick_member', personId: id },
  { kind: 'surprise_orderer', personId: id },
  { kind: 'surprise_member', personId: id },
  ...teamRoleSchema.options.map((role): ScheduleAction => ({ kind: 'member_role', role })),
  { kind: 'surprise_unit', unitId: id },
  { kind: 'surprise_day', day: '2024-08-20' },
  { kind: 'surprise_self_ordered' },
  { kind: 'surprise_back' },
  { kind: 'surprise_ready' },
  { kind: 'ask_again' },
  { kind: 'session_undo', inspectionId: id, what: 'field_check' },
  { kind: 'session_undo', inspectionId: id, what: 'discussion' },
  { kind: 'explain_typed', inspectionId: id },
  { kind: 'reinstate', inspectionId: id },
  { kind: 'successor', personId: id },
  ...(['dates', 'cancel', 'reinstate', 'remove_member', 'add_member'] as const).map(
    (deed): ScheduleAction => ({ kind: 'confirm_change', deed, id }),
  ),
];

it.each(every)('fits a button and is read back: $kind', (choice) => {
  const action = { kind: 'inspection_schedule', choice } as const;
  const data = encodeAction(action);
  expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(64);
  expect(decodeAction(data)).toEqual(action);
});

it('gives no two choices the same data', () => {
  const written = every.map((choice) => encodeAction({ kind: 'inspection_schedule', choice }));
  expect(new Set(written).size).toBe(every.length);
});

it.each([
  'is',
  'is.i',
  'is.i.',
  'is.i.A',
  'is.zz.a',
  'is.y.a.9',
  'is.g.a.2560',
  'is.sd.20241340',
  'is.mr.7',
  'is.v.a.x.b',
  'is.cc.z.a',
  'is.l.-1',
])('knows no %s', (data) => expect(decodeAction(data)).toBeNull());
