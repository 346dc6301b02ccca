import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { announcedPlan, firstLines, notified } from './schedule.ts';
import { file } from '../sent.ts';

describe.each(databases)('the days of an inspection, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
  });
  afterEach(() => desk.dispose());

  async function open(state: Parameters<typeof notified>[0] | null = null) {
    await desk.openRound({
      inspections: [
        {
          id: 'xd',
          unit: 'so-xay-dung',
          ...(state === null ? { month: '2024-08' } : { days: ['2024-08-20'], state: notified(state) }),
        },
      ],
      plan: announcedPlan('so-xay-dung'),
    });
    await desk.ring();
    desk.readAll();
  }

  /** The coordinator opens the card and asks to set the days. */
  async function askForDays() {
    const { coordinator } = desk.people;
    await coordinator.says('/kiemtra');
    await coordinator.taps('1. Sở Xây dựng');
    await coordinator.taps('Ngày kiểm tra');
    desk.readAll();
  }

  it('are fixed where only a month was known: the team hears the day, who reports hears the limit, once', async () => {
    await open();
    await askForDays();
    await desk.people.coordinator.says('thứ Ba, ngày 20/8');
    expect(firstLines(desk.readAll())).toEqual({
      ...Object.fromEntries(
        ['head', 'deputy', 'secretary', 'member'].map((name) => [
          name,
          ['Lịch kiểm tra Sở Xây dựng: thứ Ba, 20/8/2024.'],
        ]),
      ),
      ...Object.fromEntries(
        ['officer', 'secondOfficer'].map((name) => [
          name,
          [
            'Thời hạn Báo cáo phục vụ: Kiểm tra cải cách hành chính năm 2024 của Sở Xây dựng thay đổi. Thời hạn: trước 05 ngày làm việc so với ngày kiểm tra, tức hết thứ Ba, 13/8/2024.',
          ],
        ]),
      ),
      coordinator: ['Đã ghi: trong tháng 8/2024 (chưa ấn định ngày) → thứ Ba, 20/8/2024.'],
      // The living summary of the reporting round follows the limit.
      leader: [expect.stringContaining('Kính báo cáo đồng chí')],
      otherLeader: [expect.stringContaining('Kính báo cáo đồng chí')],
    });
  });

  it('are questioned when they are off, outside the window or too early, and allowed all the same', async () => {
    await open();
    await askForDays();
    const { coordinator } = desk.people;
    await coordinator.says('02/9/2024');
    expect(coordinator.last().text.split('\n')).toEqual([
      'Đã hiểu: thứ Hai, 02/9/2024.',
      'thứ Hai, 02/9/2024 là ngày nghỉ (Quốc khánh).',
      'Ngoài thời gian kiểm tra của kế hoạch (từ 01/8/2024 đến 31/8/2024).',
      'Vẫn ấn định như vậy? Có thể nhập ngày khác.',
    ]);
    await coordinator.says('12/8/2024');
    expect(coordinator.last().text.split('\n')).toEqual([
      'Đã hiểu: thứ Hai, 12/8/2024.',
      'Thông báo lịch phải gửi chậm nhất thứ Hai, 29/7/2024; nếu gửi hôm nay thì chậm 05 ngày làm việc.',
      'Vẫn ấn định như vậy? Có thể nhập ngày khác.',
    ]);
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toContain('Ngày kiểm tra: thứ Hai, 12/8/2024.');
    // The question was answered: its button is stale now.
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toContain('Ngày kiểm tra: thứ Hai, 12/8/2024.');
    const stored = await desk.read((tx) => tx.inspections.byId({ kind: 'system' }, 'xd'));
    expect(stored?.state.moved).toHaveLength(1);
  });

  it('are refused when they are past or cannot be read, and asked for again', async () => {
    await open();
    await askForDays();
    const { coordinator } = desk.people;
    await coordinator.says('02/8/2024');
    expect(coordinator.last().text).toContain('Ngày thứ Sáu, 02/8/2024 đã qua.');
    await coordinator.says('tuần sau');
    expect(coordinator.last().text).toContain('Chưa hiểu ngày đã nhập.');
    await coordinator.says('31/9/2024');
    expect(coordinator.last().text).toContain('Không có ngày như đã nhập.');
    await coordinator.says('/huy');
    expect(coordinator.last().text).toBe('Đã bỏ thao tác đang chờ.');
    await coordinator.says('20/8/2024');
    const stored = await desk.read((tx) => tx.inspections.byId({ kind: 'system' }, 'xd'));
    expect(stored?.dates).toEqual({ kind: 'month', month: '2024-08' });
  });

  it('change with a reason once the unit was told: everyone concerned hears it once, with the new limit; the group the day only', async () => {
    await open('2024-08-05');
    const group = await desk.group({ unitCode: 'so-xay-dung' });
    await askForDays();
    const { coordinator, officer } = desk.people;
    await coordinator.says('21-22/8');
    expect(coordinator.last().text).toBe(
      'Đơn vị đã được thông báo. Đổi từ thứ Ba, 20/8/2024 sang thứ Tư, 21/8/2024; thứ Năm, 22/8/2024; đề nghị đồng chí nêu lý do để báo đơn vị.',
    );
    await coordinator.says('Trùng kỳ họp HĐND tỉnh.');
    expect(coordinator.last().text.split('\n')).toEqual([
      'Đổi lịch kiểm tra Sở Xây dựng: từ thứ Ba, 20/8/2024 sang thứ Tư, 21/8/2024; thứ Năm, 22/8/2024. Lý do: Trùng kỳ họp HĐND tỉnh.',
      'Sẽ được báo: 04 người của Đoàn kiểm tra và cơ quan thường trực; 03 người của Sở Xây dựng; 01 nhóm của đơn vị.',
      'Nếu đã có văn bản về việc này, đề nghị nhập số, ngày (ví dụ: Quyết định số 15/QĐ-SNV ngày 05/8/2024), gửi tệp trước khi xác nhận.',
    ]);
    await coordinator.sends(file(9_201, { name: 'TB 14.pdf', type: 'pdf', as: 'document' }));
    expect(coordinator.last().text).toContain('Đã nhận tệp TB 14.pdf; còn thiếu: số, ngày văn bản.');
    await coordinator.says('Thông báo số 14/TB-SNV ngày 05/8/2024');
    desk.readAll();
    await coordinator.taps('Xác nhận đổi lịch');
    const because =
      'từ thứ Ba, 20/8/2024 sang thứ Tư, 21/8/2024; thứ Năm, 22/8/2024. Lý do: Trùng kỳ họp HĐND tỉnh.';
    const limit =
      'Báo cáo phục vụ Đoàn kiểm tra theo lịch mới. Thời hạn: trước 05 ngày làm việc so với ngày kiểm tra, tức hết thứ Tư, 14/8/2024.';
    const paper = 'Văn bản số 14/TB-SNV ngày 05/8/2024.';
    const toTeam = [
      `Lịch kiểm tra Sở Xây dựng thay đổi: ${because}\n${limit}\nThông báo kết luận: chậm nhất thứ Hai, 09/9/2024.\n${paper}`,
    ];
    const toUnit = [`Kính gửi Sở Xây dựng. Lịch kiểm tra thay đổi: ${because}\n${limit}\n${paper}`];
    const { coordinator: replies, leader: _, otherLeader: __, ...told } = desk.readAll();
    expect(told).toEqual({
      head: toTeam,
      deputy: toTeam,
      secretary: toTeam,
      member: toTeam,
      officer: toUnit,
      secondOfficer: toUnit,
      unitHead: toUnit,
    });
    expect(replies?.[0]).toContain('Đổi lịch: từ thứ Ba, 20/8/2024 sang thứ Tư');
    expect(group.read().map(({ text }) => text)).toEqual([
      'Sở Xây dựng: lịch kiểm tra thay đổi, thứ Tư, 21/8/2024; thứ Năm, 22/8/2024.\nVăn bản số 14/TB-SNV ngày 05/8/2024.',
    ]);
    expect(officer.last().view.attachments?.map(({ name }) => name)).toEqual(['TB 14.pdf']);
    await officer.taps('Đã nhận được thông báo');
    expect(officer.last().text).toContain(
      'Chưa xác nhận đã nhận thông báo: Hoàng Thị Minh Họa, Tạ Văn Giả Sử.',
    );
    await desk.ring();
    expect(Object.keys(desk.readAll())).toEqual(['officer']);
  });

  it('are put off without a new day: the limit waits and says so', async () => {
    await open('2024-08-05');
    await askForDays();
    const { coordinator, officer } = desk.people;
    await coordinator.taps('Hoãn, chưa định ngày');
    await coordinator.says('Bão số 3');
    expect(officer.read()).toEqual([]);
    await coordinator.taps('Xác nhận đổi lịch, chưa có văn bản');
    expect(officer.last().text).toBe(
      'Kính gửi Sở Xây dựng. Cuộc kiểm tra thứ Ba, 20/8/2024 được hoãn; ngày mới sẽ thông báo sau. Lý do: Bão số 3\nBáo cáo phục vụ Đoàn kiểm tra theo lịch mới. Thời hạn: trước 05 ngày làm việc so với ngày kiểm tra; chờ ngày mốc.',
    );
    expect(coordinator.last().text).toContain('Tiếp theo: đơn vị gửi báo cáo.');
  });

  it('wait until the morning when they are changed in the evening', async () => {
    await open('2024-08-05');
    await desk.moveTo('05/08/2024 19:00');
    await askForDays();
    await desk.people.coordinator.says('21/8');
    await desk.people.coordinator.says('Mưa lũ');
    await desk.people.coordinator.taps('Xác nhận đổi lịch, chưa có văn bản');
    expect(Object.keys(desk.readAll())).toEqual(
      ['coordinator', 'leader', 'otherLeader'].filter((name) => name === 'coordinator'),
    );
    await desk.moveTo('06/08/2024 07:30');
    expect(Object.keys(desk.readAll())).toEqual(expect.arrayContaining(['head', 'officer', 'unitHead']));
  });

  it('are nobody else’s to set', async () => {
    await open('2024-08-05');
    for (const name of ['member', 'officer', 'outsider', 'leader', 'secretary'] as const) {
      await desk.people[name].tapsForged('is.d.xd');
      expect(desk.people[name].last().text).toContain('không thuộc phạm vi của đồng chí');
    }
  });

  describe('when it begins on another day than people know', () => {
    const begun = async (id: string) =>
      (await desk.read((tx) => tx.inspections.byId({ kind: 'system' }, id)))!;

    it('of one without a visit: in the evening its day is fixed, and in the morning it is said to have begun', async () => {
      await desk.openRound({ inspections: [{ id: 'so', unit: 'so-tai-chinh', kind: 'digital' }] });
      await desk.ring();
      await desk.moveTo('05/08/2024 18:00');
      desk.readAll();
      await desk.people.head.tapsForged('is.s.so');
      expect(desk.people.head.last().text).toContain(
        'Đã bắt đầu kiểm tra. Ngày kiểm tra ghi là thứ Hai, 05/8/2024 (trước đó: chưa ấn định ngày)',
      );
      desk.readAll();
      await desk.moveTo('06/08/2024 07:30');
      const { deputy, coordinator } = desk.readAll();
      const said =
        'Đã bắt đầu kiểm tra qua môi trường số đối với Sở Tài chính lúc 18 giờ 00 phút ngày 05/8/2024.';
      expect(deputy).toEqual([said]);
      expect(coordinator).toContain(said);
      expect(await begun('so')).toMatchObject({ dates: { kind: 'days', days: ['2024-08-05'] } });
    });

    it('says so too where a day was fixed after hours and is over when it can be told', async () => {
      await open();
      await desk.moveTo('05/08/2024 18:00');
      await askForDays();
      await desk.people.coordinator.says('05/8/2024');
      if (desk.people.coordinator.last().choices.includes('Xác nhận'))
        await desk.people.coordinator.taps('Xác nhận');
      await desk.people.head.tapsForged('is.s.xd');
      await desk.people.head.says('Theo chỉ đạo');
      expect((await begun('xd')).state.stage).toBe('under_way');
      desk.readAll();
      await desk.moveTo('06/08/2024 07:30');
      const { deputy } = desk.readAll();
      expect(deputy?.join()).toContain(
        'Đã bắt đầu kiểm tra trực tiếp đối với Sở Xây dựng lúc 18 giờ 00 phút',
      );
      expect(deputy?.join()).not.toContain('Lịch kiểm tra');
    });

    it('later than its day: on record with a reason, told to the unit, terms counted from the day it began', async () => {
      await open('2024-08-05');
      await desk.moveTo('22/08/2024 09:00');
      const { head, officer, coordinator } = desk.people;
      desk.readAll();
      await head.tapsForged('is.s.xd');
      expect(head.last().text).toContain('đề nghị nêu lý do');
      expect((await begun('xd')).dates).toEqual({ kind: 'days', days: ['2024-08-20'] });
      await head.says('Trùng lịch họp');
      expect(head.last().text).toContain(
        'Ngày kiểm tra ghi là thứ Năm, 22/8/2024 (trước đó: thứ Ba, 20/8/2024)',
      );
      expect(head.last().text).toContain('Thông báo kết luận: chậm nhất');
      expect(officer.last().text).toContain(
        'Kính gửi Sở Xây dựng. Đoàn kiểm tra đã bắt đầu kiểm tra trực tiếp lúc 09 giờ 00 phút ngày 22/8/2024 (lịch trước đó: thứ Ba, 20/8/2024). Lý do: Trùng lịch họp',
      );
      expect(
        coordinator
          .read()
          .map(({ text }) => text)
          .join('\n'),
      ).toContain(
        'Ngày kiểm tra ghi là thứ Năm, 22/8/2024 (trước đó: thứ Ba, 20/8/2024); các thời hạn tính theo ngày này.',
      );
      expect((await begun('xd')).state.moved.at(-1)).toMatchObject({ reason: 'Trùng lịch họp' });
    });

    it('leaves the days as they are when it begins on one of them', async () => {
      await desk.openRound({
        inspections: [
          { id: 'hai', unit: 'so-tai-chinh', kind: 'digital', days: ['2024-08-02', '2024-08-05'] },
        ],
      });
      await desk.people.head.tapsForged('is.s.hai');
      expect(await begun('hai')).toMatchObject({
        dates: { kind: 'days', days: ['2024-08-02', '2024-08-05'] },
        state: { stage: 'under_way', moved: [] },
      });
    });
  });
});
