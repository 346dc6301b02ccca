import { afterEach, describe, expect, it } from 'vitest';
import { administer } from '../../src/bot/usecases/administration.ts';
import { setAnchor } from '../../src/bot/usecases/deadline/move-limits.ts';
import { databases } from '../support/database.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

const round = `code: kiem-tra-thang-9
title: Báo cáo kiểm tra tháng 9
kind: inspection
outline: { code: kon-tum-2024 }
receiving_unit: so-noi-vu
units: [so-tai-chinh]
period: { kind: inspection, from: 2024-01-01, to: 2024-09-30 }
deadline: { working_days_before: 5, anchor: inspection_day, words: trước 05 ngày làm việc }
`;

describe.each(databases)('a limit that waits for the inspection day, on %s', (kind) => {
  it('says what it waits for, reminds of nothing, and is told once the day is set', async () => {
    world = await createWorld(kind, 'kon-tum-2024', { at: '05/08/2024 09:00', rounds: [round] });
    const { clock } = world;
    const { unitOfWork, tools } = world.app();
    const administration = { unitOfWork, ...tools };
    const officer = world.person('Cán bộ Sở Tài chính');
    await officer.starts((await world.invite('so-tai-chinh', 'focal_point')).replaceAll('-', ''));
    await officer.taps('Xác nhận');
    await officer.says('/baocao');
    expect(officer.last().text).toContain(
      'Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra); chờ ngày mốc.\n' +
        'Chưa đủ ngày mốc nên chưa tính được thời hạn.',
    );
    const ringAt = async (instant: string) => {
      clock.moveTo(instant);
      await world!.app().ring();
      await world!.settle();
      return officer.last().text;
    };
    expect(await ringAt('2024-08-05T03:00:00Z')).toContain(
      'Báo cáo kiểm tra tháng 9: đề nghị Sở Tài chính báo cáo.',
    );
    const heard = officer.hears().length;
    await ringAt('2024-08-20T03:00:00Z');
    expect(officer.hears()).toHaveLength(heard);
    const all = { roundCode: 'kiem-tra-thang-9', unitCode: null };
    await administer(administration, (a) => setAnchor(a, all, 'inspection_day', '2024-09-12'));
    await world.settle();
    expect(officer.last().text).toBe(
      'Thời hạn Báo cáo kiểm tra tháng 9 của Sở Tài chính thay đổi. ' +
        'Thời hạn: trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Năm, 05/9/2024.',
    );
    // 02/9 and 03/9 are off: five, three and one working days before 05/9.
    expect(await ringAt('2024-08-27T03:00:00Z')).toContain('còn 05 ngày làm việc');
    expect(officer.hears()).toHaveLength(heard + 2);
    await officer.says('/baocao');
    expect(officer.last().text).toContain('tức hết thứ Năm, 05/9/2024.\nCòn 05 ngày làm việc.');
  });
});
