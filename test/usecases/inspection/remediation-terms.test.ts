import { afterEach, describe, expect, it } from 'vitest';
import type { DatabaseKind } from '../../../src/bot/store/database/url.ts';
import { recomputeLimits } from '../../../src/bot/usecases/deadline/recompute-limits.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { byDate, issued } from './issued-conclusion.ts';
import { firstLines, mornings } from './remediation-days.ts';

const system = { kind: 'system' } as const;

let desk: InspectionDesk | null = null;
afterEach(async () => {
  await desk?.dispose();
  desk = null;
});

/** Sở Xây dựng ("xd") and Sở Y tế ("yt") at the moment their conclusion is issued. */
async function atIssue(kind: DatabaseKind, at = '15/08/2024 09:00'): Promise<InspectionDesk> {
  desk = await openInspectionDesk(kind, at);
  await desk.openRound({
    inspections: [
      { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'issued' } },
      { id: 'yt', unit: 'so-y-te', days: ['2024-08-06'], state: { stage: 'issued' } },
    ],
    reports: false,
  });
  desk.readAll();
  return desk;
}

/** First line of a morning in September 2024: "10/09". */
function titleOf(day: string): string {
  const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
  const [date = '', month = ''] = day.split('/');
  const weekday = weekdays[new Date(Date.UTC(2024, Number(month) - 1, Number(date))).getUTCDay()];
  return `Theo dõi kiểm tra, ${weekday}, ${date}/${Number(month)}/2024: 01 việc`;
}

const stageOf = (office: InspectionDesk, id: string) =>
  office.read(async (tx) => (await tx.inspections.byId(system, id))!.state.stage);

