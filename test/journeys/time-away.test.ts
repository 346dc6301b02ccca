import { afterEach, describe, expect, it } from 'vitest';
import { ring } from '../../src/bot/usecases/ring.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { databases } from '../support/database.ts';
import { sendsFromNotice, toldTo } from '../support/report.ts';
import { createWorld, type World } from '../support/world.ts';

/** September 2026 has no days off after 02/9: "trước ngày 18/9" ends on Thursday 17, and its steps are the 10th, 14th, 16th. */
const title = 'Báo cáo quý III năm 2026';
const round = `
code: bao-cao-quy-3
title: ${title}
kind: periodic
outline: { code: kon-tum-2024, version: 1 }
receiving_unit: so-noi-vu
units: [ubnd-xa-an-binh, ubnd-xa-an-phu]
period: { kind: quarter, number: 3, from: 2026-07-01, to: 2026-09-30 }
deadline: { before_date: 2026-09-18 }
`;
const limit = 'Thời hạn: trước ngày 18/9/2026, tức hết thứ Năm, 17/9/2026.';
const left = (days: string) => `${title} của UBND xã An Bình: còn ${days} ngày làm việc. ${limit}`;
const overdue = (days: string) => `${title} của UBND xã An Bình đã quá hạn ${days} ngày làm việc, chưa gửi.`;

let world: World;
afterEach(async () => {
  await world.stop();
});

const told = (by: Parameters<World['heard']>[0]) => toldTo(world, by);

/** The round is open since Monday 07/9, and everybody has been told so. */
async function begins(kind: (typeof databases)[number]) {
  world = await createWorld(kind, 'hai-cap-2026', { at: '07/09/2026 08:00', rounds: [round] });
  const coordinator = await world.joined('Thường trực', 'so-noi-vu', 'coordinator');
  const officer = await world.joined('Cán bộ An Bình', 'ubnd-xa-an-binh', 'focal_point');
  const group = await world.group('Quý III', [coordinator, officer]);
  await group.boundBy(coordinator, await world.groupCode({ roundCode: 'bao-cao-quy-3' }));
  await world.playUntil('07/09/2026 08:01');
  expect(told(officer).at(-1)?.[1]).toContain('đề nghị UBND xã An Bình báo cáo');
  for (const each of [coordinator, group]) world.heard(each);
  return { coordinator, officer, group };
}

