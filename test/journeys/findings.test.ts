import { afterEach, describe, expect, it } from 'vitest';
import { createIds } from '../../src/bot/ids.ts';
import { openRoundFile } from '../../src/bot/usecases/inspection/plan/open-file.ts';
import { readable } from '../../src/domain/inspection/finding/text.ts';
import { databases, type DatabaseKind } from '../support/database.ts';
import { createWorld, type TestPerson, type World } from '../support/world.ts';

const plan = `kind: inspection_plan
code: ke-hoach
title: Kiểm tra cải cách hành chính năm 2024
document: { number: 1871/KH-UBND, date: 2024-05-30 }
receiving_unit: so-noi-vu
window: { from: 2024-07-22, to: 2024-08-31 }
inspected_period: { from: 2024-01-01, to: inspection_day }
outline: { code: kon-tum-2024, version: 1 }
team:
  members:
    - { person: truong-thi-gia-su, role: team_head, agency: so-noi-vu }
    - { person: kieu-van-thi-du, role: team_member, agency: so-thong-tin-va-truyen-thong }
inspections:
  - kind: on_site
    units: [so-xay-dung]
    dates: [{ unit: so-xay-dung, days: [2024-08-05] }]
    report_round: { code: bao-cao-kiem-tra, title: Báo cáo phục vụ kiểm tra }
    terms: { report: { working_days_before: 5, anchor: inspection_day } }
`;

let world: World;
afterEach(() => world.stop());

async function joins(name: string, code: string | undefined, unit: string, role: 'assessor' | 'focal_point') {
  const person = world.person(name);
  await person.starts((await world.invite(unit, role, code)).replaceAll('-', ''));
  await person.taps('Xác nhận');
  return person;
}

async function opened(kind: DatabaseKind): Promise<{ member: TestPerson; officer: TestPerson }> {
  world = await createWorld(kind, 'kon-tum-2024', { at: '05/08/2024 08:00' });
  const { unitOfWork, clock } = world;
  const tools = { unitOfWork, clock, ids: createIds(), timeZone: 'Asia/Ho_Chi_Minh' };
  const round = await openRoundFile(tools, { file: 'plan.yaml', text: plan });
  if (!round.ok) throw new Error(JSON.stringify(round));
  const member = await joins('member', 'kieu-van-thi-du', 'so-thong-tin-va-truyen-thong', 'assessor');
  return { member, officer: await joins('officer', undefined, 'so-xay-dung', 'focal_point') };
}

const findings = () =>
  world.unitOfWork.run(async (tx) => {
    const system = { kind: 'system' } as const;
    const round = await tx.inspections.roundByCode(system, 'ke-hoach');
    return tx.findings.ofRound(system, round!.id);
  });

describe.each(databases)('a member on the spot, on %s', (kind) => {
  it('sends words, pictures and voice with one hand, on a line that comes and goes', async () => {
    const { member, officer } = await opened(kind);
    await member.says('/kiemtra');
    await member.says('1');
    await member.taps('Phát hiện');
    await member.taps('Ghi phát hiện');
    const [words] = await member.says('Chưa công khai 03 thủ tục hành chính mới');
    await member.taps('Tồn tại, hạn chế');
    await member.taps('Thủ tục hành chính');
    await member.sendsVoice();
    expect(member.last().text).toContain('Tệp kèm theo: 01');
    await member.edits(words!.id, 'Chưa công khai 05 thủ tục hành chính mới');
    expect(member.last().text).toContain('Chưa công khai 05 thủ tục');

    // The bot is away; the phone sends what it has held back, an album among it.
    await world.goesDown();
    const { control } = world.simulator;
    const late = { messageDate: Math.floor(Date.parse(world.clock.now()) / 1000) };
    control.sendText(member.id, member.id, 'Kho lưu trữ không có bình chữa cháy', late);
    for (let picture = 0; picture < 3; picture += 1) {
      control.sendPhoto(member.id, member.id, undefined, { ...late, albumId: 'kho' });
    }
    control.sendText(member.id, member.id, `${'Nội dung rất dài. '.repeat(400)}Hết.`, late);
    await world.comesUp();
    await world.settle();

    const found = await findings();
    expect(
      found.map(({ text, fileIds, status }) => [readable(text).slice(0, 40), fileIds.length, status]),
    ).toEqual([
      ['Chưa công khai 05 thủ tục hành chính mới', 0, 'draft'],
      ['', 1, 'draft'],
      ['Kho lưu trữ không có bình chữa cháy', 0, 'draft'],
      ['', 3, 'draft'],
      ['Nội dung rất dài. Nội dung rất dài. Nội ', 0, 'draft'],
    ]);
    expect(readable(found.at(-1)!.text)).toMatch(/Hết\.$/);
    expect(found[0]).toMatchObject({ kind: 'shortcoming', field: 'procedure_reform' });
    await world.restart();
    expect(await findings()).toEqual(found);
    // What waited for the rest of the album and of the paste is said, once each.
    world.clock.advance(2_000);
    await world.settle();
    expect(member.hears().filter(({ text }) => text.includes('Tệp kèm theo: 03'))).toHaveLength(1);

    const album = found.at(-2)!;
    await member.tapsForged(member.last().id, `if.see_files.${album.id}`);
    expect(member.choices()).toContain('Bỏ tệp 3');
    expect(member.hears().filter(({ document }) => document !== undefined)).toHaveLength(3);
    world.heard(officer);
    await officer.says('/kiemtra');
    await officer.tapsForged(officer.last().id, `if.finding.${album.id}`);
    const told = world.heard(officer).map(({ text }) => text);
    expect(told.join('\n')).not.toMatch(/Kho lưu trữ|công khai 05/);
  });
});
