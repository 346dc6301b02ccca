import { afterEach, describe, expect, it } from 'vitest';
import { databases } from '../support/database.ts';
import { createWorld, type TestPerson, type World } from '../support/world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

/** Answers whatever is asked, the way an officer types, until nothing is left; gives the number of narratives. */
async function answersEverything(officer: TestPerson, until: (text: string) => boolean): Promise<number> {
  let narratives = 0;
  for (let turn = 0; turn < 300; turn += 1) {
    const { text } = officer.last();
    if (until(text)) return narratives;
    const question = text.slice(text.lastIndexOf('Đề nghị đồng chí'));
    if (text.includes('chưa nhập được trong chat')) await officer.says('Bỏ qua');
    else if (question.includes('nhập nội dung')) {
      narratives += 1;
      await officer.says(`Nội dung thứ ${narratives}: đã thực hiện đầy đủ theo kế hoạch.`);
    } else if (question.includes('nhập số (đơn vị tính')) await officer.says('12');
    else if (question.includes('tỷ lệ %')) await officer.says('85,5 %');
    else if (question.includes('theo dạng')) await officer.says('12/14');
    else if (question.includes('nhập ngày')) await officer.says('15/01/2024');
    else if (question.includes('chọn “Có”')) await officer.says('Có');
    else if (question.includes('số, ký hiệu, ngày'))
      await officer.says('Kế hoạch số 12/KH-SXD ngày 15/01/2017');
    else throw new Error(`what is asked here? ${text}`);
  }
  throw new Error('the interview never ended');
}

const reviewing = (text: string) => text.includes('Xem lại trước khi gửi');

async function joins(person: TestPerson, code: string): Promise<void> {
  await person.starts(code.replaceAll('-', ''));
  expect(person.last().text).toContain('Đề nghị đồng chí xác nhận');
  await person.taps('Xác nhận');
}

