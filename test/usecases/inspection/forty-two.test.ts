import { afterEach, describe, expect, test } from 'vitest';
import { drawUp } from '../../../src/bot/usecases/inspection/synthesis.ts';
import { receiveEvent } from '../../../src/bot/usecases/receive-event.ts';
import { databases } from '../../support/database.ts';
import {
  conclusions,
  explained,
  found,
  issue,
  recommend,
  sentFile,
  stages,
  told,
} from './conclusion-desk.ts';
import { counting } from './counting.ts';
import { openInspectionDesk, type Actor, type InspectionDesk } from './desk.ts';

const digital = 'Chính quyền điện tử, chính quyền số';
const system = { kind: 'system' } as const;
const communes = Array.from({ length: 39 }, (_, at) => `xa-${String(at + 1).padStart(2, '0')}`);
/** The first nine have a conclusion each, the 33 others one together. */
const units = ['so-xay-dung', 'so-y-te', 'ubnd-huyen-kon-plong', ...communes];
const together = communes.slice(6);
const nameOf = (code: string) => `UBND xã ${code.slice(3)}`;

let desk: InspectionDesk;
afterEach(() => desk.dispose());

/** Communes: `guest` reports for the first six, `spare` for those concluded together. */
async function addCommunes(): Promise<void> {
  await desk.read(async (tx) => {
    const root = await tx.units.byCode('ubnd-tinh-kon-tum');
    for (const [at, code] of communes.entries()) {
      const id = code.replace('-', '');
      const place = { kind: 'commune', level: 'commune', parentId: root!.id, position: 100 + at } as const;
      await tx.units.save({ ...root!, ...place, id, code, name: nameOf(code) });
      const { personId } = together.includes(code) ? desk.people.spare : desk.people.guest;
      const at0 = desk.tools.clock.now();
      await tx.people.addRole({ id: `r${at}`, personId, unitId: id, role: 'focal_point', at: at0 });
    }
  });
}

/** The secretary submits, the head approves, and the coordinator records the paper; it is not issued yet. */
async function readyToIssue(paper: string): Promise<void> {
  const { secretary, head, coordinator } = desk.people;
  await secretary.taps('Trình duyệt');
  await head.taps('Mở dự thảo');
  await head.taps('Xem, duyệt');
  await head.taps('Duyệt');
  await coordinator.taps('Mở dự thảo');
  await coordinator.taps('Ghi số, ngày, bản ký');
  await coordinator.says(paper);
  await coordinator.sends(sentFile());
}

let update = 900_000;

/** Issues what the coordinator has before them; how often the store was asked. */
async function issuing(): Promise<number> {
  const open = (await conclusions(desk)).find(({ status }) => status === 'approved')!;
  const watched = counting(desk.unitOfWork);
  update += 1;
  await receiveEvent(watched.unitOfWork, desk.tools, {
    channel: 'telegram',
    botId: '1',
    updateId: String(update),
    chat: { id: 'coordinator', kind: 'private', threadId: null, title: null },
    sender: { externalId: 'coordinator', displayName: 'coordinator' },
    sentAt: desk.tools.clock.now(),
    receivedAt: desk.tools.clock.now(),
    content: {
      kind: 'tap',
      data: `ik.issue_now.${open.id}.${open.revision}`,
      messageId: null,
      callbackId: 'callback',
    },
  });
  await desk.ring();
  return watched.asked();
}

/** The unit reports on a recommendation, and the secretary judges it. */
async function putRight(officer: Actor, remediationId: string, verdict: 'd' | 'p'): Promise<void> {
  await officer.tapsForged(`ir.r.${remediationId}`);
  await officer.says('Đã niêm yết đủ thủ tục');
  const [report] = await desk.read((tx) => tx.remediations.reportsOf(system, [remediationId]));
  await desk.people.secretary.tapsForged(`ir.v.${remediationId}.${report!.id}.${verdict}`);
}

