import { afterEach, describe, expect, test } from 'vitest';
import {
  composeMorning,
  publishInspectionMorning,
} from '../../../src/bot/usecases/inspection/follow-up/morning.ts';
import type { NoticeRequest } from '../../../src/domain/notice/request.ts';
import type { Outgoing } from '../../../src/domain/outbox/ports.ts';
import type { Transaction } from '../../../src/domain/ports.ts';
import { databases } from '../../support/database.ts';
import { counting } from './counting.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';

let desk: InspectionDesk;
afterEach(() => desk.dispose());

type Morning = Extract<NoticeRequest, { kind: 'inspection_morning' }>;

/** So many communes, of which a third is ahead, a third silent under way, and a third has something overdue. */
async function openRoundOf(count: number): Promise<void> {
  const codes = Array.from({ length: count }, (_, at) => `xa-${at + 1}`);
  await desk.read(async (tx) => {
    const root = await tx.units.byCode('ubnd-tinh-kon-tum');
    for (const [at, code] of codes.entries()) {
      const place = { kind: 'commune', level: 'commune', parentId: root!.id, position: 100 + at } as const;
      await tx.units.save({ ...root!, ...place, id: code, code, name: `UBND xã ${at + 1}` });
    }
  });
  await desk.openRound({
    inspections: codes.map((unit, at) => {
      const stage = (['scheduled', 'under_way', 'issued'] as const)[at % 3]!;
      return { unit, days: [stage === 'scheduled' ? '2024-08-29' : '2024-08-01'], state: { stage } };
    }),
    plan: {
      inspections: [
        {
          kind: 'on_site',
          units: codes,
          dates: [],
          terms: {
            scheduleNotice: { workingDaysBefore: 10, anchor: 'inspection_day' },
            conclusion: { withinWorkingDays: 10, anchor: 'inspection_day' },
          },
        },
      ],
    },
    reports: false,
  });
  for (const [at] of codes.entries()) {
    if (at % 3 !== 2) continue;
    const recommendations = [{ text: 'Ký số văn bản đi', term: byDate('2024-08-14') }];
    await issued(desk, { id: `k${at}`, inspectionIds: [`i${at + 1}`], recommendations });
  }
}

/** What waits in the outbox after the work, and how often the store was asked. */
async function watched(work: (tx: Transaction) => Promise<unknown>) {
  const put: Outgoing[] = [];
  const watch = counting(desk.unitOfWork);
  await watch.unitOfWork.run(async (tx) => {
    const outbox = {
      ...tx.outbox,
      putMany: (rows: Outgoing[], at: string) => {
        put.push(...rows);
        return tx.outbox.putMany(rows, at);
      },
    };
    await work(Object.assign(Object.create(tx) as Transaction, { outbox }));
  });
  return { asked: watch.asked(), put };
}

describe.each(databases)('the morning of those who inspect, on %s', (kind) => {
  test('asks the store as often for 139 units as for 10, and once for everybody', async () => {
    const looks: { units: number; drawn: number; said: number; said_late: number }[] = [];
    for (const units of [10, 42, 139]) {
      if (units > 10) await desk.dispose();
      desk = await openInspectionDesk(kind, '15/08/2024 09:00');
      await openRoundOf(units);
      const mornings = { since: '2024-08-16', today: '2024-08-16' };
      const now = '2024-08-16T00:30:00.000Z';
      const { asked, put } = await watched((tx) => publishInspectionMorning(desk.tools, tx, mornings, now));
      expect(put).toHaveLength(3);
      const requests = put.map(({ view }) => view.composed as Morning);
      // Head and secretary: notices, conclusions; the coordinator: notices and what is overdue.
      const third = (place: number) => Math.ceil((units - place) / 3);
      expect(requests.map(({ matters }) => matters.length).sort()).toEqual(
        [third(0) + third(1), third(0) + third(1), third(0) + third(2)].sort(),
      );
      const [first] = requests;
      const said = await watched((tx) => composeMorning(desk.tools, tx, first!, now));
      const late = '2024-08-16T03:00:00.000Z';
      const again = await watched((tx) => composeMorning(desk.tools, tx, first!, late));
      looks.push({ units, drawn: asked, said: said.asked, said_late: again.asked });
    }
    const [ten] = looks;
    for (const { units: _, ...each } of looks) {
      expect(each).toEqual({ drawn: ten!.drawn, said: ten!.said, said_late: ten!.said_late });
    }
    expect(ten!.drawn).toBeLessThanOrEqual(18);
    // Found out once: those who are told are only told.
    expect(ten!.said).toBeLessThanOrEqual(2);
  });
});
