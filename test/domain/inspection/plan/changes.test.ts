import { expect, it } from 'vitest';
import { freshInspection } from '../../../../src/domain/inspection/inspection.ts';
import { changesOfPlan } from '../../../../src/domain/inspection/plan/changes.ts';
import type { Inspection, InspectionTrace } from '../../../../src/domain/inspection/ports.ts';

const inspection = (id: string, more: Partial<Inspection> = {}): Inspection => ({
  ...{ id, roundId: 'kt', unitId: id, unitName: `Sở ${id}`, kind: 'on_site', dates: { kind: 'open' } },
  ...{ state: freshInspection, revision: 0, assignmentId: null, hidden: false, orderedBy: null },
  ...{ followsId: null, createdAt: '2024-07-22T01:00:00.000Z' },
  ...more,
});
const line = (
  hour: number,
  inspectionId: string | null,
  action: string,
  more: Partial<InspectionTrace> = {},
): InspectionTrace => ({
  ...{ roundId: 'kt', inspectionId, action, at: `2024-07-22T0${hour}:00:00.000Z` },
  ...{ actorId: null, reason: null },
  ...more,
});

it('lists what departs from the plan in its order, with the reason of the command line; of what is hidden nothing', () => {
  const from = { kind: 'month' as const, month: '2024-08' };
  const to = { kind: 'days' as const, days: ['2024-08-20'] };
  const moved = [{ from, to, reason: null, at: '2024-07-22T03:00:00.000Z', by: 'head' }];
  const detail = { personId: 'somebody', role: 'team_member' };
  const changes = changesOfPlan(
    [
      line(1, null, 'open_round'),
      line(2, 'a', 'add_unit', { reason: 'chỉ đạo', detail: { unit: 'so-a', kind: 'on_site', dates: from } }),
      line(3, 'a', 'fix_dates', { detail: { dates: to } }),
      line(4, null, 'add_member', { detail }),
      line(4, 'a', 'add_member', { detail }),
      line(4, null, 'change_team', { reason: 'quyết định', detail: { person: 'somebody' } }),
      line(5, 'a', 'cancel', { actorId: 'coordinator', reason: 'sáp nhập' }),
      line(6, 'a', 'reinstate', { actorId: 'coordinator', reason: 'chưa sáp nhập' }),
      line(7, 'hush', 'add_member', { detail }),
      line(8, 'hush', 'cancel', { reason: 'không cần' }),
    ],
    [
      inspection('a', { state: { ...freshInspection, moved } }),
      inspection('hush', { kind: 'surprise', hidden: true, state: { ...freshInspection, moved } }),
    ],
  );
  expect(changes.map(({ kind, unit, actorId, reason }) => [kind, unit, actorId, reason])).toEqual([
    ['unit_added', 'Sở a', null, 'chỉ đạo'],
    ['days', 'Sở a', 'head', null],
    ['member_added', null, null, 'quyết định'],
    ['member_added', 'Sở a', null, 'quyết định'],
    ['unit_removed', 'Sở a', 'coordinator', 'sáp nhập'],
    ['unit_back', 'Sở a', 'coordinator', 'chưa sáp nhập'],
  ]);
});
