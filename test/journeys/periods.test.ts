import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, expect, describe, it } from 'vitest';
import { importRegime } from '../../src/bot/usecases/regime/import-regime.ts';
import { databases } from '../support/database.ts';
import { createWorld, type TestPerson, type World } from '../support/world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const file = resolve(import.meta.dirname, '../../prisma/seed/regimes/nghi-dinh-09-2019.yaml');

async function joins(person: TestPerson, code: string): Promise<void> {
  await person.starts(code.replaceAll('-', ''));
  await person.taps('Xác nhận');
}

/** 05/10/2026, ten o'clock: the year's report is the next to open, on 25/11. */
async function worldWithRegime(kind: World['kind']): Promise<World> {
  const made = await createWorld(kind, 'hai-cap-2026');
  made.clock.moveTo('2026-10-05T03:00:00Z');
  const { unitOfWork, tools } = made.app();
  const text = readFileSync(file, 'utf8');
  const imported = await importRegime({ unitOfWork, ...tools }, { file, text });
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return made;
}

describe.each(databases)('/dot on %s', (kind) => {
  it('shows the coordinator what will open, and opens it when told to, twice asked', async () => {
    world = await worldWithRegime(kind);
    const coordinator = world.person('Thường trực');
    const officer = world.person('Cán bộ xã An Bình');
    await joins(coordinator, await world.invite('so-noi-vu', 'coordinator'));
    await joins(officer, await world.invite('ubnd-xa-an-binh', 'focal_point'));
    await coordinator.says('/dot');
    expect(coordinator.last().text).toBe(
      [
        'Kỳ báo cáo tự mở trong 60 ngày tới',
        '',
        '1. Báo cáo công tác cải cách hành chính năm 2026: mở thứ Tư, 25/11/2026.',
        'Thời hạn: trước ngày 18 tháng thứ 3 của quý, tức hết thứ Năm, 17/12/2026.',
        'Riêng cấp xã. Thời hạn: chậm nhất ngày 16 tháng thứ 3 của quý, tức hết thứ Tư, 16/12/2026.',
        'Gửi tiếp Bộ Nội vụ. Thời hạn: chậm nhất ngày 20 tháng thứ 3 của quý, tức hết Chủ nhật, 20/12/2026.',
        '',
        'Kỳ nào không chọn sẽ tự mở đúng ngày. Đổi ngày mở hoặc thời hạn: đề nghị công chức quản trị dùng lệnh "regime adjust".',
      ].join('\n'),
    );
    expect(coordinator.choices()).toEqual(['Mở ngay: năm 2026', 'Không mở kỳ này: năm 2026']);
    await coordinator.taps('Mở ngay: năm 2026');
    expect(coordinator.last().text).toMatch(
      /^Mở ngay Báo cáo công tác cải cách hành chính năm 2026 cho \d\d đơn vị\. .* Đồng chí xác nhận\?$/,
    );
    const confirming = coordinator.last().id;
    await coordinator.taps('Xác nhận');
    expect(coordinator.last().text).toMatch(
      /^Đã mở Báo cáo công tác cải cách hành chính năm 2026 cho \d\d đơn vị\. Xem tiến độ: \/tiendo\.$/,
    );
    await coordinator.tapsOn(confirming, 'Xác nhận');
    expect(coordinator.last().text).toBe('Kỳ này đã mở hoặc không còn mở. Xem các kỳ sắp mở: /dot.');
    await world.app().ring();
    await world.settle();
    expect(officer.last().text).toContain(
      'Báo cáo công tác cải cách hành chính năm 2026: đề nghị UBND xã An Bình báo cáo. ' +
        'Thời hạn: chậm nhất ngày 16 tháng thứ 3 của quý, tức hết thứ Tư, 16/12/2026.',
    );
    await coordinator.says('/dot');
    expect(coordinator.last().text).toBe('Trong 60 ngày tới không có kỳ báo cáo nào tự mở.');
  });

  it('lets what is not to be opened be typed, in either language, and then it stays shut', async () => {
    world = await worldWithRegime(kind);
    const coordinator = world.person('Thường trực');
    await joins(coordinator, await world.invite('so-noi-vu', 'coordinator'));
    await coordinator.says('/ngonngu');
    await coordinator.taps('English');
    await coordinator.says('/dot');
    expect(coordinator.last().text).toContain('opens Wednesday, 25/11/2026.');
    await coordinator.says('/khongmo1');
    expect(coordinator.last().text).toContain('Do you confirm?');
    await coordinator.says('/lui');
    expect(coordinator.choices()).toEqual(['Open now: năm 2026', 'Do not open: năm 2026']);
    await coordinator.says('Do not open: năm 2026');
    await coordinator.says('/xacnhan');
    expect(coordinator.last().text).toBe(
      'Noted: Báo cáo công tác cải cách hành chính năm 2026 will not be opened.',
    );
    world.clock.moveTo('2026-11-25T03:00:00Z');
    await world.app().ring();
    const rounds = await world.unitOfWork.run((tx) => tx.rounds.overseen({ kind: 'system' }));
    expect(rounds.map(({ code }) => code)).toEqual(['bao-cao-quy-3-2026']);
  });

  it('is for coordinators of the unit that receives, whatever the button says', async () => {
    world = await worldWithRegime(kind);
    const officer = world.person('Cán bộ');
    await joins(officer, await world.invite('ubnd-xa-an-binh', 'focal_point'));
    await officer.says('/dot');
    expect(officer.last().text).toBe('Lệnh này dành cho công chức cơ quan thường trực.');
    const other = world.person('Thường trực nơi khác');
    await joins(other, await world.invite('so-xay-dung', 'coordinator'));
    await other.says('/dot');
    expect(other.last().text).toBe('Trong 60 ngày tới không có kỳ báo cáo nào tự mở.');
    const [period] = await world.unitOfWork.run(async (tx) => {
      const regime = await tx.regimes.byCode('cchc-dinh-ky');
      return (await tx.regimes.periods(regime!.id)).filter(({ status }) => status === 'planned');
    });
    await other.tapsForged(other.last().id, `po.${period!.id}.1`);
    expect(other.last().text).toContain('không');
    expect(other.last().text).not.toContain('Đã mở');
    await officer.tapsForged(officer.last().id, `px.${period!.id}.1`);
    expect(officer.last().text).toBe('Lệnh này dành cho công chức cơ quan thường trực.');
    await officer.tapsForged(officer.last().id, 'po.x');
    const rounds = await world.unitOfWork.run((tx) => tx.rounds.overseen({ kind: 'system' }));
    expect(rounds).toHaveLength(1);
  });
});
