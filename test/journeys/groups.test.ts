import { afterEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../src/domain/action.ts';
import type { Role } from '../../src/domain/access.ts';
import { databases } from '../support/database.ts';
import { createWorld, type TestGroup, type TestPerson, type World } from '../support/world.ts';

let world: World;
afterEach(async () => {
  await world.stop();
});

const roundCode = 'kiem-tra-cchc-2024';
const unitCode = 'so-xay-dung';

async function joined(name: string, unit: string, role: Role): Promise<TestPerson> {
  const person = world.person(name);
  await person.starts((await world.invite(unit, role)).replaceAll('-', ''));
  await person.taps('Xác nhận');
  return person;
}

const coordinating = () => joined('Thường trực', 'so-noi-vu', 'coordinator');
const texts = (heard: { text: string }[]) => heard.map(({ text }) => text);
const progressIn = (group: TestGroup, topic?: number) =>
  texts(group.hears(topic)).filter((text) => text.startsWith('Tiến độ'));

/** Answers one prompt and is about to send the report, incomplete as it is. */
async function isAboutToReport(officer: TestPerson): Promise<void> {
  await officer.says('/tieptuc');
  await officer.says('Đã ban hành kế hoạch.');
  await officer.says('/gui');
  await officer.taps(officer.choices().find((label) => label.startsWith('Vẫn gửi'))!);
}

async function reports(officer: TestPerson): Promise<void> {
  await isAboutToReport(officer);
  await officer.taps('Xác nhận gửi');
  expect(texts(officer.hears()).join()).toContain('Đã ghi nhận nội dung');
}

describe.each(databases)('groups on %s', (kind) => {
  it('binds only after the coordinator who asked confirms, and uses the code only then', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const coordinator = await coordinating();
    const colleague = await joined('Đồng nghiệp', 'so-noi-vu', 'coordinator');
    const officer = await joined('Cán bộ', unitCode, 'focal_point');
    const group = await world.group('Sở Xây dựng', [coordinator, colleague, officer]);
    const code = await world.groupCode({ unitCode });

    await group.saidBy(officer, `/gan ${code}`);
    expect(group.last().text).toContain('Chỉ công chức cơ quan thường trực');
    await group.saidBy(coordinator, '/xacnhan');
    expect(group.last().text).toContain('Không có yêu cầu nào');
    await group.saidBy(coordinator, `/gan ${code}`);
    const offer = group.last();
    expect(offer.text).toContain('Gắn nhóm này với Sở Xây dựng');
    for (const other of [officer, colleague]) {
      await group.tappedBy(other, 'Xác nhận');
      expect(group.last().text).toContain('Chỉ công chức vừa yêu cầu');
      await group.saidBy(other, '/xacnhan');
      expect(group.last().text).toContain('Chỉ công chức vừa yêu cầu');
    }
    await group.saidBy(coordinator, '/thoi');
    expect(group.last().text).toContain('vẫn còn nguyên');
    await group.saidBy(coordinator, `/gan ${code}`);
    await group.tappedBy(coordinator, 'Thôi');
    expect(group.last().text).toContain('không có gì thay đổi');

    // Talk between people, also about the bot's message, is left alone; a label typed as a reply is understood.
    await group.saidBy(coordinator, `/gan ${code}`);
    const asked = group.last();
    const said = group.hears().length;
    await group.saidBy(officer, 'Đã rõ', { replyTo: asked.id });
    expect(group.hears()).toHaveLength(said);
    await group.saidBy(coordinator, 'xac nhan', { replyTo: asked.id });
    expect(group.last().text).toContain('Nhóm này nhận thông báo của Sở Xây dựng');
    await group.tappedBy(coordinator, 'Xác nhận');
    expect(group.last().text).toContain('Không có yêu cầu nào');

    await reports(officer);
    expect(texts(group.hears()).filter((text) => text.includes('Sở Xây dựng đã gửi'))).toHaveLength(1);
  });

  it('says of each code why it does not work', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const coordinator = await coordinating();
    const group = await world.group('Nhóm', [coordinator]);
    const other = await world.group('Nhóm khác', [coordinator]);
    const says = async (code: string, where = group) => {
      await where.saidBy(coordinator, `/gan ${code}`);
      return where.last().text;
    };
    expect(await says('')).toContain('Đề nghị gõ /gan kèm mã');
    expect(await says('1234')).toContain('hệ thống này không cấp mã đó');
    expect(await says('0000-0000-00000')).toContain('hệ thống này không cấp mã đó');
    expect(await says(await world.invite('so-y-te', 'focal_point'))).toContain('Đây là mã mời tham gia');
    const used = await world.groupCode({ unitCode });
    await group.boundBy(coordinator, used);
    expect(await says(used, other)).toContain('đã dùng');

    // Two open offers for one code: the second to confirm learns that it is used.
    const twice = await world.groupCode({ roundCode });
    expect(await says(twice)).toContain('Gắn nhóm này');
    expect(await says(twice, other)).toContain('Gắn nhóm này');
    await other.saidBy(coordinator, '/xacnhan');
    await group.saidBy(coordinator, '/xacnhan');
    expect(group.last().text).toContain('đã dùng');

    // Bound twice to the same thing; to two things is no trouble.
    const again = await world.groupCode({ unitCode });
    expect(await says(again)).toContain('Nhóm đã được gắn với Sở Xây dựng');
    await group.boundBy(coordinator, await world.groupCode({ roundCode }));
    expect(progressIn(group)).toHaveLength(1);

    const old = await world.groupCode({ unitCode: 'so-y-te' });
    const waiting = await world.groupCode({ unitCode: 'so-y-te' });
    expect(await says(waiting)).toContain('Gắn nhóm này với Sở Y tế');
    world.clock.advance(8 * 86_400_000);
    await group.saidBy(coordinator, '/xacnhan');
    expect(group.last().text).toContain('Không có yêu cầu nào');
    expect(await says(old)).toContain('hết hiệu lực từ');
    const officer = await joined('Cán bộ', unitCode, 'focal_point');
    await officer.says(await world.groupCode({ unitCode }));
    expect(officer.last().text).toContain('Đây là mã gắn nhóm');
  });

  it('lists groups to a coordinator, gives codes for rounds and units, and unbinds', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const coordinator = await coordinating();
    const officer = await joined('Cán bộ', unitCode, 'focal_point');
    const group = await world.group('Sở Xây dựng', [coordinator, officer]);
    const nhom = async (person = coordinator) => {
      await person.says('/nhom');
      return person.last().text;
    };
    expect(await nhom(officer)).toContain('Chỉ công chức cơ quan thường trực');
    expect(await nhom()).toContain('Chưa có nhóm nào');
    await coordinator.taps(coordinator.choices().find((label) => label.startsWith('Mã cho đơn vị'))!);
    expect(coordinator.last().text).toContain('trang 1/2');
    await coordinator.says('/trangsau');
    expect(coordinator.last().text).toContain('trang 2/2');
    await coordinator.taps('Trang trước');
    await coordinator.says('so xay dung');
    const [, code = ''] = /\/gan (\S+)/.exec(coordinator.last().text) ?? [];
    expect(coordinator.last().text).toContain('hiệu lực đến hết thứ Hai, 29/7/2024');
    expect(coordinator.last().text).toContain('@don_doc_test_bot');
    await group.boundBy(coordinator, code);
    await nhom();
    await coordinator.taps(coordinator.choices().find((label) => label.startsWith('Mã cho đợt'))!);
    const [, ofRound = ''] = /\/gan (\S+)/.exec(coordinator.last().text) ?? [];
    await group.boundBy(coordinator, ofRound);
    const list = await nhom();
    expect(list).toContain('Nhóm đã gắn: 02');
    expect(list).toContain('1. Sở Xây dựng: Sở Xây dựng; gắn ngày 22/7/2024; đang nhận thông báo');

    await group.saidBy(officer, '/bogan');
    expect(group.last().text).toContain('Chỉ công chức cơ quan thường trực');
    await group.saidBy(coordinator, '/bogan');
    expect(group.last().text).toContain('Nhóm đang gắn với nhiều nội dung');
    await group.tappedBy(coordinator, 'Thôi gắn: Sở Xây dựng');
    expect(group.last().text).toContain('Thôi gắn nhóm “Sở Xây dựng” với Sở Xây dựng');
    await group.tappedBy(coordinator, 'Xác nhận');
    expect(group.last().text).toContain('Đã thôi gắn nhóm');
    await nhom();
    await coordinator.taps('Thôi gắn nhóm 1');
    await coordinator.says('/xacnhan');
    expect(coordinator.last().text).toContain('Đã thôi gắn nhóm “Sở Xây dựng”');
    expect(await nhom()).toContain('Chưa có nhóm nào');
    await group.saidBy(coordinator, '/bogan');
    expect(group.last().text).toContain('chưa được gắn');

    const heard = group.hears().length;
    await reports(officer);
    expect(group.hears()).toHaveLength(heard);
    await officer.tapsForged(officer.last().id, encodeAction({ kind: 'group_unbind', groupId: 'abc' }));
    expect(officer.last().text).toContain('Chỉ công chức cơ quan thường trực');
  });

  it('keeps to the topic it was bound in; a closed or deleted topic is told and can be replaced', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const { control } = world.simulator;
    const coordinator = await coordinating();
    const officer = await joined('Cán bộ', unitCode, 'focal_point');
    const health = await joined('Cán bộ Sở Y tế', 'so-y-te', 'focal_point');
    const group = await world.group('CCHC tỉnh', [coordinator, officer], { forum: true });
    const topic = control.createTopic(group.id, coordinator.id, 'Tiến độ');
    await group.boundBy(coordinator, await world.groupCode({ roundCode }), { threadId: topic });
    expect(texts(group.hears(topic))[0]).toContain('đúng chủ đề này');
    expect(progressIn(group, topic)).toHaveLength(1);
    expect(group.hears(0)).toEqual([]);
    await reports(officer);
    expect(progressIn(group, topic)[0]).toContain('Đã gửi 1/10 đơn vị');

    // Closed: an edit still goes through; the next day's post does not.
    control.closeTopic(group.id, topic);
    world.clock.advance(86_400_000);
    await reports(health);
    const told = coordinator.last().text;
    expect(told).toContain('đã đóng hoặc đã xóa');
    expect(told).toContain('CCHC tỉnh');
    expect(officer.last().text).toContain('không nhận được thông báo nên bot gửi riêng');
    expect(officer.last().text).toContain('Đã gửi 2/10 đơn vị');
    control.reopenTopic(group.id, topic);
    await world.settle();
    expect(coordinator.last().text).toContain('lại nhận được thông báo');
    expect(progressIn(group, topic)).toHaveLength(2);

    control.deleteTopic(group.id, topic);
    world.clock.advance(86_400_000);
    await joined('Lãnh đạo', 'ubnd-tinh-kon-tum', 'leader');
    expect(coordinator.last().text).toContain('đã đóng hoặc đã xóa');
    const other = control.createTopic(group.id, coordinator.id, 'Tiến độ mới');
    await group.boundBy(coordinator, await world.groupCode({ roundCode }), { threadId: other });
    expect(progressIn(group, other)).toHaveLength(1);
    await coordinator.says('/nhom');
    expect(coordinator.last().text).toContain('Nhóm đã gắn: 01');
  });

  it('follows a group that becomes a supergroup in the middle of a round, and doubles nothing', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const { control } = world.simulator;
    const coordinator = await coordinating();
    const officer = await joined('Cán bộ', unitCode, 'focal_point');
    const health = await joined('Cán bộ Sở Y tế', 'so-y-te', 'focal_point');
    const group = await world.group('Đợt', [coordinator], { kind: 'group' });
    await group.boundBy(coordinator, await world.groupCode({ roundCode }));
    await group.boundBy(coordinator, await world.groupCode({ unitCode }));
    const pending = await world.groupCode({ unitCode: 'so-y-te' });
    await group.saidBy(coordinator, `/gan ${pending}`);

    // The report arrives before the news of the move does: what it has the bot say is addressed to the old group.
    await isAboutToReport(officer);
    const last = officer.last();
    const send = last.buttons.flat().find(({ text }) => text === 'Xác nhận gửi')!;
    control.tap(officer.id, officer.id, last.id, send.data!);
    group.id = control.migrate(group.id);
    await world.settle();
    expect(texts(group.hears()).filter((text) => text.includes('Sở Xây dựng đã gửi'))).toHaveLength(1);
    expect(progressIn(group)).toHaveLength(1);
    expect(progressIn(group)[0]).toContain('Đã gửi 1/10 đơn vị');

    await reports(health);
    expect(progressIn(group)).toHaveLength(1);
    expect(progressIn(group)[0]).toContain('Đã gửi 2/10 đơn vị');
    await group.saidBy(coordinator, '/xacnhan');
    expect(group.last().text).toContain('Nhóm này nhận thông báo của Sở Y tế');
    await coordinator.says('/nhom');
    expect(coordinator.last().text).toContain('Nhóm đã gắn: 03');
    expect(coordinator.last().text).not.toContain('bot không');
  });

  it('tells the coordinator once that the bot was removed, and the people what the group would have been told', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const { control } = world.simulator;
    const coordinator = await coordinating();
    const officer = await joined('Cán bộ', unitCode, 'focal_point');
    const colleague = await joined('Cán bộ thứ hai', unitCode, 'focal_point');
    const health = await joined('Cán bộ Sở Y tế', 'so-y-te', 'focal_point');
    const unitGroup = await world.group('Sở Xây dựng', [officer, colleague, coordinator]);
    const roundGroup = await world.group('Đợt', [coordinator]);
    await unitGroup.boundBy(coordinator, await world.groupCode({ unitCode }));
    await roundGroup.boundBy(coordinator, await world.groupCode({ roundCode }));

    control.kickBot(unitGroup.id);
    control.kickBot(roundGroup.id);
    await world.settle();
    const lost = () => texts(coordinator.hears()).filter((text) => text.includes('Bot không còn trong nhóm'));
    expect(lost()).toHaveLength(2);
    expect(lost()[0]).toContain('– Sở Xây dựng');
    const instead = (person: TestPerson, part: string) =>
      texts(person.hears()).filter((text) => text.includes('gửi riêng') && text.includes(part));
    for (const person of [officer, colleague, health]) expect(instead(person, 'Tiến độ')).toHaveLength(1);

    await reports(officer);
    for (const person of [officer, colleague]) {
      expect(instead(person, 'Sở Xây dựng đã gửi')).toHaveLength(1);
      expect(instead(person, 'Tiến độ')).toHaveLength(1);
    }
    expect(instead(health, 'Sở Xây dựng đã gửi')).toEqual([]);
    await world.restart();
    expect(lost()).toHaveLength(2);
    await coordinator.says('/nhom');
    expect(coordinator.last().text).toContain('bot không còn trong nhóm');

    // Back again: the binding was never undone.
    control.addBot(roundGroup.id);
    await world.settle();
    expect(texts(coordinator.hears()).filter((text) => text.includes('lại nhận được'))).toHaveLength(1);
    expect(progressIn(roundGroup).at(-1)).toContain('Đã gửi 1/10 đơn vị');
    await reports(health);
    expect(progressIn(roundGroup).at(-1)).toContain('Đã gửi 2/10 đơn vị');
    expect(instead(health, 'Tiến độ')).toHaveLength(1);
  });

  it('makes up for a group where the bot may not write, found out while sending', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const { control } = world.simulator;
    const coordinator = await coordinating();
    const officer = await joined('Cán bộ', unitCode, 'focal_point');
    const group = await world.group('Sở Xây dựng', [officer, coordinator]);
    await group.boundBy(coordinator, await world.groupCode({ unitCode }));

    control.forbidWriting(group.id);
    await world.settle();
    const told = () =>
      texts(coordinator.hears()).filter((text) => text.includes('không được viết trong nhóm'));
    expect(told()).toHaveLength(1);
    // As when the chat does not tell: the rights of all members are taken.
    const place = { channel: 'telegram', chatId: String(group.id), threadId: null };
    await world.unitOfWork.run((tx) => tx.groups.restore(place, ['may_not_write']));
    world.clock.advance(60_000);
    await reports(officer);
    expect(told()).toHaveLength(2);
    const made = texts(officer.hears()).filter((text) => text.includes('gửi riêng'));
    expect(made).toHaveLength(1);
    expect(made[0]).toContain('Sở Xây dựng đã gửi');
    await coordinator.says('/nhom');
    expect(coordinator.last().text).toContain('bot không được viết trong nhóm');

    control.allowWriting(group.id);
    await world.settle();
    expect(coordinator.last().text).toContain('lại nhận được thông báo');
    await group.saidBy(coordinator, '/tiendo');
    expect(group.last().text).toContain('chưa được gắn');
  });

  it('posts the progress anew once a day, on the morning of the limit, and nothing at night', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const coordinator = await coordinating();
    const night = await joined('Cán bộ', unitCode, 'focal_point');
    const morning = await joined('Cán bộ Sở Y tế', 'so-y-te', 'focal_point');
    const group = await world.group('Đợt', [coordinator]);
    await group.boundBy(coordinator, await world.groupCode({ roundCode }));
    const { limit } = await world.unitOfWork.run(async (tx) => {
      const round = await tx.rounds.byCode({ kind: 'system' }, roundCode);
      const units = await tx.rounds.standings({ kind: 'system' }, round!.id);
      return units.map((each) => each).sort((a, b) => (a.limit.lastDay! < b.limit.lastDay! ? -1 : 1))[0]!;
    });
    const at = (time: string) => world.clock.moveTo(`${limit.lastDay}T${time}:00+07:00`);
    const ring = async () => {
      await world.app().ring();
      await world.settle();
    };
    at('00:30');
    await reports(night);
    expect(progressIn(group)).toHaveLength(1);
    at('08:00');
    await ring();
    await ring();
    expect(progressIn(group)).toHaveLength(2);
    at('09:00');
    await reports(morning);
    expect(progressIn(group)).toHaveLength(2);
    expect(progressIn(group)[1]).toContain('Đã gửi 2/10 đơn vị');
    for (const text of texts(group.hears())) expect(text).not.toContain('Sở Xây dựng');
  });
});
