import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../src/domain/answer/value.ts';
import { encodeAction } from '../../src/domain/action.ts';
import { databases } from '../support/database.ts';
import { createWorld, type TestPerson, type World } from '../support/world.ts';

let world: World;
afterEach(async () => {
  await world.stop();
});

async function officerAtWork(unit = 'so-xay-dung', name = 'Người thử'): Promise<TestPerson> {
  const officer = world.person(name);
  await officer.starts((await world.invite(unit, 'focal_point')).replaceAll('-', ''));
  await officer.taps('Xác nhận');
  await officer.says('/tieptuc');
  return officer;
}

async function assignmentOf(unitCode: string): Promise<string> {
  return world.unitOfWork.run(async (tx) => {
    const [round] = await tx.rounds.overseen({ kind: 'system' });
    const unit = await tx.units.byCode(unitCode);
    const standings = await tx.rounds.standings({ kind: 'system' }, round!.id);
    return standings.find(({ unitId }) => unitId === unit!.id)!.assignmentId;
  });
}

/** Every answer of a unit: "prompt.field" → value. */
async function answersOf(unitCode: string): Promise<Record<string, AnswerValue>> {
  const assignmentId = await assignmentOf(unitCode);
  const current = await world.unitOfWork.run((tx) =>
    tx.answers.currentOfReport({ kind: 'system' }, assignmentId),
  );
  return Object.fromEntries(current.map((each) => [`${each.promptCode}.${each.fieldCode}`, each.value]));
}

function textOf(value: AnswerValue | undefined): string {
  return value?.kind === 'narrative'
    ? value.parts.map((part) => part.text).join('\n')
    : JSON.stringify(value);
}

const first = 'direction.guidance_documents';