describe.each(databases)('a round of 42 units on %s', (kind) => {
  test('has ten conclusions, the last about 33 units: each unit hears its own once, and the sums are right', async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await addCommunes();
    await desk.openRound({
      inspections: units.map((unit) => ({ unit, days: ['2024-08-05'], state: explained })),
      plan: {
        scoring: {
          units: 139,
          inspectedShare: [
            { atLeast: 0.2, points: 1 },
            { atLeast: 0.15, points: 0.5 },
          ],
          remediation: { done: 1, partial: 0.5, most: 1 },
        },
      },
      reports: false,
    });
    const singles = units.slice(0, 9);
    const rest = units.slice(9).map((_, at) => `i${at + 10}`);
    expect(rest).toHaveLength(33);
    await found(desk, [
      ...singles.map((unit, at) => ({ text: `Chưa niêm yết đủ tại ${unit}`, inspectionIds: [`i${at + 1}`] })),
      { text: 'Chưa ký số văn bản đi', field: 'digital_government' as const, inspectionIds: rest },
      { text: 'Trễ hẹn 12 hồ sơ', inspectionIds: rest.slice(0, 2) },
    ]);
    const groups = new Map<string, Awaited<ReturnType<InspectionDesk['group']>>>();
    for (const unitCode of units) groups.set(unitCode, await desk.group({ unitCode }));
    const { secretary, coordinator, head, guest, spare, officer, secondOfficer, unitHead } = desk.people;
    await desk.ring();
    desk.readAll();

    let askedForOne = 0;
    for (const [at, unit] of singles.entries()) {
      await desk.moveTo(`12/08/2024 08:${10 + at}`);
      await secretary.tapsForged(`ik.draft_one.i${at + 1}`);
      await recommend(secretary, `Niêm yết đủ tại ${unit}`, 'trước ngày 01/9/2024');
      if (at === 8) {
        await readyToIssue(`${27 + at}/TB-SNV ngày 12/8/2024`);
        askedForOne = await issuing();
        continue;
      }
      await secretary.taps('Trình duyệt');
      await head.taps('Mở dự thảo');
      await head.taps('Xem, duyệt');
      await head.taps('Duyệt');
      await issue(coordinator, `${27 + at}/TB-SNV ngày 12/8/2024`);
    }
    const first = (unit: string, number: number, count: string) =>
      `Kính gửi ${unit}. Thông báo kết luận kiểm tra số ${number}/TB-SNV ngày 12/8/2024 (bản ký số kèm theo) có ${count} kiến nghị.`;
    const firstLineOf = (text: string) => text.split('\n')[0];
    for (const one of [officer, secondOfficer]) {
      expect(told(one).map(firstLineOf)).toEqual([first('Sở Xây dựng', 27, '01')]);
    }
    expect(told(unitHead).map(firstLineOf)).toEqual([first('đồng chí lãnh đạo Sở Xây dựng', 27, '01')]);
    expect(told(desk.people.healthOfficer).map(firstLineOf)).toEqual([first('Sở Y tế', 28, '01')]);
    expect(told(desk.people.districtOfficer).map(firstLineOf)).toEqual([
      first('UBND huyện Kon Plông', 29, '01'),
    ]);
    const toGuest = told(guest);
    expect(toGuest.map(firstLineOf)).toEqual(
      communes.slice(0, 6).map((code, at) => first(nameOf(code), 30 + at, '01')),
    );
    // Of each unit's conclusion, what was recommended to that unit and to no other.
    for (const [at, text] of toGuest.entries()) {
      expect(text.match(/Niêm yết đủ tại \S+/g)).toEqual([`Niêm yết đủ tại ${communes[at]}`]);
    }
    expect(told(spare)).toEqual([]);

    await desk.moveTo('12/08/2024 09:00');
    await secretary.tapsForged('ik.draft_all.i10');
    expect(secretary.last().text).toContain('33 đơn vị: UBND xã 07; ');
    await recommend(secretary, 'Ký số văn bản đi', 'trước ngày 01/9/2024', digital);
    await recommend(secretary, 'Khắc phục hồ sơ trễ hẹn', 'trước ngày 15/9/2024');
    await secretary.taps('Sửa kiến nghị');
    await secretary.taps('1');
    await secretary.taps('Đơn vị thực hiện');
    await secretary.says('1, 2');
    await secretary.taps('Về dự thảo');
    await readyToIssue('81/TB-SNV ngày 12/8/2024');
    const askedForMany = await issuing();
    // One transaction, whose length does not grow with the units.
    expect(askedForMany).toBeLessThanOrEqual(askedForOne + 3);
    const toSpare = told(spare);
    expect(toSpare.map(firstLineOf)).toEqual(
      together.map((code, at) => first(nameOf(code), 81, at < 2 ? '02' : '01')),
    );
    for (const [at, text] of toSpare.entries()) expect(text.includes('trễ hẹn')).toBe(at < 2);
    const others = [
      'officer',
      'secondOfficer',
      'unitHead',
      'healthOfficer',
      'districtOfficer',
      'guest',
    ] as const;
    for (const name of others) expect([name, told(desk.people[name])]).toEqual([name, []]);
    for (const [unitCode, group] of groups) {
      const number = together.includes(unitCode) ? 81 : 27 + units.indexOf(unitCode);
      const heard = group.read().map(({ text }) => text);
      expect([unitCode, heard]).toEqual([
        unitCode,
        [expect.stringContaining(`số ${number}/TB-SNV ngày 12/8/2024: Kết quả kiểm tra`)],
      ]);
      expect(heard.join()).not.toMatch(/niêm yết|ký số|trễ hẹn/i);
    }
    expect(
      (await conclusions(desk)).map(({ status, inspectionIds }) => [status, inspectionIds.length]),
    ).toEqual([...Array.from({ length: 9 }, () => ['issued', 1]), ['issued', 33]]);
    expect(new Set((await stages(desk)).map((line) => line.split(': ')[1]))).toEqual(
      new Set(['remediation']),
    );

    // 9 + 33 + 2 = 44 recommendations: two judged in chat; of the others 21 are done and 11 partly.
    const rows = await desk.read((tx) => tx.remediations.ofRound(system, 'kt'));
    expect(rows).toHaveLength(44);
    const rowOf = (inspectionId: string) => rows.find((row) => row.inspectionId === inspectionId)!.id;
    await putRight(officer, rowOf('i1'), 'd');
    await putRight(desk.people.healthOfficer, rowOf('i2'), 'p');
    await desk.read(async (tx) => {
      const ofAll = rows.filter(({ text }) => text === 'Ký số văn bản đi');
      for (const [at, row] of ofAll.slice(0, 32).entries()) {
        await tx.remediations.save({ ...row, status: at < 21 ? 'done' : 'partial' }, desk.tools.clock.now());
      }
    });
    const {
      score,
      remediation,
      inspected,
      conclusions: papers,
    } = await desk.read(async (tx) => {
      const round = await tx.inspections.roundById(system, 'kt');
      return drawUp(tx, system, round!, { now: desk.tools.clock.now(), timeZone: desk.tools.timeZone });
    });
    expect(score).toEqual({
      inspectedUnits: 42,
      units: 139,
      share: 42 / 139,
      inspectedPoints: 1,
      // (22 · 1.00 + 12 · 0.50) / 44
      remediationPoints: 28 / 44,
    });
    expect(remediation).toMatchObject({ total: 44, done: 22, partial: 12, open: 10 });
    expect(inspected).toMatchObject([{ kind: 'on_site', planned: 42, carriedOut: 42 }]);
    expect(papers.map(({ number }) => number)).toEqual([
      ...Array.from({ length: 9 }, (_, at) => `${27 + at}/TB-SNV`),
      '81/TB-SNV',
    ]);
    await coordinator.tapsForged('ir.s.kt');
    const { text } = coordinator.last();
    expect(text).toContain('tỷ lệ đơn vị được kiểm tra: 1 điểm; xử lý vấn đề phát hiện: 0,64 điểm.');
  });
});
