import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeRound } from '../../src/bot/usecases/round/close-round.ts';
import { openRound } from '../../src/bot/usecases/round/open-round.ts';
import { publishMorning } from '../../src/bot/usecases/notice/morning.ts';
import { publishNotices } from '../../src/bot/usecases/notice/publish-notices.ts';
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

describe.each(databases)('closing a round on %s', (kind) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(kind, '2026-09-01T09:00');
    accepted(await openRound(desk.tools, { file: 'quy-3.yaml', text: round }));
  });
  afterEach(() => desk.dispose());

  const close = (code: string) => desk.act((a) => closeRound(a, code, 'đã tổng hợp xong'));

  test('ends the follow-up and the morning list, and says how many had not sent', async () => {
    desk.clock.moveTo('2026-09-21T08:00');
    expect(await close('quy-3')).toMatchObject({ ok: true, value: { title: 'Báo cáo quý III', notSent: 2 } });
    const before = await desk.waiting();
    const { tools } = desk;
    const now = tools.clock.now();
    expect(await publishNotices(tools.unitOfWork, tools, now)).toBe(0);
    await publishMorning(tools.unitOfWork, tools, now);
    expect(await desk.waiting()).toEqual(before);
    const [line] = await desk.database.client.audit.findMany({ where: { action: 'close_round' } });
    expect(line?.detail).toMatchObject({ code: 'quy-3', reason: 'đã tổng hợp xong', notSent: 2 });
  });

  test('is done once, and not to a round there is not', async () => {
    expect(await close('quy-3')).toMatchObject({ ok: true });
    expect(await close('quy-3')).toMatchObject({ refusal: { key: 'admin.refused.round_closed' } });
    expect(await close('quy-4')).toMatchObject({ refusal: { key: 'admin.refused.unknown_round' } });
  });
});