describe.each(databases)('bad input on %s', (kind) => {
  it('answers wrong, used, expired and revoked codes plainly, and slows guessing down', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const stranger = world.person('Người lạ');
    await stranger.says('xin chào');
    expect(stranger.last().text).toContain('Chưa nhận ra mã mời');
    await stranger.says('/baocao');
    expect(stranger.last().text).toContain('chưa tham gia');
    for (let guess = 0; guess < 5; guess += 1) {
      await stranger.says('0000-0000-00000');
      expect(stranger.last().text).toContain('Mã mời không đúng');
    }
    await stranger.says(await world.invite('so-xay-dung', 'focal_point'));
    expect(stranger.last().text).toContain('nhập sai mã nhiều lần');
    world.clock.advance(61_000);

    const code = await world.invite('so-xay-dung', 'focal_point');
    await stranger.says(code);
    await stranger.taps('Không phải');
    expect(stranger.last().text).toContain('mã mời vẫn còn hiệu lực');
    await stranger.says(code);
    await stranger.taps('Xác nhận');
    expect(stranger.last().text).toContain('đã tham gia');
    const other = world.person('Người khác');
    await other.says(code);
    expect(other.last().text).toContain('đã được sử dụng');

    const old = await world.invite('so-y-te', 'focal_point');
    world.clock.advance(8 * 86_400_000);
    await other.says(old);
    expect(other.last().text).toContain('hết hiệu lực từ');

    const revoked = await world.invite('so-y-te', 'focal_point');
    await world.unitOfWork.run(async (tx) => {
      const newest = (await tx.invitations.list()).find((each) => each.createdAt === world.clock.now());
      await tx.invitations.revoke(newest!.id, world.clock.now());
    });
    await other.says(revoked);
    expect(other.last().text).toContain('đã bị thu hồi');
    await other.tapsForged(other.last().id, encodeAction({ kind: 'accept_invitation', invitationId: 'abc' }));
    expect(other.last().text).toContain('không còn chờ xác nhận');
  });

  it('explains what cannot be an answer and keeps the question open', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    const { control } = world.simulator;
    control.sendSticker(officer.id, officer.id);
    control.sendVoice(officer.id, officer.id);
    control.sendContact(officer.id, officer.id);
    control.sendLocation(officer.id, officer.id);
    control.sendPhoto(officer.id, officer.id);
    await world.settle();
    const heard = officer
      .hears()
      .slice(-5)
      .map(({ text }) => text);
    for (const [at, word] of ['nhãn dán', 'tin thoại', 'danh bạ', 'vị trí', 'ảnh'].entries()) {
      expect(heard[at]).toContain(`chưa nhận ${word}`);
    }
    await officer.says('\u200B\u200B\u2060');
    expect(officer.last().text).toContain('không có chữ, số nào đọc được');
    expect(await answersOf('so-xay-dung')).toEqual({});
    await officer.says('Nội dung');
    expect(officer.last().text).toContain('Đã ghi nhận mục I.1');
  });

  it('stores odd text as it was meant: NFD, zero-width, right-to-left marks, HTML, Markdown', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    await officer.says('<b>Kế hoạch</b> & *đậm* \u202Etrái\u202C [x](y)\u200B'.normalize('NFD'));
    const stored = textOf((await answersOf('so-xay-dung'))[`${first}.narrative`]);
    expect(stored).toBe('<b>Kế hoạch</b> & *đậm* trái [x](y)'.normalize('NFC'));
    expect(officer.last().text).toContain('“<b>Kế hoạch</b> & *đậm* trái [x](y)”');
  });

  it('takes a 60,000-character paste as one answer to one prompt, and gives it back whole', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    const paste = Array.from({ length: 6_000 }, (_, at) => `từ ${String(at).padStart(5, '0')}`).join(' ');
    await officer.says(paste);
    const questions = officer.hears().filter(({ text }) => text.includes('Đã ghép thêm')).length;
    world.clock.advance(2_000);
    await world.settle();
    expect(officer.hears().filter(({ text }) => text.includes('Đã ghép thêm')).length).toBeLessThan(
      questions + 2,
    );
    const answers = await answersOf('so-xay-dung');
    expect(Object.keys(answers)).toEqual([`${first}.narrative`]);
    expect(textOf(answers[`${first}.narrative`]).replaceAll('\n', ' ')).toBe(paste);
    await officer.taps('Xem toàn văn');
    const shown = officer
      .hears()
      .map(({ text }) => text)
      .join('\n')
      .replaceAll('\n', ' ');
    expect(shown).toContain('từ 00000');
    expect(shown).toContain('từ 05999');

    // One part of the long answer is edited: the others stay.
    const part = world.simulator.control
      .history(officer.id)
      .filter((message) => message.from === officer.id)[3]!;
    await officer.edits(part.id, 'phần đã sửa');
    const edited = textOf((await answersOf('so-xay-dung'))[`${first}.narrative`]);
    expect(edited).toContain('phần đã sửa');
    expect(edited).toContain('từ 00000');
    expect(edited).toContain('từ 05999');
  });

  it('shows where it stands when a button is stale, doubled or forged', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    const question = officer.last();
    await officer.tapsOn(question.id, 'Bỏ qua');
    await officer.tapsOn(question.id, 'Bỏ qua');
    expect(officer.last().text).toContain('không thay đổi gì');
    expect(officer.last().text).toContain('Mục I.1 (2/33)');
    const other = await officerAtWork('so-y-te', 'Người Sở Y tế');
    const foreign = encodeAction({
      kind: 'pinned',
      verb: 'none',
      assignmentId: await assignmentOf('so-y-te'),
      prompt: 0,
      field: 0,
      revision: 0,
    });
    await officer.tapsForged(officer.last().id, foreign);
    expect(officer.last().text).toContain('không thuộc đơn vị đồng chí');
    await officer.tapsForged(officer.last().id, 'rác.không.đọc.được');
    expect(officer.last().text).toContain('không còn dùng được');
    expect(await answersOf('so-y-te')).toEqual({});
    await other.says('/tieptuc');
    expect(other.last().text).toContain('Mục I.1 (1/33)');
  });

  it('handles one update once, however often it comes, and commands in the middle of an answer', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    let lastUpdate = 0;
    const stop = world.simulator.control.subscribe((event) => {
      if (event.type === 'update_queued')
        lastUpdate = world.simulator.control.pendingUpdates().at(-1)!.update_id;
    });
    await officer.says('Một lần');
    stop();
    const heard = officer.hears().length;
    for (let time = 0; time < 3; time += 1) {
      world.simulator.control.redeliver(lastUpdate);
      await world.settle();
    }
    expect(officer.hears()).toHaveLength(heard);
    await officer.says('/start');
    expect(officer.last().text).toContain('Báo cáo của tôi');
    await officer.says('/lenhla');
    expect(officer.last().text).toContain('Không có lệnh /lenhla');
    await officer.says('/tieptuc');
    expect(officer.last().text).toContain('Số liệu: Mức độ hoàn thành');
    await officer.says('85');
    const answers = await answersOf('so-xay-dung');
    expect(textOf(answers[`${first}.narrative`])).toBe('Một lần');
    expect(answers[`${first}.plan_completion`]).toEqual({ kind: 'percentage', value: 85 });
  });

  it('explains edits and replies that no longer mean anything', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    const { control } = world.simulator;
    const question = officer.last();
    const [narrative] = await officer.says('Bản đầu');
    const [figure] = await officer.says('85');
    await officer.edits(figure!.id, 'khoảng tám mươi mấy');
    expect(officer.last().text).toContain('chưa được nhận, nội dung đã ghi trước đó giữ nguyên');
    await officer.says('Thay bằng trả lời', { replyTo: question.id });
    await officer.edits(narrative!.id, 'Sửa tin cũ');
    expect(officer.last().text).toContain('nay lấy nội dung từ tin khác');
    const answers = await answersOf('so-xay-dung');
    expect(textOf(answers[`${first}.narrative`])).toBe('Thay bằng trả lời');
    expect(answers[`${first}.plan_completion`]).toEqual({ kind: 'percentage', value: 85 });

    // A refused figure, mended by editing the same message, answers the question that is still open.
    await officer.says('Nội dung hai');
    const [refused] = await officer.says('hai đơn vị rưỡi gì đó');
    expect(officer.last().text).toContain('Chưa ghi nhận');
    await officer.edits(refused!.id, '3');
    expect((await answersOf('so-xay-dung'))['direction.inspection_plan.inspected_units']).toEqual({
      kind: 'number',
      value: 3,
    });

    // Replying to a message that asks nothing, and to a deleted one.
    await officer.says('/trogiup');
    await officer.says('lạc', { replyTo: officer.last().id });
    expect(officer.last().text).toContain('không xác định được câu hỏi');
    const [own] = await officer.says('Nội dung ba');
    control.deleteMessage(officer.id, officer.id, own!.id);
    await officer.says('92', { replyTo: own!.id });
    expect((await answersOf('so-xay-dung'))['direction.communication_plan.plan_completion']).toEqual({
      kind: 'percentage',
      value: 92,
    });
  });

  it('joins what was sent before the next question was seen, and never overwrites a colleague unknowingly', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    await officer.says('Nội dung');
    await officer.says('80');
    // Two devices: both messages leave before the answer to the first is seen.
    const { control } = world.simulator;
    control.sendText(officer.id, officer.id, 'từ máy thứ nhất');
    control.sendText(officer.id, officer.id, 'từ máy thứ hai');
    await world.settle();
    const inspection = 'direction.inspection_plan';
    expect(textOf((await answersOf('so-xay-dung'))[`${inspection}.narrative`])).toBe(
      'từ máy thứ nhất\ntừ máy thứ hai',
    );

    const colleague = await officerAtWork('so-xay-dung', 'Đồng nghiệp');
    expect(colleague.last().text).toContain('Số đơn vị được kiểm tra');
    await officer.says('4');
    await colleague.says('5');
    expect(colleague.last().text).toContain('vừa có người trong đơn vị trả lời');
    expect((await answersOf('so-xay-dung'))[`${inspection}.inspected_units`]).toEqual({
      kind: 'number',
      value: 4,
    });
    await colleague.says('5');
    expect((await answersOf('so-xay-dung'))[`${inspection}.inspected_units`]).toEqual({
      kind: 'number',
      value: 5,
    });
  });

  it('tells a person removed from the unit in the middle of the report, and stores nothing more', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    await officer.says('Trước khi thôi nhiệm vụ');
    await world.unitOfWork.run(async (tx) => {
      const sender = await tx.people.sender('telegram', String(officer.id));
      const unit = await tx.units.byCode('so-xay-dung');
      await tx.people.removeRole({
        personId: sender!.person!.id,
        unitId: unit!.id,
        role: 'focal_point',
        at: world.clock.now(),
      });
    });
    const open = officer.last();
    await officer.says('99');
    expect(officer.last().text).toContain('không còn được giao báo cáo cho Sở Xây dựng');
    await officer.tapsOn(open.id, 'Không phát sinh');
    expect(officer.last().text).toContain('không còn được giao báo cáo cho Sở Xây dựng');
    expect(Object.keys(await answersOf('so-xay-dung'))).toEqual([`${first}.narrative`]);
  });

  it('keeps an update aside that fails again and again, tells the person, and goes on with the others', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    // A state that no program wrote: reading it fails every time.
    const assignmentId = await assignmentOf('so-xay-dung');
    const { unitOfWork } = world;
    await unitOfWork.run((tx) =>
      tx.reports.save({
        assignmentId,
        revision: 0,
        state: { version: 99, status: 'draft', prompts: {} } as never,
        at: world.clock.now(),
      }),
    );
    const other = await officerAtWork('so-y-te', 'Người Sở Y tế');
    await officer.says('Tin này không xử lý được');
    expect(officer.last().text).toContain('tin đã được giữ lại');
    await other.says('Vẫn bình thường');
    expect(other.last().text).toContain('Đã ghi nhận mục I.1');
  });

  it('speaks English to those who ask for it', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = await officerAtWork();
    await officer.says('/ngonngu');
    await officer.says('English');
    expect(officer.last().text).toBe('The language is now English.');
    await officer.says('/tieptuc');
    expect(officer.last().text).toContain('Please type the answer');
    await officer.says('skip');
    expect(officer.last().text).toContain('I.1 (2/33)');
  });
});