describe.each(databases)('the terms of what a unit has to put right, on %s', (kind) => {
  it('reminds each officer once for everything under one term, over 02/9, then the coordinator', async () => {
    const office = await atIssue(kind);
    const { officer, secretary } = office.people;
    await issued(office, {
      inspectionIds: ['xd'],
      recommendations: ['một', 'hai', 'ba', 'bốn', 'năm'].map((n) => ({
        text: `Việc ${n}`,
        term: byDate('2024-09-09'),
      })),
    });
    await office.read((tx) =>
      tx.conclusions.acknowledge({
        conclusionId: 'k1',
        inspectionId: 'xd',
        personId: officer.personId,
        at: office.tools.clock.now(),
      }),
    );
    const before = await mornings(office, '2024-08-16', '2024-09-05');
    // 02 and 03/9 are off: the fifth working day before 09/9 is 29/8.
    expect(firstLines(before)).toEqual([
      ...['officer', 'secondOfficer'].map(
        (who) =>
          `29/08 ${who}: Khắc phục sau kiểm tra của Sở Xây dựng: còn 05 ngày làm việc. Thời hạn: chậm nhất ngày 09/9/2024, tức hết thứ Hai, 09/9/2024.`,
      ),
      ...['officer', 'secondOfficer'].map(
        (who) =>
          `04/09 ${who}: Khắc phục sau kiểm tra của Sở Xây dựng: còn 03 ngày làm việc. Thời hạn: chậm nhất ngày 09/9/2024, tức hết thứ Hai, 09/9/2024.`,
      ),
    ]);
    expect(before[0]).toContain('Còn 05 kiến nghị:\n- Việc một (chưa khắc phục)\n- Việc hai');

    // Two are reported, and one of them is judged as done: what waits for the team is not asked of the unit.
    await officer.says('/kiemtra');
    const [first, second] = (await office.read((tx) => tx.remediations.ofConclusion(system, 'k1'))).sort(
      (a, b) => a.number - b.number,
    );
    for (const { id } of [first!, second!]) {
      await officer.tapsForged(`ir.r.${id}`);
      await officer.says('Đã thực hiện xong.');
    }
    await secretary.tapsForged(`ir.i.${first!.id}`);
    await secretary.taps('Đã hoàn thành');
    await office.moveTo('05/09/2024 16:00');
    office.readAll();

    const after = await mornings(office, '2024-09-06', '2024-09-24');
    expect(firstLines(after).filter((line) => line.includes(' officer:'))).toEqual([
      '06/09 officer: Khắc phục sau kiểm tra của Sở Xây dựng: còn 01 ngày làm việc. Thời hạn: chậm nhất ngày 09/9/2024, tức hết thứ Hai, 09/9/2024.',
      '09/09 officer: Hôm nay, thứ Hai, 09/9/2024, hết thời hạn báo cáo khắc phục sau kiểm tra của Sở Xây dựng. Đề nghị đồng chí hoàn thành trước 15 giờ để kịp ký số, phát hành.',
      ...['10/09 01', '11/09 02', '12/09 03', '13/09 04', '16/09 05', '23/09 10']
        .map((each) => each.split(' '))
        .map(
          ([day, over]) =>
            `${day} officer: Báo cáo khắc phục sau kiểm tra của Sở Xây dựng đã quá hạn ${over} ngày làm việc. Thời hạn: chậm nhất ngày 09/9/2024, tức hết thứ Hai, 09/9/2024. Đề nghị đồng chí khẩn trương hoàn thiện, trình ký.`,
        ),
    ]);
    expect(after.find((text) => text.startsWith('06/09 officer'))).toMatch(
      /Còn 03 kiến nghị:\n- Việc ba .*\n- Việc bốn .*\n- Việc năm /,
    );
    // Then every day for a working week, and each Monday; what waits for the team is not the unit's delay.
    expect(after.filter((text) => text.includes(' coordinator:'))).toEqual(
      ['10/09 01', '11/09 02', '12/09 03', '13/09 04', '16/09 05', '23/09 10'].map((each) => {
        const [day, over] = each.split(' ');
        return `${day} coordinator: ${titleOf(day!)}\n- Sở Xây dựng: 03 kiến nghị quá hạn khắc phục; quá ${over} ngày làm việc (hết thứ Hai, 09/9/2024).`;
      }),
    );
    // The team is asked for its word on what was reported on 05/9.
    expect(after.filter((text) => text.includes(' head:')).map((text) => text.slice(0, 5))).toEqual([
      '11/09',
      '12/09',
      '13/09',
      '16/09',
      '17/09',
      '23/09',
    ]);
  });

  it('tells an officer of all that is over in one message a morning', async () => {
    const office = await atIssue(kind);
    await issued(office, {
      inspectionIds: ['xd'],
      recommendations: [
        { text: 'Ký số văn bản đi', term: byDate('2024-09-09') },
        { text: 'Công khai kết quả', term: byDate('2024-09-11') },
      ],
    });
    await office.moveTo('20/09/2024 09:00');
    office.readAll();
    const heard = await mornings(office, '2024-09-21', '2024-10-01');
    expect(heard.filter((text) => text.includes(' officer:'))).toEqual(
      ['23/09 10 08', '30/09 15 13'].map((each) => {
        const [day, one, two] = each.split(' ');
        const over = (count: string, words: string, text: string) =>
          `Báo cáo khắc phục sau kiểm tra của Sở Xây dựng đã quá hạn ${count} ngày làm việc. Thời hạn: chậm nhất ngày ${words}. Đề nghị đồng chí khẩn trương hoàn thiện, trình ký.\nCòn 01 kiến nghị:\n- ${text} (chưa khắc phục)`;
        return (
          `${day} officer: ${over(one!, '09/9/2024, tức hết thứ Hai, 09/9/2024', 'Ký số văn bản đi')}\n` +
          over(two!, '11/9/2024, tức hết thứ Tư, 11/9/2024', 'Công khai kết quả')
        );
      }),
    );
    await office.people.officer.taps('Báo cáo khắc phục');
    expect(office.people.officer.last().text).toContain('Kiến nghị sau kiểm tra của Sở Xây dựng');
  });

  it('never calls a unit overdue for what waits for the team', async () => {
    const office = await atIssue(kind);
    const { officer, secretary, coordinator } = office.people;
    const [row] = await issued(office, {
      inspectionIds: ['xd'],
      recommendations: [{ text: 'Ký số văn bản đi', term: byDate('2024-09-09') }],
    });
    await office.moveTo('05/09/2024 09:00');
    await officer.tapsForged(`ir.r.${row!.id}`);
    await officer.says('Đã ký số mọi văn bản đi.');
    office.readAll();
    const heard = await mornings(office, '2024-09-06', '2024-09-13');
    expect(heard.join('\n')).not.toContain('quá hạn');
    expect(heard.filter((text) => text.includes(' officer:'))).toEqual([]);
    expect(heard.filter((text) => text.includes(' secretary:')).at(-1)).toContain(
      'Sở Xây dựng: 01 kiến nghị đã báo cáo, chờ thẩm định',
    );
    const left = () =>
      office.read(async (tx) => {
        const { receivingUnitId } = (await tx.inspections.roundById(system, 'kt'))!;
        return tx.remediations.countLeft(receivingUnitId, '2024-09-13');
      });
    expect(await left()).toEqual({ open: 1, overdue: 0 });
    await coordinator.tapsForged('ir.b.kt.0');
    expect(coordinator.last().text).toContain('chưa khắc phục 1; chờ thẩm định 01');
    expect(coordinator.last().choices).not.toContain('Thư gửi người đứng đầu (01)');
    await officer.says('/baocao');
    expect(officer.last().text).not.toContain('quá hạn');

    // The team asks for more: it is the unit's turn again, and its term has passed.
    await secretary.tapsForged(`ir.i.${row!.id}`);
    await secretary.taps('Đề nghị bổ sung');
    await secretary.says('Nêu số văn bản đã ký số.');
    expect(await left()).toEqual({ open: 1, overdue: 1 });
    await coordinator.tapsForged('ir.b.kt.0');
    expect(coordinator.last().text).toContain('chưa khắc phục 1; quá hạn 01');
  });

  it('asks the team for a term where there is none, and tells each unit once', async () => {
    const office = await atIssue(kind);
    const { head, member, officer, coordinator } = office.people;
    await issued(office, {
      inspectionIds: ['xd', 'yt'],
      recommendations: [{ text: 'Ký số văn bản đi' }, { text: 'Công khai kết quả' }],
    });
    await member.tapsForged('ir.l.xd');
    expect(member.last().text).toContain('Chưa có thời hạn: 02.');
    expect(member.last().choices).not.toContain('Đặt thời hạn chung (04)');
    await head.tapsForged('ir.l.xd');
    await head.taps('Đặt thời hạn chung (02)');
    expect(head.last().text).toContain('Còn 04 kiến nghị theo Thông báo kết luận số 27/TB-SNV');
    await head.says('01/8/2024');
    await head.says('chậm nhất ngày 01/8/2024');
    expect(head.last().text).toContain('Đề nghị nhập thời hạn chung');
    await head.says('trước ngày 07/9/2024');
    expect(head.last().text).toContain(
      'Đã đặt thời hạn cho 04 kiến nghị. Thời hạn: trước ngày 07/9/2024, tức hết thứ Sáu, 06/9/2024.',
    );
    const told = office.readAll();
    expect(told.officer).toEqual([
      'Thời hạn khắc phục 02 kiến nghị sau kiểm tra của Sở Xây dựng. Thời hạn: trước ngày 07/9/2024, tức hết thứ Sáu, 06/9/2024.\nCòn 02 kiến nghị:\n- Ký số văn bản đi (chưa khắc phục)\n- Công khai kết quả (chưa khắc phục)',
    ]);
    expect(told.healthOfficer).toHaveLength(1);
    await head.tapsForged('ir.c.k1');
    expect(head.last().text).toBe('Tất cả kiến nghị theo kết luận này đã có thời hạn hoặc đã hoàn thành.');

    // One of them is moved by the coordinator in the evening: told next morning, and the ladder follows.
    const [row] = await office.read((tx) => tx.remediations.ofConclusion(system, 'k1'));
    await office.moveTo('15/08/2024 19:00');
    await coordinator.tapsForged(`ir.t.${row!.id}`);
    await coordinator.says('trong 30 ngày kể từ ngày ban hành kết luận');
    expect(coordinator.last().text).toContain('Đã đặt thời hạn cho 01 kiến nghị.');
    await officer.tapsForged(`ir.t.${row!.id}`);
    expect(officer.last().text).toBe('Đồng chí không thẩm định kết quả khắc phục của chính đơn vị mình.');
    office.readAll();
    const next = await mornings(office, '2024-08-16', '2024-08-29');
    expect(firstLines(next).filter((line) => line.includes(' officer:'))).toEqual([
      '16/08 officer: Thời hạn khắc phục 01 kiến nghị sau kiểm tra của Sở Xây dựng. Thời hạn: trong 30 ngày kể từ ngày ban hành kết luận, tức hết thứ Hai, 16/9/2024.',
      '28/08 officer: Khắc phục sau kiểm tra của Sở Xây dựng: còn 05 ngày làm việc. Thời hạn: trước ngày 07/9/2024, tức hết thứ Sáu, 06/9/2024.',
    ]);
  });

  it('asks the team each morning for a term that is not set', async () => {
    const office = await atIssue(kind);
    await issued(office, { inspectionIds: ['xd'], recommendations: [{ text: 'Ký số văn bản đi' }] });
    const heard = await mornings(office, '2024-08-16', '2024-08-23');
    expect(heard.filter((text) => text.includes(' secretary:'))).toEqual(
      ['20/08', '21/08', '22/08', '23/08'].map((day, at) =>
        expect.stringMatching(
          new RegExp(
            `^${day} secretary: .*\\n- Sở Xây dựng: 01 kiến nghị chưa có thời hạn; đã chờ 0${at + 3} ngày làm việc\\.$`,
          ),
        ),
      ),
    );
    expect(heard.some((text) => text.includes(' officer:'))).toBe(false);
  });

  it('goes on under a corrected version, and ends at once what has nothing to put right', async () => {
    const office = await atIssue(kind);
    const { officer, secretary } = office.people;
    const [one, two] = await issued(office, {
      inspectionIds: ['xd', 'yt'],
      recommendations: [
        { text: 'Ký số văn bản đi', term: byDate('2024-09-09'), inspectionIds: ['xd'] },
        { text: 'Công khai kết quả', term: byDate('2024-09-09'), inspectionIds: ['xd'] },
      ],
    });
    expect([await stageOf(office, 'xd'), await stageOf(office, 'yt')]).toEqual(['remediation', 'closed']);
    for (const { id } of [one!, two!]) {
      await officer.tapsForged(`ir.r.${id}`);
      await officer.says('Đã thực hiện.');
    }
    await secretary.tapsForged(`ir.i.${one!.id}`);
    await secretary.taps('Đã hoàn thành');
    const corrected = await issued(office, {
      id: 'k2',
      corrects: 'k1',
      number: '31/TB-SNV',
      inspectionIds: ['xd', 'yt'],
      recommendations: [
        { text: 'Ký số văn bản đi', term: byDate('2024-09-16'), inspectionIds: ['xd'] },
        { text: 'Công khai kết quả', inspectionIds: ['xd'] },
        { text: 'Rà soát quy trình', term: byDate('2024-09-16'), inspectionIds: ['xd'] },
      ],
    });
    expect(corrected.map(({ status, limit }) => [status, limit?.lastDay])).toEqual([
      ['done', '2024-09-16'],
      ['open', '2024-09-09'],
      ['open', '2024-09-16'],
    ]);
    await officer.tapsForged(`ir.i.${two!.id}`);
    expect(officer.last().text).toContain('đã được thay thế');
    await officer.tapsForged('ir.l.xd');
    expect(officer.last().text).toContain('Tổng số 3 kiến nghị: đã hoàn thành 1;');
    expect(officer.last().text).toContain('2. Công khai kết quả\nchưa khắc phục; đã báo cáo, chờ');
    office.readAll();
    // Under the corrected paper only.
    const heard = firstLines(await mornings(office, '2024-08-29', '2024-09-16'));
    expect(heard.filter((line) => line.includes(' officer:')).map((line) => line.slice(0, 5))).toEqual([
      '09/09',
      '11/09',
      '13/09',
      '16/09',
    ]);
  });

  it('moves with the calendar what is counted in working days, and tells the unit', async () => {
    const office = await atIssue(kind);
    const { officer } = office.people;
    const rule = { kind: 'within_working_days', days: 10, anchor: 'conclusion_day', shift: 'none' } as const;
    const term = { rule, period: null, words: 'trong 10 ngày làm việc', hour: null };
    await issued(office, { inspectionIds: ['xd'], recommendations: [{ text: 'Ký số văn bản đi', term }] });
    await office.act(async (administration) => {
      const { tx, now } = administration;
      const year = (await tx.calendars.years()).find((each) => each.year === 2024)!;
      const daysOff = [...year.daysOff, { date: '2024-08-28', name: 'Nghỉ bù' }];
      await tx.calendars.saveYear(
        { ...year, daysOff: daysOff.sort((a, b) => (a.date < b.date ? -1 : 1)) },
        now,
      );
      return { ok: true, value: await recomputeLimits(administration) };
    });
    await office.ring();
    expect(officer.last().text).toContain(
      'Thời hạn khắc phục 01 kiến nghị sau kiểm tra của Sở Xây dựng. Thời hạn: trong 10 ngày làm việc, tức hết thứ Sáu, 30/8/2024.',
    );
    office.readAll();
    await office.moveTo('29/08/2024 08:00');
    expect(officer.last().text).toContain('còn 01 ngày làm việc');
  });
});