describe.each(databases)('the main job on %s', (kind) => {
  it('walks Kon Tum 2024 as Sở Xây dựng from the invitation to the receipt, and the others are told', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = world.person('Cán bộ Sở Xây dựng');
    const coordinator = world.person('Thường trực');
    const leader = world.person('Lãnh đạo');
    await joins(coordinator, await world.invite('so-noi-vu', 'coordinator'));
    await joins(leader, await world.invite('ubnd-tinh-kon-tum', 'leader'));
    const unitGroup = await world.group('Sở Xây dựng', [officer, coordinator]);
    const roundGroup = await world.group('Đợt báo cáo', [coordinator]);
    const roundCode = 'kiem-tra-cchc-2024';
    await unitGroup.boundBy(coordinator, await world.groupCode({ unitCode: 'so-xay-dung' }));
    await roundGroup.boundBy(coordinator, await world.groupCode({ roundCode }));
    expect(roundGroup.last().text).toContain('Đã gửi 0/10 đơn vị');
    expect(leader.hears().some(({ text }) => text.includes('Đã gửi 0/10 đơn vị'))).toBe(true);

    await joins(officer, await world.invite('so-xay-dung', 'focal_point'));
    expect(officer.last().text).toContain('0/33');
    await officer.taps('Bắt đầu: Sở Xây dựng');
    expect(officer.last().text).toContain('Mục I.1 (1/33)');
    await officer.says('Đã ban hành 12 văn bản chỉ đạo, điều hành.');
    await officer.says('90');
    expect(officer.last().text).toContain('Mục I.1 (2/33)');

    // The program stops in the middle and starts again: the officer goes on exactly there.
    await world.restart();
    await officer.says('/tieptuc');
    expect(officer.last().text).toContain('Mục I.1 (2/33)');

    const narratives = await answersEverything(officer, reviewing);
    expect(narratives).toBe(32);
    expect(officer.last().text).toContain('đã trả lời 33/33');

    // Three changes: from the contents, by replying to the question, by editing one's own message.
    await officer.taps('Mục lục');
    await officer.taps('I.2 (5/5)');
    await officer.taps('Nội dung 8');
    expect(officer.last().text).toContain('Nội dung đã ghi');
    await officer.says('Nội dung thay từ mục lục.');
    expect(officer.last().text).toContain('Đã thay nội dung mục I.2');
    const question = officer.hears().find((message) => message.text.includes('Mục I.3 (13/33)'))!;
    await officer.says('Nội dung thay bằng cách trả lời.', { replyTo: question.id });
    expect(officer.last().text).toContain('Đã thay nội dung mục I.3');
    const own = world.simulator.control
      .history(officer.id)
      .find((message) => message.from === officer.id && message.text.startsWith('Đã ban hành 12'))!;
    await officer.edits(own.id, 'Đã ban hành 13 văn bản chỉ đạo, điều hành.');
    expect(officer.last().text).toContain('Đã thay nội dung mục I.1');

    world.clock.advance(60_000);
    await officer.says('/gui');
    await officer.taps('Xác nhận gửi');
    const receipt = officer.last().text;
    expect(receipt).toContain('trong thời hạn (mã 0001)');
    expect(receipt).toContain('Chưa có số, ngày văn bản');
    expect(unitGroup.last().text).toContain('Sở Xây dựng đã gửi');
    expect(unitGroup.hears().filter(({ text }) => text.includes('đã gửi'))).toHaveLength(1);
    expect(roundGroup.hears().filter(({ text }) => text.includes('Tiến độ'))).toHaveLength(1);
    expect(roundGroup.last().text).toContain('Đã gửi 1/10 đơn vị');
    expect(leader.hears().some(({ text }) => text.includes('Đã gửi 1/10 đơn vị'))).toBe(true);
    for (const group of [unitGroup, roundGroup]) {
      for (const { text } of group.hears()) expect(text).not.toContain('Nội dung');
    }

    await officer.taps('Ghi số, ngày văn bản');
    await officer.says('Báo cáo số 45/BC-SXD ngày 19/7/2024');
    expect(officer.last().text).toContain('số 45/BC-SXD ngày 19/7/2024');
    await officer.says('/baocao');
    expect(officer.last().text).toContain('Văn bản: ');
    await officer.says('thêm một câu');
    expect(officer.last().text).toContain('đã gửi nên nội dung không sửa được');

    const frozen = await world.unitOfWork.run(async (tx) => {
      const person = await tx.people.sender('telegram', String(officer.id));
      const unit = await tx.units.byCode('so-xay-dung');
      const own = await tx.reports.ofOwnUnits(
        { kind: 'person', personId: person!.person!.id, ownUnits: [unit!.id], overseenUnits: [] },
        person!.person!.id,
      );
      return tx.answers.currentOfReport({ kind: 'system' }, own[0]!.assignmentId);
    });
    const texts = frozen.map(({ value }) =>
      value.kind === 'narrative' ? value.parts.map((part) => part.text).join('\n') : '',
    );
    expect(texts).toContain('Đã ban hành 13 văn bản chỉ đạo, điều hành.');
    expect(texts).toContain('Nội dung thay từ mục lục.');
    expect(texts).toContain('Nội dung thay bằng cách trả lời.');
    expect(frozen.filter(({ value }) => value.kind === 'narrative')).toHaveLength(33);
  });

  it('asks a district all 34', async () => {
    world = await createWorld(kind, 'kon-tum-2024');
    const officer = world.person('Cán bộ huyện');
    await joins(officer, await world.invite('ubnd-huyen-kon-plong', 'focal_point'));
    await officer.says('/tieptuc');
    expect(await answersEverything(officer, reviewing)).toBe(34);
    await officer.taps('Xác nhận gửi');
    expect(officer.last().text).toContain('Đã ghi nhận nội dung');
  });

  it('asks a commune of the two-tier province all 34, without a single button', async () => {
    world = await createWorld(kind, 'hai-cap-2026');
    const officer = world.person('Cán bộ xã');
    const code = await world.invite('ubnd-xa-an-binh', 'focal_point');
    await officer.says('/start');
    await officer.says(code.toLowerCase());
    await officer.says('xác nhận');
    await officer.says('1');
    expect(await answersEverything(officer, reviewing)).toBe(34);
    await officer.says('/mucluc');
    await officer.says('tiếp tục');
    await officer.says('/gui');
    await officer.says('Xác nhận gửi');
    expect(officer.last().text).toContain('Đã ghi nhận nội dung');
    expect(world.simulator.control.apiCalls()['answerCallbackQuery']).toBeUndefined();
  });

  it('asks a division tagged for its assigned parts all 48 of Đắk Song 2017', async () => {
    world = await createWorld(kind, 'dak-song-2017');
    const officer = world.person('Cán bộ phòng');
    await joins(officer, await world.invite('van-phong-hdnd-va-ubnd', 'focal_point'));
    await officer.says('/tieptuc');
    expect(officer.last().text).toContain('(1/48)');
    await answersEverything(officer, reviewing);
    expect(officer.last().text).toContain('đã trả lời 48/48');
    await officer.taps('Xác nhận gửi');
    expect(officer.last().text).toContain('Đã ghi nhận nội dung');
  });
});
