import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beat, noticeDowntime } from '../../src/bot/usecases/notice/downtime.ts';
import { openRound } from '../../src/bot/usecases/round/open-round.ts';
import { databases } from '../support/database.ts';
import { openDesk, type Desk } from './desk.ts';
import { accepted } from './office.ts';

const round = `code: quy-3
title: Báo cáo quý III
kind: periodic
outline: { code: de-cuong }
receiving_unit: so-noi-vu
units: [so-xay-dung, so-y-te]
period: { kind: quarter, from: 2026-07-01, to: 2026-09-30 }
deadline: { before_date: 2026-09-18 }
`;

describe.each(databases)('time away on %s', (kind) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(kind, '2026-09-03T09:00');
    accepted(await openRound(desk.tools, { file: 'dot.yaml', text: round }));
  });
  afterEach(() => desk.dispose());

  const alive = async (local: string) => {
    desk.clock.moveTo(local);
    await beat(desk.tools.unitOfWork, desk.clock.now());
  };
  const starts = async (local: string) => {
    desk.clock.moveTo(local);
    await noticeDowntime(desk.tools.unitOfWork, desk.tools, desk.clock.now());
  };

  test('across a limit is told to the coordinator once, in office hours', async () => {
    await alive('2026-09-17T22:00');
    await starts('2026-09-18T02:00');
    await starts('2026-09-18T02:01');
    expect(await desk.waiting()).toEqual([
      'coordinator @ 2026-09-18T07:30: Bot gián đoạn từ 22 giờ 00 phút ngày 17/9/2026 đến 02 giờ 00 phút ngày 18/9/2026, ' +
        'trong đó có thời hạn Báo cáo quý III của 02 đơn vị chưa gửi. Đề nghị đối chiếu trước khi coi là gửi chậm.',
    ]);
    const within = (from: string, to: string) => desk.read((tx) => tx.downtimes.within(from, to));
    expect(await within('2026-09-17T17:00:00Z', '2026-09-17T17:00:00Z')).toBe(true);
    expect(await within('2026-09-17T20:00:00Z', '2026-09-17T21:00:00Z')).toBe(false);
  });

  test.each([
    ['a restart of a minute', '2026-09-17T23:59', '2026-09-18T00:01'],
    ['away after the limit', '2026-09-18T00:01', '2026-09-18T09:00'],
    ['away and back before it', '2026-09-16T09:00', '2026-09-17T09:00'],
  ])('%s is not', async (_, from, to) => {
    await alive(from);
    await starts(to);
    expect(await desk.waiting()).toEqual([]);
  });

  test('the first start of all is no time away', async () => {
    await starts('2026-09-18T09:00');
    expect(await desk.database.client.downtime.count()).toBe(0);
  });
});
