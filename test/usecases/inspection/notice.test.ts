import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { announcedPlan, firstLines } from './schedule.ts';
import { file } from '../sent.ts';

describe.each(databases)('the schedule notice, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'] },
        { id: 'yt', unit: 'so-y-te', days: ['2024-08-21'] },
      ],
      plan: announcedPlan('so-xay-dung', 'so-y-te'),
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  async function askedAbout(name: 'coordinator' | 'secretary', unit: string) {
    await desk.people[name].says('/kiemtra');
    await desk.people[name].taps(unit);
    await desk.people[name].taps('Gửi thông báo lịch');
  }

  it('goes out with number, date and file, at an hour: to the unit’s people the paper, to the group its subject', async () => {
    const { coordinator, officer } = desk.people;
    const group = await desk.group({ unitCode: 'so-xay-dung' });
    await askedAbout('coordinator', '1. Sở Xây dựng');
    await coordinator.says('Thông báo số 12/TB-SNV');
    expect(coordinator.last().text).toContain('Đã đọc số 12/TB-SNV, chưa có ngày văn bản.');
    await coordinator.says('Thông báo số 12/TB-SNV ngày 05/8/2024');
    expect(coordinator.last().text).toBe(
      'Đã ghi số 12/TB-SNV ngày 05/8/2024. Đề nghị đồng chí gửi tệp văn bản.',
    );
    await coordinator.says('không có tệp');
    expect(coordinator.last().text).toContain('Đề nghị đồng chí gửi tệp văn bản.');
    await coordinator.sends(file(9_001, { name: 'TB 12.pdf', type: 'pdf', as: 'document' }));
    expect(coordinator.last().choices).toEqual([
      'Gửi, 08 giờ',
      'Gửi, 14 giờ',
      'Gửi, không ghi giờ',
      'Xem cuộc kiểm tra',
    ]);
    await coordinator.says('25 giờ');
    expect(coordinator.last().text).toContain('“25 giờ” không phải giờ trong ngày.');
    await coordinator.says('8 giờ 30');
    expect(coordinator.last().text).toContain('Gửi 03 người của đơn vị, kèm tệp TB 12.pdf:');
    desk.readAll();
    await coordinator.taps('Gửi, 08 giờ 30 phút');
    const toUnit = [
      'Kính gửi Sở Xây dựng. Theo Thông báo số 12/TB-SNV ngày 05/8/2024 (kèm theo), Đoàn kiểm tra làm việc lúc 08 giờ 30 phút, thứ Ba, 20/8/2024. Đề nghị gửi báo cáo chậm nhất thứ Ba, 13/8/2024, bố trí lãnh đạo, công chức làm việc.',
    ];
    const toTeam = [
      'Đã thông báo lịch kiểm tra tới Sở Xây dựng: Thông báo số 12/TB-SNV ngày 05/8/2024, kiểm tra thứ Ba, 20/8/2024.',
    ];
    const team = Object.fromEntries(['head', 'deputy', 'secretary', 'member'].map((name) => [name, toTeam]));
    const unit = Object.fromEntries(['officer', 'secondOfficer', 'unitHead'].map((name) => [name, toUnit]));
    const attached = officer.last().view.attachments?.map(({ name }) => name);
    expect(firstLines(desk.readAll())).toEqual({
      ...team,
      ...unit,
      coordinator: ['Đã gửi thông báo lịch tới 03 người.'],
    });
    expect(attached).toEqual(['TB 12.pdf']);
    expect(group.read().map(({ text }) => text)).toEqual([
      'Sở Xây dựng: Thông báo số 12/TB-SNV ngày 05/8/2024 về lịch kiểm tra, thứ Ba, 20/8/2024. Văn bản đã gửi người phụ trách.',
    ]);
    // Pressed once more, the same notice does not go out again.
    await coordinator.taps('Gửi, 08 giờ 30 phút');
    expect(Object.keys(desk.readAll())).toEqual(['coordinator']);
  });

  it('is seen when the unit’s people say so; who has not is on the card', async () => {
    const { coordinator, officer, secondOfficer, unitHead, head } = desk.people;
    await askedAbout('secretary', '1. Sở Xây dựng');
    const caption = 'TB số 12/TB-SNV ngày 05/8/2024';
    await desk.people.secretary.sends(
      file(9_002, { name: 'TB 12.pdf', type: 'pdf', as: 'document', caption }),
    );
    await desk.people.secretary.taps('Gửi, không ghi giờ');
    await coordinator.tapsForged('is.i.xd');
    expect(coordinator.last().text).toContain(
      'Thông báo lịch số 12/TB-SNV ngày 05/8/2024, trong thời hạn.\nChưa xác nhận đã nhận thông báo: Hoàng Thị Minh Họa, Phạm Văn Giả Định, Tạ Văn Giả Sử.',
    );
    await officer.taps('Đã nhận được thông báo');
    expect(officer.last().text).toContain('Đã ghi nhận đồng chí đã nhận thông báo.');
    // The way leads on to the report that is owed.
    expect(officer.last().choices[0]).toBe('Mở báo cáo');
    expect(officer.last().choices).not.toContain('Đã nhận được thông báo');
    await officer.taps('Đã nhận được thông báo');
    expect(officer.last().text).toContain('Đồng chí đã xác nhận trước đó.');
    await unitHead.taps('Đã nhận được thông báo');
    await head.tapsForged('is.i.xd');
    expect(head.last().text).toContain('Chưa xác nhận đã nhận thông báo: Hoàng Thị Minh Họa.');
    expect(head.last().choices.slice(0, 3)).toEqual([
      'Bắt đầu kiểm tra',
      'Gửi thông báo lịch',
      'Gửi lại người chưa xác nhận',
    ]);
    desk.readAll();
    await head.taps('Gửi lại người chưa xác nhận');
    expect(Object.keys(desk.readAll()).sort()).toEqual(['head', 'secondOfficer']);
    await secondOfficer.taps('Đã nhận được thông báo');
    await head.tapsForged('is.i.xd');
    expect(head.last().text).toContain('Đơn vị đã xác nhận nhận thông báo.');
  });

  it('names several units in one paper: the next is told with two taps', async () => {
    const { coordinator, healthOfficer } = desk.people;
    await askedAbout('coordinator', '1. Sở Xây dựng');
    const caption = 'Thông báo số 12/TB-SNV ngày 05/8/2024';
    await coordinator.sends(file(9_003, { name: 'TB.pdf', type: 'pdf', as: 'document', caption }));
    await coordinator.taps('Gửi, 08 giờ');
    await askedAbout('coordinator', '2. Sở Y tế');
    await coordinator.taps('Dùng số 12/TB-SNV ngày 05/8/2024');
    await coordinator.taps('Gửi, 14 giờ');
    expect(healthOfficer.last().text).toContain('làm việc lúc 14 giờ, thứ Tư, 21/8/2024');
    expect(healthOfficer.last().view.attachments?.map(({ name }) => name)).toEqual(['TB.pdf']);
  });

  it('says when it is late by the plan, and takes no file that is none', async () => {
    await desk.moveTo('08/08/2024 08:00');
    desk.readAll();
    const { coordinator } = desk.people;
    await askedAbout('coordinator', '1. Sở Xây dựng');
    await coordinator.says('Thông báo số 12/TB-SNV ngày 08/8/2024');
    await coordinator.sends(file(9_004, { refused: { reason: 'empty', name: 'TB.pdf' } }));
    expect(coordinator.last().text).toContain('Đề nghị đồng chí gửi tệp văn bản.');
    await coordinator.sends(file(9_005, { name: 'TB.pdf', type: 'pdf', as: 'document' }));
    expect(coordinator.last().text).toContain('Thông báo chậm 02 ngày làm việc so với kế hoạch.');
    await coordinator.taps('Gửi, 08 giờ');
    expect(coordinator.last().text).toContain(
      'Thông báo lịch số 12/TB-SNV ngày 08/8/2024, chậm 02 ngày làm việc.',
    );
  });

  it('does not tell a day that has gone by: a new one is fixed first', async () => {
    const { coordinator, officer } = desk.people;
    await askedAbout('coordinator', '1. Sở Xây dựng');
    const caption = 'Thông báo số 12/TB-SNV ngày 05/8/2024';
    await coordinator.sends(file(9_006, { name: 'TB.pdf', type: 'pdf', as: 'document', caption }));
    await desk.moveTo('23/08/2024 08:00');
    desk.readAll();
    await coordinator.taps('Gửi, 08 giờ');
    expect(coordinator.last()).toMatchObject({
      text: 'Ngày kiểm tra thứ Ba, 20/8/2024 đã qua nên không thông báo lịch cho ngày này. Đề nghị đồng chí ấn định ngày mới trước.',
      choices: ['Ngày kiểm tra', 'Xem cuộc kiểm tra'],
    });
    await coordinator.tapsForged('is.n.xd');
    expect(coordinator.last().text).toContain('đã qua nên không thông báo lịch');
    expect(officer.read()).toEqual([]);
    await coordinator.taps('Ngày kiểm tra');
    expect(coordinator.last().text).toContain('Đề nghị đồng chí nhập ngày kiểm tra.');
  });

  it('does not ask for a report by a day that has gone by: a new term comes with it', async () => {
    await desk.moveTo('16/08/2024 08:00');
    const { coordinator, officer } = desk.people;
    await askedAbout('coordinator', '1. Sở Xây dựng');
    const caption = 'Thông báo số 12/TB-SNV ngày 16/8/2024';
    await coordinator.sends(file(9_007, { name: 'TB.pdf', type: 'pdf', as: 'document', caption }));
    expect(coordinator.last().text).toBe(
      'Thời hạn gửi báo cáo của đơn vị (hết thứ Ba, 13/8/2024) đã qua. Trước khi gửi thông báo, đề nghị đồng chí nhập thời hạn mới (ví dụ: trước ngày 20/8/2024).',
    );
    await coordinator.says('trước ngày 25/8/2024');
    expect(coordinator.last().text).toContain('đã qua. Trước khi gửi thông báo');
    await coordinator.says('trước ngày 20/8/2024');
    expect(coordinator.last().text).toContain('Đề nghị gửi báo cáo chậm nhất thứ Hai, 19/8/2024');
    desk.readAll();
    await coordinator.taps('Gửi, 08 giờ');
    expect(officer.read().map(({ text }) => text)).toEqual([
      'Kính gửi Sở Xây dựng. Theo Thông báo số 12/TB-SNV ngày 16/8/2024 (kèm theo), Đoàn kiểm tra làm việc lúc 08 giờ, thứ Ba, 20/8/2024. Đề nghị gửi báo cáo chậm nhất thứ Hai, 19/8/2024, bố trí lãnh đạo, công chức làm việc.',
    ]);
    const stored = await desk.read((tx) => tx.inspections.byId({ kind: 'system' }, 'xd'));
    expect((await desk.read((tx) => tx.followUp.owed(stored!.assignmentId!)))?.limit.lastDay).toBe(
      '2024-08-19',
    );
  });

  it('says what is there when the file comes before its number and date', async () => {
    const { coordinator } = desk.people;
    await askedAbout('coordinator', '1. Sở Xây dựng');
    await coordinator.sends(file(9_008, { name: 'TB 12.pdf', type: 'pdf', as: 'document' }));
    expect(coordinator.last().text).toBe('Đã nhận tệp TB 12.pdf; còn thiếu: số, ngày văn bản.');
    await coordinator.says('12/TB-SNV ngày 05/8/2024');
    expect(coordinator.last().text).toContain('kèm tệp TB 12.pdf:');
  });

  it('is not sent by those who may not, nor for a unit without a day', async () => {
    const { member, officer, coordinator } = desk.people;
    for (const one of [member, officer]) {
      await one.tapsForged('is.n.xd');
      expect(one.last().text).toContain('không thuộc phạm vi');
      await one.tapsForged('is.g.xd.0800');
      expect(one.last().text).toContain('không thuộc phạm vi');
    }
    await coordinator.tapsForged('is.g.xd.0800');
    expect(coordinator.last().text).toContain('Tình trạng: đã lên lịch.');
    await coordinator.tapsForged('is.p.xd');
    await coordinator.tapsForged('is.n.xd');
    expect(coordinator.last().text).toContain('Chưa ấn định ngày kiểm tra.');
  });
});