describe.each(databases)('time away on %s', (kind) => {
  it('makes up for some hours on the same day', async () => {
    const { coordinator, officer } = await begins(kind);
    await world.playUntil('10/09/2026 06:00');
    await world.goesDown();
    world.jumpsTo('10/09/2026 10:05');
    await world.comesUp();
    expect(told(officer).map(([at, text]) => [at, text.split('\n')[0]])).toEqual([
      ['10/09/2026 10:05', left('05')],
    ]);
    expect(told(coordinator).map(([at]) => at)).toEqual(['10/09/2026 10:05']);
  });

  it('waits for the office to open when it comes up at noon or in the evening', async () => {
    const { officer } = await begins(kind);
    await world.playUntil('09/09/2026 18:00');
    for (const [up, opening, words] of [
      ['10/09/2026 12:00', '10/09/2026 13:30', left('05')],
      ['14/09/2026 20:00', '15/09/2026 07:30', left('02')],
    ] as const) {
      await world.goesDown();
      world.jumpsTo(up);
      await world.comesUp();
      expect(told(officer)).toEqual([]);
      await world.playUntil(opening);
      expect(told(officer).map(([at, text]) => [at, text.split('\n')[0]])).toEqual([[opening, words]]);
    }
  });

  it('tells each person the one step that is true after eight days, and flags the limit that passed', async () => {
    const { coordinator, officer, group } = await begins(kind);
    await world.playUntil('11/09/2026 18:00');
    for (const each of [coordinator, officer, group]) world.heard(each);
    await world.goesDown();
    // From Friday evening to Saturday of the week after: three steps and the limit have gone by.
    world.jumpsTo('19/09/2026 20:00');
    await world.comesUp();
    for (const each of [coordinator, officer, group]) expect(told(each)).toEqual([]);

    await world.playUntil('21/09/2026 09:00');
    expect(told(officer).map(([at, text]) => [at, text.split(' Thời hạn')[0]])).toEqual([
      ['21/09/2026 07:30', overdue('02')],
    ]);
    const toCoordinator = told(coordinator);
    expect(toCoordinator.map(([at, text]) => [at, text.split(' ').slice(0, 2).join(' ')])).toEqual([
      ['21/09/2026 07:30', 'Bot gián'],
      ['21/09/2026 07:30', 'Danh sách'],
    ]);
    expect(toCoordinator[0]?.[1]).toBe(
      'Bot gián đoạn từ 18 giờ 00 phút ngày 11/9/2026 đến 20 giờ 00 phút ngày 19/9/2026, trong đó có thời hạn ' +
        `${title} của 02 đơn vị chưa gửi. Đề nghị đối chiếu trước khi coi là gửi chậm.`,
    );
    // The morning of the limit and the one after it were missed: the group learns on the next.
    expect(
      told(group).map(([at, text]) => [
        at,
        text.includes('Quá hạn chưa gửi: UBND xã An Bình; UBND xã An Phú.'),
      ]),
    ).toEqual([['21/09/2026 07:30', true]]);

    // Whoever sends now sees that it will be compared before it counts as late.
    expect(await sendsFromNotice(world, officer)).toContain(
      'Bot gián đoạn đúng lúc hết thời hạn; thời điểm gửi sẽ được cơ quan thường trực đối chiếu trước khi coi là gửi chậm.',
    );
    await world.playUntil('25/09/2026 18:00');
    expect(told(officer)).toEqual([]);
  });

  it('keeps what Telegram refused in the morning from arriving at noon or at night', async () => {
    const { officer } = await begins(kind);
    await world.playUntil('14/09/2026 07:29');
    world.heard(officer);
    const refuses = () =>
      world.simulator.control.faults.add({ kind: 'server_error', method: 'sendMessage', times: Infinity });
    for (const [refusedAt, quiet, opening] of [
      ['14/09/2026 07:30', '14/09/2026 12:30', '14/09/2026 13:30'],
      ['16/09/2026 07:30', '16/09/2026 21:00', '17/09/2026 07:30'],
    ] as const) {
      refuses();
      await world.playUntil(refusedAt);
      world.jumpsTo(quiet);
      await world.app().ring();
      world.simulator.control.faults.clear();
      world.clock.advance(30 * 60_000);
      await world.settle();
      await world.goesDown();
      await world.comesUp();
      expect(told(officer)).toEqual([]);
      await world.playUntil(opening);
      expect(told(officer).map(([at]) => at)).toEqual([opening]);
    }
  });

  it('opens a round once, however many ring when its day has come', async () => {
    world = await createWorld(kind, 'dak-song-2017', {
      at: '26/01/2017 23:00',
      regimes: ['dak-song-2017.yaml'],
    });
    const officer = await world.joined('Cán bộ', 'phong-tu-phap', 'focal_point');
    world.heard(officer);
    const other = await openDatabase({ url: world.databaseUrl });
    world.jumpsTo('27/01/2017 00:00');
    const bells = [world.app().ring(), world.app().ring()];
    if (kind === 'postgresql') bells.push(ring(createUnitOfWork(other), world.app().tools));
    await Promise.all(bells);
    await other.close();
    await world.playUntil('02/02/2017 09:00');
    expect(told(officer).map(([at]) => at)).toEqual(['02/02/2017 07:30']);
    const rounds = await world.unitOfWork.run((tx) => tx.rounds.overseen({ kind: 'system' }));
    expect(rounds.map(({ code }) => code)).toEqual(['cchc-dak-song-2017-quy-1']);
  });

  it('does not send what was left in the outbox beside what has become true since', async () => {
    const { officer } = await begins(kind);
    await world.playUntil('13/09/2026 20:00');
    world.heard(officer);
    // Telegram does not answer on Monday morning; then the program is down until Thursday.
    world.simulator.control.faults.add({ kind: 'server_error', method: 'sendMessage', times: Infinity });
    await world.playUntil('14/09/2026 07:31');
    await world.goesDown();
    world.simulator.control.faults.clear();
    world.jumpsTo('17/09/2026 09:00');
    await world.comesUp();
    expect(told(officer).map(([at, text]) => [at, text.split('.')[0]])).toEqual([
      ['17/09/2026 09:00', `Hôm nay, thứ Năm, 17/9/2026, hết thời hạn gửi ${title} của UBND xã An Bình`],
    ]);
  });

  it('doubles nothing when the bell is rung twice at once, by two programs, or after a jump of the clock', async () => {
    const { coordinator, officer, group } = await begins(kind);
    const other = await openDatabase({ url: world.databaseUrl });
    const second = () => ring(createUnitOfWork(other), world.app().tools);
    for (const moment of ['10/09/2026 07:30', '14/09/2026 07:30', '18/09/2026 07:30']) {
      world.jumpsTo(moment);
      const bells = [world.app().ring(), world.app().ring()];
      if (kind === 'postgresql') bells.push(second(), second());
      await Promise.all(bells);
      await world.settle();
      await Promise.all([world.app().ring(), world.app().ring()]);
      await world.settle();
    }
    await other.close();
    const moments = ['10/09/2026 07:30', '14/09/2026 07:30', '18/09/2026 07:30'];
    expect(told(officer).map(([at]) => at)).toEqual(moments);
    expect(told(coordinator).map(([at]) => at)).toEqual(moments);
    expect(told(group).map(([at]) => at)).toEqual(['18/09/2026 07:30']);
  });

  it('tells who joins late where things stand, and then goes on with the next step', async () => {
    await begins(kind);
    await world.playUntil('14/09/2026 15:00');
    const latecomer = await world.joined('Cán bộ An Phú', 'ubnd-xa-an-phu', 'focal_point');
    expect(latecomer.last().text).toContain(`${limit}\nCòn 03 ngày làm việc.`);
    world.heard(latecomer);
    await world.playUntil('16/09/2026 18:00');
    expect(told(latecomer).map(([at, text]) => [at, text.split('\n')[0]])).toEqual([
      ['16/09/2026 07:30', left('01').replace('An Bình', 'An Phú')],
    ]);
  });
});
