import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/inspection/ports.ts';
import { readable } from '../../../src/domain/inspection/finding/text.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type Actor, type InspectionDesk } from './desk.ts';
import { editedText, file, text } from '../sent.ts';

const system = { kind: 'system' } as const;
const at = '2024-08-05T01:00:00.000Z';

describe.each(databases)('findings on the spot, on %s', (kind) => {
  let desk: InspectionDesk;
  let id = 100_000;
  const next = () => (id += 1);
  let minute = 0;
  /** A minute passes, and what waited for it is said. */
  const later = () => {
    minute += 1;
    const clock = new Date(Date.UTC(2024, 7, 5, 1, minute)).toISOString();
    return desk.moveTo(
      `05/08/2024 ${String(Number(clock.slice(11, 13)) + 7).padStart(2, '0')}:${clock.slice(14, 16)}`,
    );
  };

  const seen = new Set<string>();
  let newest = '';
  const all = async (roundId = 'kt'): Promise<Finding[]> => {
    const findings = await desk.read((tx) => tx.findings.ofRound(system, roundId));
    const fresh = findings.filter((each) => !seen.has(each.id));
    for (const each of fresh) seen.add(each.id);
    newest = fresh.at(-1)?.id ?? newest;
    return findings;
  };
  /** The one that has come since they were last looked at. */
  const last = async (): Promise<Finding> => (await all()).find((each) => each.id === newest)!;
  const byId = async (findingId: string): Promise<Finding> =>
    (await all()).find((each) => each.id === findingId)!;
  /** Begins to record at the first unit. */
  const records = async (who: Actor, inspectionId = 'i1') => {
    await who.tapsForged(`if.record.${inspectionId}`);
    who.read();
  };

  beforeAll(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'], state: { stage: 'under_way', startedAt: at } },
        { unit: 'so-y-te', days: ['2024-08-05'], state: { stage: 'under_way', startedAt: at } },
        { unit: 'ubnd-huyen-kon-plong', days: ['2024-08-06'] },
        { unit: 'so-tu-phap', kind: 'surprise', days: ['2024-08-07'] },
      ],
      team: { head: 'team_head', secretary: 'team_secretary', member: 'team_member', guest: 'guest' },
    });
  });
  afterAll(() => desk.dispose());
  beforeEach(later);

  it('stores what is sent at once, and everything else is chosen by one tap each', async () => {
    const { member } = desk.people;
    await member.tapsForged('if.findings.i1');
    await member.taps('Ghi phát hiện');
    expect(member.last().text).toContain('mỗi tin là một phát hiện');
    await member.says('Chưa niêm yết 03 thủ tục hành chính tại bộ phận một cửa');
    expect(await last()).toMatchObject({
      text: 'Chưa niêm yết 03 thủ tục hành chính tại bộ phận một cửa',
      kind: null,
      field: null,
      status: 'draft',
      inspectionIds: ['i1'],
      authorId: member.personId,
    });
    expect(member.last().text.split('\n')[0]).toBe('Đã ghi phát hiện (dự thảo).');
    await member.taps('Tồn tại, hạn chế');
    await member.taps('Thủ tục hành chính');
    await member.taps('Mục báo cáo');
    await member.taps('I.3');
    await member.taps('Mục I.3 2');
    await member.taps('Nguyên nhân');
    await member.taps('Chủ quan');
    await member.taps('Nguyên nhân');
    await member.says('công chức chưa cập nhật kịp thời');
    await member.taps('Đơn vị liên quan');
    await member.taps('Thêm Sở Y tế');
    expect(member.last().text).toContain('Sở Xây dựng; Sở Y tế');
    expect(member.last().choices.join()).not.toContain('Tư pháp');
    await member.taps('Chi tiết');
    expect(member.last().text).toContain('Mục I.3 2 của báo cáo');
    expect(await last()).toMatchObject({
      kind: 'shortcoming',
      field: 'procedure_reform',
      cause: 'Chủ quan: công chức chưa cập nhật kịp thời',
      inspectionIds: ['i1', 'i2'],
    });
    expect((await last()).promptCode).toMatch(/^procedure/);
    // Recording goes on through all of that.
    await member.says('Sổ theo dõi hồ sơ chưa đầy đủ');
    expect((await last()).text).toBe('Sổ theo dõi hồ sơ chưa đầy đủ');
    expect(await all()).toHaveLength(2);
  });

  it('counts once what arrives three times, as the same update or as another', async () => {
    const { member } = desk.people;
    await records(member);
    const before = (await all()).length;
    const words = text(next(), 'Hồ sơ quá hạn không có thư xin lỗi');
    const update = String(next());
    await member.sends(words, update);
    await member.sends(words, update);
    expect(member.read()).toHaveLength(1);
    await member.sends(words);
    expect(member.last().text).toContain('Tin này đã được ghi trước đó');
    const photo = file(next(), { caption: 'Ảnh bảng niêm yết' });
    await member.sends(photo);
    await member.sends(photo);
    expect(member.last().text).toContain('Tin này đã được ghi trước đó');
    expect(await all()).toHaveLength(before + 2);
  });

  it('takes words sent while the line was gone out of order, each by itself, when they come', async () => {
    const { member } = desk.people;
    await records(member);
    const before = (await all()).length;
    const [first, second, third] = [next(), next(), next()];
    for (const each of [third, first, second]) await member.sends(text(each, `Tin ${each}`));
    const added = (await all()).slice(before).map((each) => each.text);
    expect(added.sort()).toEqual([first, second, third].map((each) => `Tin ${each}`));
  });

  it('makes one finding of an album, its caption wherever it stands, and says so once', async () => {
    const { member } = desk.people;
    await records(member);
    const before = (await all()).length;
    const pictures = [next(), next(), next()];
    await member.sends(file(pictures[1]!, { album: 'a1' }));
    await member.sends(
      file(pictures[0]!, { album: 'a1', caption: 'Phòng họp không có bảng tên'.normalize('NFD') }),
    );
    await member.sends(file(pictures[2]!, { album: 'a1' }));
    await member.sends(file(pictures[2]!, { album: 'a1' }));
    const album = await last();
    expect(await all()).toHaveLength(before + 1);
    expect(album).toMatchObject({ text: 'Phòng họp không có bảng tên' });
    expect(album.fileIds).toHaveLength(3);
    member.read();
    await later();
    const told = member.read().map((each) => each.text);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Tệp kèm theo: 03');
    expect(told[0]).toContain('giấy tờ tùy thân');
    // A picture with words of its own stands by itself; a late one still finds its album.
    await member.sends(file(next(), { album: 'a1', caption: 'Kho lưu trữ ẩm mốc' }));
    expect(await all()).toHaveLength(before + 2);
    await member.tapsForged('if.findings.i1');
    await member.sends(file(next(), { album: 'a1' }));
    expect((await byId(album.id)).fileIds).toHaveLength(4);
  });

  it('offers to join a photograph with the words before it, and loses neither', async () => {
    const { member } = desk.people;
    await records(member);
    await member.says('Bộ phận một cửa không có camera');
    const words = await last();
    await member.sends(file(next()));
    const photo = await last();
    expect(photo).toMatchObject({ text: '', status: 'draft' });
    expect(member.last().text).toContain('Bộ phận một cửa không có camera');
    await member.taps('Gộp vào phát hiện trước');
    expect(await byId(words.id)).toMatchObject({ fileIds: photo.fileIds, status: 'draft' });
    expect(await byId(photo.id)).toMatchObject({ status: 'withdrawn' });
    // Tapped again, or taken back afterwards, nothing doubles.
    await member.tapsForged(`if.join.${photo.id}.${words.id}`);
    expect((await byId(words.id)).fileIds).toHaveLength(1);
    // Not offered when it comes long after.
    await member.says('Không có nước uống');
    for (let passed = 0; passed < 11; passed += 1) await later();
    await member.sends(file(next()));
    expect(member.last().choices).not.toContain('Gộp vào phát hiện trước');
  });

  it('adds what replies to a message of one’s own, or is sent after asking to add', async () => {
    const { member, head } = desk.people;
    await records(member);
    const first = next();
    await member.sends(text(first, 'Chưa có kế hoạch tuyên truyền'));
    const { id: findingId } = await last();
    await member.sends(file(next(), { replyTo: first }));
    await member.sends(text(next(), 'Đã kiểm tra lại cùng đơn vị', first));
    // From the list, with nothing awaited.
    await member.tapsForged('if.findings.i1');
    await member.sends(text(next(), 'Đơn vị nhận thiếu sót', first));
    const found = await byId(findingId);
    expect(readable(found.text)).toBe(
      'Chưa có kế hoạch tuyên truyền\nĐã kiểm tra lại cùng đơn vị\nĐơn vị nhận thiếu sót',
    );
    expect(found.fileIds).toHaveLength(1);
    // An album sent after “Bổ sung” goes there whole; what follows it does not.
    const before = (await all()).length;
    await head.tapsForged(`if.add_to.${findingId}`);
    for (const each of [next(), next(), next()]) await head.sends(file(each, { album: 'b1' }));
    await head.sends(text(next(), 'Một việc khác hẳn'));
    expect((await byId(findingId)).fileIds).toHaveLength(4);
    expect((await all()).slice(before).map((each) => each.text)).toEqual(['Một việc khác hẳn']);
  });

  it('edits a draft when its message is edited, and only the words that came with it', async () => {
    const { member, head } = desk.people;
    await records(member);
    const first = next();
    await member.sends(text(first, 'Báo cáo chậm 2 ngày'));
    const { id: findingId } = await last();
    await member.sends(text(next(), 'Đơn vị đã xác nhận', first));
    await member.sends(editedText(first, 'Báo cáo chậm 12 ngày'));
    expect(readable((await last()).text)).toBe('Báo cáo chậm 12 ngày\nĐơn vị đã xác nhận');
    member.read();
    await member.sends(editedText(first, 'Báo cáo chậm 12 ngày'));
    expect(member.read()).toEqual([]);
    // A photograph whose words were forgotten.
    const photo = next();
    await member.sends(file(photo, { caption: 'Ảnh' }));
    await member.sends(editedText(photo, 'Ảnh bảng chấm công'));
    expect((await last()).text).toBe('Ảnh bảng chấm công');
    await head.sends(editedText(first, 'Của người khác'));
    expect((await all()).some((each) => each.text.includes('Của người khác'))).toBe(false);
    // Withdrawn, it stays as it was and on record.
    await member.tapsForged(`if.withdraw.${findingId}`);
    await member.sends(editedText(first, 'Sửa sau khi rút'));
    expect(member.last().text).toContain('không thay đổi gì');
    const withdrawn = await byId(findingId);
    expect(withdrawn).toMatchObject({ status: 'withdrawn' });
    expect(readable(withdrawn!.text)).toBe('Báo cáo chậm 12 ngày\nĐơn vị đã xác nhận');
    await member.tapsForged(`if.restore.${findingId}`);
    expect(await byId(findingId)).toMatchObject({ status: 'draft' });
  });

  it('makes one finding of a paste that the app has split, and lets all of it be read', async () => {
    const { member } = desk.people;
    await records(member);
    const before = (await all()).length;
    const piece = (at: number) => `Đoạn ${at}: ${'nội dung kiểm tra '.repeat(220)}`.slice(0, 4_096).trim();
    for (let at = 0; at < 15; at += 1) await member.sends(text(next(), piece(at)));
    expect(await all()).toHaveLength(before + 1);
    const whole = await last();
    expect(whole.text.length).toBeGreaterThan(55_000);
    member.read();
    await later();
    await member.taps('Chi tiết');
    expect(member.last().text).toContain('…');
    await member.taps('Đọc toàn văn');
    for (let at = 0; at < 15; at += 1) expect(member.last().text).toContain(`Đoạn ${at}:`);
    await member.says('Việc sau đó');
    expect(await all()).toHaveLength(before + 2);
  });

  it('removes a photograph by one tap, and keeps nothing of it', async () => {
    const { member } = desk.people;
    await records(member);
    await member.sends(file(next(), { caption: 'Hồ sơ có căn cước công dân' }));
    const [fileId] = (await last()).fileIds;
    await member.taps('Bỏ ảnh');
    expect(await last()).toMatchObject({ fileIds: [], text: 'Hồ sơ có căn cước công dân', status: 'draft' });
    expect(await desk.read((tx) => tx.files.byId(fileId!))).toBeNull();
    await member.tapsForged(`if.remove_file.${(await last()).id}.${fileId}`);
    expect(member.last().text).toContain('không còn tệp');
  });

  it('keeps the words of a file that is not taken, and says what is wrong with the file', async () => {
    const { member } = desk.people;
    await records(member);
    const before = (await all()).length;
    const refused = { reason: 'too_large', name: 'Hồ sơ.pdf' } as const;
    await member.sends(file(next(), { refused, as: 'document' }));
    expect(member.last().text).toContain('Hồ sơ.pdf');
    expect(await all()).toHaveLength(before);
    await member.sends(file(next(), { refused, as: 'document', caption: 'Quyết định thiếu căn cứ' }));
    expect(await last()).toMatchObject({ text: 'Quyết định thiếu căn cứ', fileIds: [] });
    await member.sends(file(next(), { as: 'voice', type: 'ogg', name: 'ghi-am.ogg' }));
    expect((await last()).fileIds).toHaveLength(1);
    expect(member.last().text).not.toContain('giấy tờ tùy thân');
    // What cannot be read at all does not end the recording.
    await member.sends({ kind: 'unreadable', content: 'location', messageId: String(next()) });
    await member.says('Vẫn ghi tiếp');
    expect((await last()).text).toBe('Vẫn ghi tiếp');
  });

  it('keeps as a finding what is no answer to what is asked about another', async () => {
    const { member } = desk.people;
    await records(member);
    await member.says('Một phát hiện');
    const { id: findingId } = await last();
    for (const aspect of ['prompt', 'units']) {
      await member.tapsForged(`if.sort.${findingId}.${aspect}`);
      await member.says(`Kho hồ sơ không có khóa (${aspect})`);
      expect((await last()).text).toBe(`Kho hồ sơ không có khóa (${aspect})`);
      await member.tapsForged(`if.sort.${findingId}.${aspect}`);
      await member.sends(file(next()));
      expect((await last()).fileIds).toHaveLength(1);
    }
    await member.tapsForged(`if.sort.${findingId}.prompt`);
    const before = (await all()).length;
    await member.says('I.9');
    expect(member.last().text).toContain('không có mục “I.9”');
    await member.says('II.2');
    expect(await all()).toHaveLength(before);
    await member.tapsForged(`if.sort.${findingId}.units`);
    await member.says('y tế, kon plông, sở giao thông');
    expect(member.last().text).toContain('Không có đơn vị “sở giao thông”');
    const sorted = await byId(findingId);
    expect(sorted.inspectionIds.toSorted()).toEqual(['i1', 'i2', 'i3']);
    expect(sorted.promptCode).not.toBeNull();
    await member.tapsForged(`if.set_unit.${findingId}.i4`);
    expect((await byId(findingId)).inspectionIds).toHaveLength(3);
  });

  it('keeps a file sent with nothing asked, where its sender inspects just now', async () => {
    const { spare, member } = desk.people;
    await desk.openRound({
      id: 'r2',
      team: { spare: 'team_member' },
      reports: false,
      inspections: [
        { id: 'j1', unit: 'so-y-te', days: ['2024-08-05'], state: { stage: 'under_way', startedAt: at } },
        { id: 'j2', unit: 'so-tai-chinh', days: ['2024-08-06'] },
      ],
    });
    await spare.sends(file(next()));
    expect(spare.last().text).toContain('Sở Y tế');
    expect(await all('r2')).toMatchObject([{ inspectionIds: ['j1'], status: 'draft' }]);
    // Words are for the report, as ever.
    await spare.says('Không ai hỏi');
    expect(await all('r2')).toHaveLength(1);
    // Of two inspections nobody knows which: the unit is chosen afterwards.
    await member.tapsForged('if.findings.i1');
    const before = (await all()).length;
    await member.sends(file(next()));
    const unplaced = (await all()).at(-1)!;
    expect(await all()).toHaveLength(before + 1);
    expect(unplaced.inspectionIds).toEqual([]);
    await member.taps('Chi tiết');
    await member.taps('Đơn vị liên quan');
    await member.taps('Thêm Sở Y tế');
    expect((await byId(unplaced.id)).inspectionIds).toEqual(['i2']);
    await desk.people.officer.sends(file(next()));
    expect(desk.people.officer.last().text).not.toContain('phát hiện');
  });

  it('takes what two members send at once, and what they choose about the same finding', async () => {
    const { member, head } = desk.people;
    await records(member);
    await records(head);
    const before = (await all()).length;
    await Promise.all([
      member.sends(text(next(), 'Của thành viên')),
      head.sends(text(next(), 'Của Trưởng đoàn')),
    ]);
    expect(await all()).toHaveLength(before + 2);
    const { id: findingId } = await last();
    await Promise.all([
      member.tapsForged(`if.set_kind.${findingId}.violation`),
      head.tapsForged(`if.set_field.${findingId}.direction`),
    ]);
    expect(await byId(findingId)).toMatchObject({
      kind: 'violation',
      field: 'direction',
    });
  });

  it('lists by field, what is unsorted first, page by page', async () => {
    const { head } = desk.people;
    await head.tapsForged('if.findings.i1');
    const overview = head.last().text;
    expect(overview).toContain('Chưa chọn đủ loại, lĩnh vực, đơn vị');
    await head.taps('Danh sách phát hiện');
    expect(head.last().text).toMatch(/Trang 1\/\d/);
    expect(head.last().text).toContain('Chưa phân loại');
    const seen: string[] = [];
    for (;;) {
      seen.push(...head.last().choices.filter((label) => label.startsWith('Phát hiện ')));
      if (!head.last().choices.includes('Trang sau')) break;
      await head.taps('Trang sau');
    }
    const standing = (await desk.read((tx) => tx.findings.ofInspection(system, 'i1'))).filter(
      ({ status }) => status !== 'withdrawn',
    );
    expect(seen).toHaveLength(standing.length);
    await head.taps(seen.at(-1)!);
    expect(head.last().text).toContain('ghi lúc');
    // Sorted one after another, by two taps each.
    await head.tapsForged('if.findings.i1');
    const left = standing.filter(({ status, kind: of, field }) => status === 'draft' && !(of && field));
    await head.taps('Phân loại tiếp');
    for (const { kind: of, field } of left) {
      if (of === null) await head.taps('Kết quả đạt được');
      if (field === null) await head.taps('Thể chế');
      await head.taps('Phân loại tiếp');
    }
    expect(head.last().text).toContain('đã chọn đủ loại');
  });

  it('ends for a member who is removed, and nothing they send is kept or shown to them', async () => {
    const { member } = desk.people;
    await records(member);
    await member.says('Trước khi rời Đoàn');
    const { id: findingId } = await last();
    const before = (await all()).length;
    await desk.read(async (tx) => {
      const team = await tx.inspections.roundTeam('kt');
      const seat = team.find(({ personId }) => personId === member.personId)!;
      await tx.inspections.removeMember(seat.id, desk.tools.clock.now());
    });
    await member.says('Sau khi rời Đoàn');
    expect(member.last().text).toContain('không có tên trong Đoàn');
    await member.says('Lần nữa');
    for (const data of [
      `if.finding.${findingId}`,
      `if.set_kind.${findingId}.violation`,
      `if.withdraw.${findingId}`,
      'if.record.i1',
      'if.findings.i1',
    ]) {
      await member.tapsForged(data);
      expect(member.last().text, data).not.toContain('Trước khi rời Đoàn');
    }
    expect(await all()).toHaveLength(before);
    expect(await byId(findingId)).toMatchObject({
      status: 'draft',
      kind: null,
    });
  });
});
