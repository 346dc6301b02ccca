import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../../support/database.ts';
import {
  approvedDraft,
  conclusions,
  explained,
  found,
  recommend,
  sentFile,
  stages,
  told,
} from './conclusion-desk.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;
const subject = 'Kết quả kiểm tra cải cách hành chính năm 2024 tại Sở Xây dựng';
const head = (first: string, counts: string) => [first, subject, 'Đơn vị: Sở Xây dựng', counts].join('\n');
const draft = 'DỰ THẢO kết luận kiểm tra';
const leftOut = '01 phát hiện đã nêu với đơn vị, chưa đưa vào kết luận:\n– Chưa phân loại';

/** Without what is said of the units' reports, which have a limit of their own that morning. */
const withoutReports = (texts: string[]) => texts.filter((text) => !text.includes('Báo cáo phục vụ'));

describe.each(databases)('a conclusion about one unit on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'], state: explained },
        { unit: 'so-y-te', days: ['2024-08-20'] },
      ],
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  test('goes from findings to issue: every message of every person and group', async () => {
    await found(desk, [
      { text: 'Ban hành kế hoạch kịp thời', kind: 'strength', field: 'direction' },
      { text: 'Chưa niêm yết đủ thủ tục', cause: 'Thiếu người' },
      { text: 'Chưa phân loại', kind: null },
    ]);
    const report = await desk.read((tx) => tx.rounds.byCode(system, 'bao-cao-kiem-tra-kt'));
    const groups = {
      unit: await desk.group({ unitCode: 'so-xay-dung' }),
      round: await desk.group({ roundId: report!.id }),
      other: await desk.group({ unitCode: 'so-y-te' }),
      leaders: await desk.group({ leaders: true }),
    };
    const heard = () =>
      Object.fromEntries(
        Object.entries(groups).flatMap(([name, group]) => {
          const texts = withoutReports(group.read().map(({ text }) => text));
          return texts.length === 0 ? [] : [[name, texts]];
        }),
      );
    const { secretary, head: teamHead, coordinator, unitHead, officer } = desk.people;

    await secretary.tapsForged('ik.conclusions.i1');
    await secretary.taps('Dự thảo kết luận');
    expect(told(secretary)).toEqual([
      'Kết luận kiểm tra · Sở Xây dựng\nChưa có kết luận.',
      'Đã lập dự thảo từ 02 phát hiện.\n' +
        head(draft, 'Kết quả đạt được: 01; tồn tại, hạn chế: 01; vi phạm: 0; kiến nghị: 0.') +
        `\n${leftOut}`,
    ]);
    expect(await stages(desk)).toContain('Sở Xây dựng: drafted');

    // A recommendation that follows from a statement; the plan says nothing of its term, so it is asked.
    await secretary.taps('Sửa nội dung');
    await secretary.taps('2');
    await secretary.taps('Kiến nghị về nội dung này');
    await secretary.says('Niêm yết đầy đủ thủ tục hành chính');
    const item =
      'DỰ THẢO · Kiến nghị 1/1 · Cải cách thủ tục hành chính\nNiêm yết đầy đủ thủ tục hành chính\n';
    expect(secretary.last().text).toBe(
      `${item}Thời hạn: chưa xác định.\n` +
        'Đề nghị nhập thời hạn thực hiện, ví dụ: trước ngày 01/12/2026; trong 30 ngày làm việc kể từ ngày nhận ' +
        'kết luận. Nếu chưa có, chọn “Chưa có thời hạn”.',
    );
    await secretary.says('01/9/2024');
    expect(secretary.last().text).toContain(
      'Chưa rõ ngày 01/9/2024 có còn trong thời hạn không. Đề nghị đồng chí ghi “trước ngày 01/9/2024” hoặc ' +
        '“chậm nhất ngày 01/9/2024”.',
    );
    await secretary.says('trước ngày 01/9/2024');
    expect(secretary.last().text).toBe(`${item}Thời hạn: trước ngày 01/9/2024, tức hết thứ Bảy, 31/8/2024.`);
    // One of its own, without a term on purpose.
    await secretary.taps('Về dự thảo');
    await secretary.taps('Thêm kiến nghị');
    await secretary.says('Cập nhật trang thông tin điện tử');
    await secretary.taps('Chính quyền điện tử, chính quyền số');
    await secretary.taps('Trình duyệt').catch((error: Error) => {
      expect(error.message).toContain('Chưa có thời hạn');
    });
    await secretary.taps('Chưa có thời hạn');
    await secretary.taps('Về dự thảo');
    await secretary.taps('Trình duyệt');
    // What was stated to the unit is not left out without a reason.
    expect(told(secretary).at(-1)).toBe(
      `${leftOut}\nNếu vẫn để như vậy, đề nghị ghi lý do; lý do được lưu trong hồ sơ kết luận, nội dung này vẫn ` +
        'được theo dõi ở lần kiểm tra sau.',
    );
    expect(secretary.last().choices).toEqual(['Phân loại phát hiện', 'Về dự thảo']);
    expect(desk.readAll()).toEqual({});
    await secretary.says('Đã khắc phục ngay tại chỗ');
    expect(told(secretary).at(-1)).toBe('Đã trình Trưởng đoàn, Phó Trưởng đoàn: 02 người.');
    const passed = `${leftOut}\nLý do (ghi lúc 08 giờ 00 phút ngày 12/8/2024): Đã khắc phục ngay tại chỗ`;
    expect(desk.readAll()).toEqual({
      head: [`Dự thảo kết luận kiểm tra chờ đồng chí duyệt.\nTrích yếu: ${subject}\n${passed}`],
      deputy: [`Dự thảo kết luận kiểm tra chờ đồng chí duyệt.\nTrích yếu: ${subject}\n${passed}`],
    });

    await teamHead.taps('Mở dự thảo');
    await teamHead.taps('Xem, duyệt');
    expect(teamHead.last().text).toBe(
      [
        ...[draft, subject, 'Đơn vị: Sở Xây dựng', '', 'I. KẾT QUẢ ĐẠT ĐƯỢC', 'Công tác chỉ đạo, điều hành'],
        ...['1. Ban hành kế hoạch kịp thời', '', 'II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN'],
        ...['Cải cách thủ tục hành chính', '1. Chưa niêm yết đủ thủ tục', 'Nguyên nhân: Thiếu người', ''],
        ...['III. KIẾN NGHỊ', 'Cải cách thủ tục hành chính', '1. Niêm yết đầy đủ thủ tục hành chính'],
        'Thời hạn: trước ngày 01/9/2024, tức hết thứ Bảy, 31/8/2024.',
        ...[
          'Chính quyền điện tử, chính quyền số',
          '2. Cập nhật trang thông tin điện tử',
          'Thời hạn: chưa có.',
        ],
      ].join('\n'),
    );
    expect(teamHead.last().choices).toEqual(['Duyệt', 'Đề nghị bổ sung, hoàn thiện', 'Về dự thảo']);
    await teamHead.taps('Duyệt');
    expect(told(teamHead).at(-1)).toMatch(
      /^Đã duyệt dự thảo\. .*\nDỰ THẢO kết luận kiểm tra, đã duyệt lúc 08 giờ 00 phút ngày 12\/8\/2024; chờ ký, phát hành\n/,
    );
    expect(await stages(desk)).toContain('Sở Xây dựng: signed');
    expect(desk.readAll()).toEqual({
      secretary: [
        `Dự thảo kết luận kiểm tra đã được duyệt.\nTrích yếu: ${subject}\nCông chức cơ quan thường trực được báo để trình ký, ` +
          'phát hành.',
      ],
      coordinator: [
        `Dự thảo kết luận kiểm tra đã được Đoàn kiểm tra duyệt.\nTrích yếu: ${subject}\nĐề nghị đồng chí trình ký, phát hành, ` +
          `rồi ghi số, ngày và gửi bản ký số.\n${passed}`,
      ],
    });

    // In the evening: what is recorded is told in the morning.
    await desk.moveTo('12/08/2024 20:00');
    await coordinator.taps('Mở dự thảo');
    await coordinator.taps('Ghi số, ngày, bản ký');
    await coordinator.says('Thông báo số 27/TB-SNV ngày 12/8/2024');
    await coordinator.sends(sentFile('Thông báo 27.pdf'));
    await coordinator.taps('Xác nhận phát hành');
    expect(told(coordinator).slice(1)).toEqual([
      'Đề nghị ghi số, ngày của thông báo đã ký (ví dụ: 27/TB-SNV ngày 12/9/2025) và gửi tệp bản ký số.',
      'Số: 27/TB-SNV\nNgày: 12/8/2024\nCòn thiếu tệp bản ký số: đề nghị gửi tệp.',
      `Số: 27/TB-SNV\nNgày: 12/8/2024\nTệp: Thông báo 27.pdf\n${passed}\nNhóm chat của đơn vị (nếu có) đọc được nguyên văn:\n` +
        `Thông báo kết luận kiểm tra số 27/TB-SNV ngày 12/8/2024: ${subject}.\n` +
        'Phát hành tới 01 đơn vị? Sau khi phát hành không ' +
        'sửa được; có sai sót thì phát hành thông báo thay thế.',
      'Đã phát hành Thông báo kết luận kiểm tra số 27/TB-SNV ngày 12/8/2024 tới 01 đơn vị.\nĐang ngoài giờ ' +
        'làm việc: tin được gửi lúc 07 giờ 30 phút ngày 13/8/2024.',
    ]);
    expect(desk.readAll()).toEqual({});
    expect(heard()).toEqual({});
    await desk.moveTo('13/08/2024 07:30');
    const toUnit = (salutation: string, request: string) =>
      [
        `${salutation}. Thông báo kết luận kiểm tra số 27/TB-SNV ngày 12/8/2024 (bản ký số kèm theo) có 02 kiến nghị.`,
        `Đề nghị ${request} khắc phục, báo cáo theo thời hạn của từng kiến nghị.`,
        '1. Niêm yết đầy đủ thủ tục hành chính',
        'Thời hạn: trước ngày 01/9/2024, tức hết thứ Bảy, 31/8/2024.',
        '2. Cập nhật trang thông tin điện tử',
        'Thời hạn: chưa có, Đoàn kiểm tra sẽ thông báo.',
        'Trân trọng.',
      ].join('\n');
    const toTeam = `Đã phát hành Thông báo kết luận kiểm tra số 27/TB-SNV ngày 12/8/2024.\nTrích yếu: ${subject}`;
    const notices = Object.entries(desk.readAll()).flatMap(([name, texts]) => {
      const its = withoutReports(texts);
      return its.length === 0 ? [] : [[name, its]];
    });
    expect(Object.fromEntries(notices)).toEqual({
      head: [toTeam],
      deputy: [toTeam],
      secretary: [toTeam],
      member: [toTeam],
      officer: [toUnit('Kính gửi Sở Xây dựng', 'tham mưu')],
      secondOfficer: [toUnit('Kính gửi Sở Xây dựng', 'tham mưu')],
      unitHead: [toUnit('Kính gửi đồng chí lãnh đạo Sở Xây dựng', 'chỉ đạo')],
    });
    expect(unitHead.last().view.attachments).toEqual([
      { fileId: expect.any(String), name: 'Thông báo 27.pdf' },
    ]);
    expect(unitHead.last().choices).toEqual(['Đã nhận', 'Xem toàn văn']);
    const toGroups = [`Thông báo kết luận kiểm tra số 27/TB-SNV ngày 12/8/2024: ${subject}.`];
    expect(heard()).toEqual({ unit: toGroups, round: toGroups });
    expect(await stages(desk)).toContain('Sở Xây dựng: remediation');

    // The unit reads and acknowledges.
    await officer.taps('Xem toàn văn');
    expect(officer.last().text).toContain('II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN');
    expect(officer.last().text).not.toContain('DỰ THẢO');
    expect(officer.last().view.attachments).toHaveLength(1);
    const [issued] = await conclusions(desk);
    await secretary.tapsForged(`ik.conclusion.${issued!.id}`);
    expect(secretary.last().text).toContain(
      'Đã xác nhận nhận được: 0/01 đơn vị.\nChưa xác nhận: Sở Xây dựng.',
    );
    await unitHead.taps('Đã nhận');
    expect(unitHead.last().text).toBe(
      'Đã ghi nhận Sở Xây dựng nhận được Thông báo kết luận kiểm tra số 27/TB-SNV lúc 07 giờ 30 phút ngày 13/8/2024.',
    );
    await unitHead.taps('Đã nhận');
    expect(unitHead.last().text).toBe('Đồng chí đã xác nhận trước đó.');
    await secretary.tapsForged(`ik.conclusion.${issued!.id}`);
    expect(secretary.last().text).toMatch(/Đã xác nhận nhận được: 01\/01 đơn vị\.$/);
    await desk.moveTo('14/08/2024 08:00');
    expect(heard()).toEqual({});
  });

  test('with no finding is refused and says what to do; so is one whose findings are not sorted', async () => {
    const { secretary } = desk.people;
    await secretary.tapsForged('ik.draft.i1');
    expect(secretary.last().text).toBe(
      'Chưa dự thảo được: Đoàn kiểm tra chưa ghi phát hiện nào về Sở Xây dựng. Đề nghị ghi phát hiện, phân loại (kết ' +
        'quả đạt được; tồn tại, hạn chế; vi phạm), rồi dự thảo lại.',
    );
    expect(secretary.last().choices).toEqual(['Phát hiện của Đoàn']);
    await found(desk, [{ text: 'Chưa phân loại', kind: null }]);
    await secretary.tapsForged('ik.draft.i1');
    expect(secretary.last().text).toContain('01 phát hiện chưa phân loại');
    expect(await conclusions(desk)).toEqual([]);
    expect(await stages(desk)).toContain('Sở Xây dựng: explained');
    // Nor can one be approved that only says what somebody has made up.
    await found(desk, [{ text: 'Chậm giải quyết hồ sơ' }]);
    await secretary.tapsForged('ik.draft.i1');
    await secretary.taps('Sửa nội dung');
    await secretary.taps('1');
    await secretary.taps('Bỏ mục này');
    expect(secretary.last().text).toMatch(/^Đã bỏ một nội dung:\nChậm giải quyết hồ sơ\n/);
    await secretary.taps('Về dự thảo');
    await secretary.taps('Thêm nội dung');
    await secretary.taps('Vi phạm');
    await secretary.says('Nội dung tự thêm');
    await secretary.taps('Nội dung khác');
    await secretary.taps('Về dự thảo');
    await secretary.taps('Trình duyệt');
    expect(secretary.last().text).toContain('không có nội dung nào dựa trên phát hiện');
    await secretary.taps('Lấy thêm từ phát hiện');
    await secretary.taps('Trình duyệt');
    expect(secretary.last().text).toBe(
      [
        ...['02 tồn tại, vi phạm chưa có kiến nghị:', '– Chậm giải quyết hồ sơ', '– Nội dung tự thêm'],
        ...[
          leftOut,
          'Nếu vẫn để như vậy, đề nghị ghi lý do; lý do được lưu trong hồ sơ kết luận, nội dung này ',
        ],
      ].join('\n') + 'vẫn được theo dõi ở lần kiểm tra sau.',
    );
    expect(secretary.last().choices).toEqual([
      ...['Kiến nghị về nội dung 1', 'Kiến nghị về nội dung 2', 'Phân loại phát hiện', 'Về dự thảo'],
    ]);
    // Each can be seen to from there.
    for (const number of [1, 2]) {
      await secretary.taps(`Kiến nghị về nội dung ${number}`);
      await secretary.says(`Khắc phục ${number}`);
      await secretary.says('chưa có thời hạn');
      await secretary.taps('Về dự thảo');
      await secretary.taps('Trình duyệt');
    }
    expect(secretary.last().text).toMatch(/^01 phát hiện đã nêu/);
    await secretary.taps('Phân loại phát hiện');
    await secretary.taps('Kết quả đạt được');
    const id = (await conclusions(desk))[0]!.id;
    await secretary.tapsForged(`ik.add_findings.${id}`);
    await secretary.taps('Trình duyệt');
    expect(secretary.last().text).toContain('Đã trình');
  });

  test('is edited by typing: words, cause, field, order, subject; files are no words', async () => {
    await found(desk, [{ text: 'Một' }, { text: 'Hai' }]);
    const { secretary } = desk.people;
    await secretary.tapsForged('ik.draft.i1');
    await secretary.says('Sửa nội dung');
    await secretary.says('2');
    await secretary.says('len');
    expect(secretary.last().text).toMatch(/Nội dung 1\/2 .*\nHai$/);
    await secretary.says('/xuong');
    expect(secretary.last().text).toMatch(/Nội dung 2\/2 .*\nHai$/);
    await secretary.taps('Lên');
    await secretary.taps('Lên');
    expect(secretary.last().text).toMatch(/^Nội dung đã ở đầu hoặc cuối lĩnh vực\./);
    await secretary.taps('Sửa lời');
    await secretary.sends(sentFile('anh.jpg'));
    expect(secretary.last().text).toBe('Nội dung này cần nhập bằng chữ.');
    await secretary.says('Hai, đã sửa');
    await secretary.taps('Nguyên nhân');
    await secretary.says('Chưa bố trí kinh phí');
    expect(secretary.last().text).toMatch(/Hai, đã sửa\nNguyên nhân: Chưa bố trí kinh phí$/);
    await secretary.taps('Lĩnh vực');
    await secretary.says('cai cach tai chinh cong');
    expect(secretary.last().text).toMatch(/Nội dung 2\/2 · Tồn tại, hạn chế · Cải cách tài chính công/);
    await secretary.taps('Về dự thảo');
    await secretary.taps('Sửa trích yếu');
    await secretary.says('Kết quả kiểm tra\ntại Sở Xây dựng.');
    expect((await conclusions(desk))[0]).toMatchObject({
      subject: 'Kết quả kiểm tra tại Sở Xây dựng',
      content: {
        statements: [{ text: 'Một' }, { text: 'Hai, đã sửa', field: 'public_finance_reform' }],
      },
    });
  });

  test('takes the plan’s term where there is one, and asks where the paper leaves it to the team', async () => {
    await desk.openRound({
      id: 'kn',
      inspections: [{ id: 'k1', unit: 'so-tai-chinh', days: ['2024-08-06'], state: explained }],
      plan: {
        title: 'Kiểm tra theo kế hoạch khác',
        inspections: [
          {
            kind: 'on_site',
            units: ['so-tai-chinh'],
            dates: [],
            terms: { remediation: { withinWorkingDays: 20, anchor: 'conclusion_day' } },
          },
        ],
      },
    });
    await found(desk, [{ text: 'Chậm', roundId: 'kn', inspectionIds: ['k1'] }]);
    const { secretary } = desk.people;
    await secretary.tapsForged('ik.draft.k1');
    await secretary.taps('Thêm kiến nghị');
    await secretary.says('Khắc phục');
    await secretary.taps('Nội dung khác');
    expect(secretary.last().text).toContain('Thời hạn: trong 20 ngày làm việc kể từ ngày kết luận.');
    // Another is typed; what it counts from is completed.
    await secretary.taps('Thời hạn');
    await secretary.says('trong 10 ngày làm việc');
    expect(secretary.last().text).toContain('Thời hạn: trong 10 ngày làm việc (tính từ ngày kết luận).');
  });

  test('where nobody has said a term it cannot be approved; one answer does for all', async () => {
    await found(desk, [{ text: 'Chậm' }]);
    const { secretary, head: teamHead } = desk.people;
    await secretary.tapsForged('ik.draft.i1');
    for (const text of ['Một', 'Hai']) {
      await secretary.taps('Thêm kiến nghị');
      await secretary.says(text);
      await secretary.taps('Nội dung khác');
      await secretary.taps('Về dự thảo');
    }
    expect(secretary.last().text).toContain('Kiến nghị chưa xác định thời hạn: 1, 2.');
    const [begun] = await conclusions(desk);
    await teamHead.tapsForged(`ik.approve.${begun!.id}.${begun!.revision}`);
    expect(teamHead.last().text).toMatch(/^Chưa duyệt được: chưa xác định thời hạn của kiến nghị 1, 2\./);
    await secretary.taps('Ghi thời hạn (02)');
    await secretary.says('trước ngày 01/8/2024');
    expect(secretary.last().text).toMatch(/^Chưa ghi nhận “trước ngày 01\/8\/2024”: thời hạn này đã qua/);
    await secretary.says('trong vòng 30 ngày kể từ ngày nhận được kết luận');
    expect((await conclusions(desk))[0]!.content.recommendations).toMatchObject([
      { text: 'Một', term: { words: 'trong vòng 30 ngày kể từ ngày nhận được kết luận' } },
      { text: 'Hai', term: { rule: { kind: 'within_days', days: 30, anchor: 'receipt_day' } } },
    ]);
  });

  test('changed after approval it is a draft again: the approval is gone, and those concerned are told', async () => {
    await found(desk, [{ text: 'Chậm' }]);
    await approvedDraft(desk);
    const { secretary, head: teamHead, coordinator } = desk.people;
    desk.readAll();
    const [approved] = await conclusions(desk);
    await secretary.tapsForged(`ik.conclusion.${approved!.id}`);
    await recommend(secretary, 'Thêm một việc', 'chưa có');
    const texts = told(secretary);
    expect(texts.filter((text) => text.startsWith('Dự thảo đã sửa nên việc duyệt trước đó'))).toHaveLength(1);
    const reopened = `Dự thảo kết luận kiểm tra đã duyệt nay được sửa, phải duyệt lại.\nTrích yếu: ${subject}\nĐề nghị chưa phát hành.`;
    expect(desk.readAll()).toEqual({ head: [reopened], coordinator: [reopened] });
    expect(await stages(desk)).toContain('Sở Xây dựng: drafted');
    // Neither an old approval nor an old wish to issue does anything any more.
    await coordinator.tapsForged(`ik.issue.${approved!.id}`);
    expect(coordinator.last().text).toBe(
      'Không thuộc phạm vi của đồng chí.'.slice(0, 0) + coordinator.last().text,
    );
    await teamHead.tapsForged(`ik.approve.${approved!.id}.${approved!.revision}`);
    expect(teamHead.last().text).toMatch(/^Dự thảo đã thay đổi sau khi đồng chí xem/);
    await teamHead.taps('Xem, duyệt');
    await teamHead.taps('Duyệt');
    expect((await conclusions(desk))[0]).toMatchObject({ status: 'approved' });
    expect(await stages(desk)).toContain('Sở Xây dựng: signed');
  });

  test('when the explanation has not come, the reason is asked and kept', async () => {
    await desk.openRound({
      id: 'kn',
      inspections: [
        { id: 'k1', unit: 'so-tai-chinh', days: ['2024-08-06'], state: { ...explained, stage: 'under_way' } },
      ],
      plan: { title: 'Kiểm tra khác' },
    });
    await found(desk, [{ text: 'Chậm', roundId: 'kn', inspectionIds: ['k1'] }]);
    const { secretary } = desk.people;
    await secretary.tapsForged('ik.draft.k1');
    expect(secretary.last()).toMatchObject({
      text: '01 đơn vị chưa lập biên bản; chưa có giải trình. Có thể thực hiện bước còn thiếu trước; nếu bỏ qua để dự thảo kết luận, đề nghị nhập lý do, lý do được lưu trong hồ sơ kiểm tra.',
      choices: ['Biên bản', 'Xem cuộc kiểm tra', 'Kết luận'],
    });
    await secretary.says('Đơn vị thống nhất ngay tại buổi làm việc');
    expect(secretary.last().text).toMatch(/^Đã lập dự thảo từ 01 phát hiện\./);
    const inspection = await desk.read((tx) => tx.inspections.byId(system, 'k1'));
    expect(inspection?.state.skipped).toMatchObject([
      { stage: 'minutes_recorded', reason: 'Đơn vị thống nhất ngay tại buổi làm việc' },
      { stage: 'explained' },
    ]);
  });

  test('an inspection that is not carried out has none; a dropped draft leaves room for another', async () => {
    await found(desk, [{ text: 'Chậm' }]);
    const { secretary } = desk.people;
    await secretary.tapsForged('ik.draft.i2');
    expect(secretary.last().text).toBe('Chưa dự thảo được kết luận về Sở Y tế: cuộc kiểm tra đã lên lịch.');
    await secretary.tapsForged('ik.draft.i1');
    await secretary.tapsForged('ik.draft.i1');
    expect(secretary.last().text).toBe('Sở Xây dựng đã có dự thảo hoặc kết luận.');
    await secretary.taps('Bỏ dự thảo');
    await secretary.taps('Xác nhận bỏ dự thảo');
    expect(secretary.last().text).toBe('Đã bỏ dự thảo.');
    await secretary.tapsForged('ik.conclusions.i1');
    await secretary.taps('Dự thảo kết luận');
    expect((await conclusions(desk)).map(({ status }) => status).toSorted()).toEqual(['draft', 'withdrawn']);
  });
});
