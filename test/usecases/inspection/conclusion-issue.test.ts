import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiveEvent } from '../../../src/bot/usecases/receive-event.ts';
import { databases } from '../../support/database.ts';
import {
  approvedDraft,
  conclusions,
  explained,
  found,
  issue,
  recommend,
  sentFile,
  stages,
  told,
} from './conclusion-desk.ts';
import { castNames } from './cast.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;
const notYours = /^Cuộc kiểm tra này không thuộc phạm vi của đồng chí/;

describe.each(databases)('the issue of a conclusion on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '12/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'], state: explained },
        { unit: 'so-y-te', days: ['2024-08-08'], state: explained },
      ],
    });
    await found(desk, [{ text: 'Chưa niêm yết đủ thủ tục' }]);
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  const theOne = async () => (await conclusions(desk))[0]!;

  test('is the coordinators’ alone, and of what is approved; nobody outside the team ever sees a draft', async () => {
    const { people } = desk;
    await people.secretary.tapsForged('ik.draft_one.i1');
    await recommend(people.secretary, 'Niêm yết', 'chưa có');
    const before = await theOne();
    await people.coordinator.tapsForged(`ik.issue.${before.id}`);
    expect(people.coordinator.last().text).toMatch(notYours);
    await people.secretary.taps('Trình duyệt');
    // The secretary submits and does not approve; a member and a guest do neither.
    await people.secretary.tapsForged(`ik.approve.${before.id}.${before.revision}`);
    expect(people.secretary.last().text).toBe('Dự thảo kết luận do Trưởng đoàn hoặc Phó Trưởng đoàn duyệt.');
    await people.member.tapsForged(`ik.change_subject.${before.id}`);
    expect(people.member.last().text).toBe(
      'Dự thảo kết luận do Trưởng đoàn, Phó Trưởng đoàn, Thư ký Đoàn kiểm tra soạn.',
    );
    await people.deputy.taps('Mở dự thảo');
    await people.deputy.taps('Xem, duyệt');
    await people.deputy.taps('Duyệt');
    const approved = await theOne();
    for (const name of ['head', 'deputy', 'secretary', 'member'] as const) {
      await people[name].tapsForged(`ik.issue.${approved.id}`);
      expect(people[name].last().text).toMatch(/^Đoàn kiểm tra không có con dấu/);
    }
    const outsiders = ['officer', 'unitHead', 'healthOfficer', 'leader', 'outsider', 'spare'] as const;
    for (const name of outsiders) {
      for (const verb of ['conclusion', 'read', 'issue', 'correct', 'add_statement']) {
        await people[name].tapsForged(`ik.${verb}.${approved.id}`);
        expect([name, verb, people[name].last().text]).toEqual([name, verb, expect.stringMatching(notYours)]);
      }
      await people[name].tapsForged(`ik.acknowledge.${approved.id}.i1`);
      expect(people[name].last().text).toMatch(notYours);
    }
    for (const name of ['officer', 'leader'] as const) {
      await people[name].tapsForged('ik.conclusions.i1');
      expect(people[name].last().text).toBe('Kết luận kiểm tra · Sở Xây dựng\nChưa có kết luận.');
      expect(people[name].last().choices).toEqual(['Quay lại']);
    }
    const heard = castNames.filter((name) => told(people[name]).some((text) => text.includes('DỰ THẢO')));
    expect(heard).toEqual(['deputy', 'secretary']);
    expect(await theOne()).toMatchObject({ status: 'approved', paper: null });
  });

  test('needs number, date and the signed file; each that is wrong says why', async () => {
    await approvedDraft(desk);
    const { coordinator } = desk.people;
    await coordinator.taps('Mở dự thảo');
    expect(coordinator.last().choices.at(-1)).toBe('Quay lại');
    await coordinator.taps('Ghi số, ngày, bản ký');
    const { id, revision } = await theOne();
    const says = async (text: string) => {
      await coordinator.says(text);
      return coordinator.last().text.split('\n');
    };
    expect(await says('đã ký rồi')).toEqual([
      expect.stringContaining('chưa thấy số, ký hiệu văn bản'),
      'Còn thiếu số, ký hiệu (ví dụ: 27/TB-SNV).',
      'Còn thiếu ngày ban hành (ví dụ: ngày 12/9/2025).',
      'Còn thiếu tệp bản ký số: đề nghị gửi tệp.',
    ]);
    expect((await says('ngày 13/8/2024'))[0]).toBe(
      'Chưa ghi nhận: ngày văn bản (13/8/2024) sau ngày hôm nay. Đề nghị đồng chí kiểm tra, nhập lại.',
    );
    expect((await says('27/TB-SNV ngày 13/8/2024'))[0]).toContain('sau ngày hôm nay');
    expect(await says('27/TB-SNV ngày 02/8/2024')).toEqual([
      'Chưa ghi nhận: ngày văn bản (02/8/2024) trước ngày kiểm tra Sở Xây dựng (thứ Hai, 05/8/2024). Đề nghị đồng ' +
        'chí kiểm tra, nhập lại.',
      'Số: 27/TB-SNV',
      'Còn thiếu ngày ban hành (ví dụ: ngày 12/9/2025).',
      'Còn thiếu tệp bản ký số: đề nghị gửi tệp.',
    ]);
    await coordinator.sends(sentFile('anh.jpg'));
    expect(coordinator.last().text).toMatch(/^“anh\.jpg” không phải tệp văn bản/);
    await coordinator.sends(
      sentFile('TB.pdf', { received: { taken: false, refusal: { reason: 'empty', name: 'TB.pdf' } } }),
    );
    expect(coordinator.last().text).toContain('TB.pdf');
    expect(coordinator.last().choices).toEqual(['Về dự thảo']);
    // No button was shown; whoever makes one is asked for what is missing.
    await coordinator.tapsForged(`ik.issue_now.${id}.${revision}`);
    expect(coordinator.last().text).toMatch(/^Đề nghị ghi số, ngày của thông báo đã ký/);
    await coordinator.sends(sentFile('TB.pdf', { caption: 'Số 27/TB-SNV, ngày 12 tháng 8 năm 2024' }));
    expect(coordinator.last().text).toMatch(
      /^Số: 27\/TB-SNV\nNgày: 12\/8\/2024\nTệp: TB\.pdf\n[^]*\nPhát hành tới/,
    );
    expect(await theOne()).toMatchObject({ status: 'approved', paper: null });
    await coordinator.taps('Xác nhận phát hành');
    const [issued] = await conclusions(desk);
    expect(issued).toMatchObject({ status: 'issued', paper: { number: '27/TB-SNV', date: '2024-08-12' } });
  });

  test('happens once: by two people at once, tapped twice, delivered twice', async () => {
    await approvedDraft(desk);
    const { coordinator, spare } = desk.people;
    await desk.read(async (tx) => {
      const unit = await tx.units.byCode('so-noi-vu');
      const role = { id: 'second', personId: spare.personId, unitId: unit!.id, role: 'coordinator' } as const;
      await tx.people.addRole({ ...role, at: desk.tools.clock.now() });
    });
    const { id, revision } = await theOne();
    for (const [actor, paper] of [
      [coordinator, '27/TB-SNV ngày 12/8/2024'],
      [spare, '28/TB-SNV ngày 12/8/2024'],
    ] as const) {
      await actor.tapsForged(`ik.issue.${id}`);
      await actor.says(paper);
      await actor.sends(sentFile());
    }
    desk.readAll();
    const tap = (name: 'coordinator' | 'spare', updateId: string) =>
      receiveEvent(desk.unitOfWork, desk.tools, {
        channel: 'telegram',
        botId: '1',
        updateId,
        chat: { id: name, kind: 'private', threadId: null, title: null },
        sender: { externalId: name, displayName: name },
        sentAt: desk.tools.clock.now(),
        receivedAt: desk.tools.clock.now(),
        content: {
          kind: 'tap',
          data: `ik.issue_now.${id}.${revision}`,
          messageId: null,
          callbackId: 'callback',
        },
      });
    const both = () => Promise.all([tap('coordinator', '900001'), tap('spare', '900002')]);
    await both();
    await both();
    await tap('coordinator', '900003');
    await desk.ring();
    const told = desk.readAll();
    const answers = [told.coordinator?.[0], told.spare?.[0]].toSorted();
    const number = (await theOne()).paper!.number;
    expect(answers).toEqual([
      expect.stringMatching(/^Kết luận này đã phát hành lúc 08 giờ 00 phút ngày 12\/8\/2024: Thông báo số /),
      `Đã phát hành Thông báo kết luận kiểm tra số ${number} ngày 12/8/2024 tới 01 đơn vị.`,
    ]);
    expect([told.coordinator?.length, told.spare?.length]).toEqual([2, 1]);
    for (const name of ['officer', 'secondOfficer', 'unitHead', 'head', 'secretary'] as const) {
      expect([name, told[name]?.length]).toEqual([name, 1]);
    }
    const rows = await desk.read((tx) => tx.remediations.ofConclusion(system, id));
    expect(rows).toHaveLength(1);
    await coordinator.tapsForged(`ik.issue.${id}`);
    expect(coordinator.last().text).toMatch(/^Kết luận này đã phát hành/);
    // What is issued is not changed by anybody.
    await desk.people.secretary.tapsForged(`ik.change_subject.${id}`);
    expect(desk.people.secretary.last().text).toMatch(/^Đây không còn là dự thảo/);
    // Nor is its number another's.
    await found(desk, [{ text: 'Chậm', inspectionIds: ['i2'] }]);
    await desk.people.secretary.tapsForged('ik.draft.i2');
    const other = (await conclusions(desk)).find(({ status }) => status === 'draft');
    await desk.people.head.tapsForged(`ik.approve.${other!.id}.0`);
    await desk.people.head.tapsForged(`ik.approve.${other!.id}.0`);
    await desk.people.head.says('Đã khắc phục ngay khi kiểm tra');
    await coordinator.tapsForged(`ik.issue.${other!.id}`);
    await coordinator.says(`${number} ngày 12/8/2024`);
    expect(coordinator.last().text).toMatch(/^Chưa ghi nhận: số 2[78]\/TB-SNV đã dùng cho một kết luận khác/);
  });

  test('a correction names what it replaces; what was done about the same words goes on', async () => {
    await approvedDraft(desk);
    const { secretary, head, coordinator, officer, unitHead } = desk.people;
    await issue(coordinator, '27/TB-SNV ngày 12/8/2024');
    const [first] = await conclusions(desk);
    await desk.read(async (tx) => {
      const [row] = await tx.remediations.ofConclusion(system, first!.id);
      await tx.remediations.save({ ...row!, status: 'partial' }, desk.tools.clock.now());
    });
    desk.readAll();
    await desk.moveTo('14/08/2024 08:00');
    await secretary.tapsForged(`ik.correct.${first!.id}`);
    expect(secretary.last().text).toMatch(
      /^Đã lập dự thảo thông báo thay thế\. Thông báo số 27\/TB-SNV ngày 12\/8\/2024 vẫn có hiệu lực .*\nDỰ THẢO .*\nThay thế Thông báo số 27\/TB-SNV ngày 12\/8\/2024\./,
    );
    await recommend(
      secretary,
      'Cập nhật trang thông tin điện tử',
      'trong 10 ngày làm việc kể từ ngày nhận kết luận',
    );
    await head.tapsForged(`ik.conclusion.${(await conclusions(desk))[1]!.id}`);
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    desk.readAll();
    expect((await conclusions(desk)).map(({ status }) => status)).toEqual(['issued', 'approved']);
    await unitHead.taps('Đã nhận');
    expect(unitHead.last().text).toContain('số 27/TB-SNV');
    const group = await desk.group({ unitCode: 'so-xay-dung' });
    // The file of the notice it takes the place of is not the new one's.
    const signed = await desk.read(async (tx) => {
      const [before] = await tx.conclusions.ofRound(system, 'kt');
      return tx.files.byId(before!.paper!.fileId!);
    });
    await coordinator.taps('Mở dự thảo');
    await coordinator.taps('Ghi số, ngày, bản ký');
    await coordinator.sends(
      sentFile('TB-31.pdf', {
        received: { taken: true, file: { digest: signed!.digest, name: 'TB-31.pdf', type: 'pdf', size: 4 } },
      }),
    );
    expect(coordinator.last().text).toMatch(
      /^Chưa ghi nhận “TB-31\.pdf”: đây là tệp của Thông báo số 27\/TB-SNV ngày 12\/8\/2024 đã phát hành\./,
    );
    await issue(coordinator, '31/TB-SNV ngày 14/8/2024');
    const [old, corrected] = await conclusions(desk);
    const replaces = 'Thay thế Thông báo số 27/TB-SNV ngày 12/8/2024.';
    expect(group.read().at(-1)?.text).toContain(replaces);
    expect(secretary.last().text).toContain(replaces);
    await secretary.tapsForged('ik.conclusions.i1');
    expect(
      secretary
        .last()
        .text.split('\n')
        .filter((line) => line.startsWith('Thông báo')),
    ).toEqual([
      'Thông báo số 31/TB-SNV ngày 14/8/2024: đang có hiệu lực',
      'Thông báo số 27/TB-SNV ngày 12/8/2024: đã được thay thế bằng số 31/TB-SNV ngày 14/8/2024',
    ]);
    expect(old).toMatchObject({ status: 'superseded', paper: { number: '27/TB-SNV' } });
    expect(corrected).toMatchObject({ status: 'issued', version: 2, chainId: old!.chainId });
    expect(officer.last().text).toBe(
      [
        'Kính gửi Sở Xây dựng. Thông báo kết luận kiểm tra số 31/TB-SNV ngày 14/8/2024 (bản ký số kèm theo) có 02 kiến nghị.',
        'Thay thế Thông báo số 27/TB-SNV ngày 12/8/2024.',
        'Đề nghị tham mưu khắc phục, báo cáo theo thời hạn của từng kiến nghị.',
        '1. Niêm yết đầy đủ thủ tục hành chính',
        'Thời hạn: trước ngày 01/9/2024, tức hết thứ Bảy, 31/8/2024.',
        '2. Cập nhật trang thông tin điện tử',
        'Thời hạn: trong 10 ngày làm việc kể từ ngày nhận kết luận, tức hết thứ Tư, 28/8/2024.',
        'Tính từ ngày nhận: thứ Tư, 14/8/2024.',
        'Trân trọng.',
      ].join('\n'),
    );
    const rows = await desk.read((tx) => tx.remediations.ofConclusion(system, corrected!.id));
    expect(rows.map(({ number, status }) => [number, status]).toSorted()).toEqual([
      [1, 'partial'],
      [2, 'open'],
    ]);
    // The old notice points to the new one.
    await officer.tapsForged(`ik.acknowledge.${old!.id}.i1`);
    expect(officer.last().text).toBe(
      'Thông báo này đã được thay thế bằng Thông báo số 31/TB-SNV ngày 14/8/2024; đề nghị xác nhận thông báo mới.',
    );
    await officer.tapsForged(`ik.conclusion.${old!.id}`);
    expect(officer.last().text).toContain('Được thay thế bằng Thông báo số 31/TB-SNV ngày 14/8/2024.');
    expect(await stages(desk)).toContain('Sở Xây dựng: remediation');
  });

  test('with no recommendation the inspection is over; what was found without one is named to all who decide, and stays known', async () => {
    const { secretary, head, coordinator, officer } = desk.people;
    const gap = '01 tồn tại, vi phạm chưa có kiến nghị:\n– Chưa niêm yết đủ thủ tục';
    await secretary.tapsForged('ik.draft_one.i1');
    await secretary.taps('Trình duyệt');
    expect(secretary.last().text).toContain(gap);
    await secretary.says('/huy');
    // Nor does the head approve it without a word; a reason is on record once, for everybody.
    const { id, revision } = await theOne();
    await head.tapsForged(`ik.conclusion.${id}`);
    expect(head.last().text).toContain(gap);
    await head.taps('Xem, duyệt');
    await head.taps('Duyệt');
    expect(head.last().text).toMatch(/Nếu vẫn để như vậy, đề nghị ghi lý do/);
    await head.sends(sentFile());
    expect(await theOne()).toMatchObject({ status: 'draft', revision });
    await head.says('Đã khắc phục ngay khi kiểm tra');
    expect(await theOne()).toMatchObject({ status: 'approved' });
    const passed = `${gap}\nLý do (ghi lúc 08 giờ 00 phút ngày 12/8/2024): Đã khắc phục ngay khi kiểm tra`;
    expect(coordinator.last().text).toContain(passed);
    // What comes after the approval is not in that reason: it is named to whoever issues, who may ask the team.
    await found(desk, [{ text: 'Nêu thêm sau khi duyệt', kind: null, field: null }]);
    await coordinator.taps('Mở dự thảo');
    await coordinator.taps('Ghi số, ngày, bản ký');
    expect(coordinator.last().text).toMatch(
      /^01 phát hiện đã nêu với đơn vị, chưa đưa vào kết luận:\n– Nêu thêm sau khi duyệt\nNếu vẫn/,
    );
    await coordinator.taps('Đề nghị Đoàn xem lại');
    expect(coordinator.last().text).toBe('Đã đề nghị Đoàn kiểm tra xem lại: 03 người.');
    expect(secretary.last().text).toContain('đề nghị Đoàn kiểm tra xem lại');
    await coordinator.tapsForged(`ik.issue.${id}`);
    await coordinator.says('Không thuộc nội dung kiểm tra');
    await coordinator.says('27/TB-SNV ngày 12/8/2024');
    await coordinator.sends(sentFile());
    expect(coordinator.last().text).toContain('Lý do (ghi lúc 08 giờ 00 phút ngày 12/8/2024): Không thuộc');
    await coordinator.taps('Xác nhận phát hành');
    expect(officer.last().text).toBe(
      'Kính gửi Sở Xây dựng. Thông báo kết luận kiểm tra số 27/TB-SNV ngày 12/8/2024 (bản ký số kèm theo) không có ' +
        'kiến nghị đối với đơn vị.\nTrân trọng.',
    );
    await officer.tapsForged(`ik.conclusion.${id}`);
    expect(officer.last().text).not.toMatch(/Lý do|chưa có kiến nghị|chưa đưa vào/);
    await coordinator.tapsForged(`ik.conclusion.${id}`);
    expect(coordinator.last().text).toContain(passed.split('\n')[1]);
    expect(await stages(desk)).toContain('Sở Xây dựng: closed');
  });
});
