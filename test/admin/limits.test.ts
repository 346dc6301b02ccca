import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';
import { administrator, seed, type Administrator } from './administrator.ts';

const inspection = `code: kiem-tra
title: Báo cáo phục vụ kiểm tra
kind: inspection
outline: { code: kon-tum-2024 }
receiving_unit: so-noi-vu
units: [so-xay-dung, ubnd-xa-an-binh]
period: { kind: inspection, from: 2026-01-01, to: 2026-06-30 }
deadline: { working_days_before: 5, anchor: inspection_day, words: trước 05 ngày làm việc }
ladder: { before: [2], overdue: 3 }
`;

describe.each(databases)('limits and regimes on %s', (kind) => {
  let fresh: FreshDatabase;
  let admin: Administrator;
  let folder: string;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    folder = await mkdtemp(join(tmpdir(), 'don-doc-limits-'));
    admin = administrator({ DATABASE_URL: fresh.url });
    admin.clock.day = '2026-06-01';
    await admin.run('outline', 'import', seed('outlines/kon-tum-2024.yaml'));
    await admin.run('org', 'import', seed('samples/hai-cap-2026/organisation.yaml'));
  });
  afterAll(async () => {
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const out = async (...argv: string[]) => {
    const { code, out: text, err } = await admin.run(...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return text;
  };
  const refused = async (...argv: string[]) => {
    const { code, out: text, err } = await admin.run(...argv);
    expect({ code, text }).toEqual({ code: 2, text: '' });
    return err;
  };

  test('a round waits for its day, is told so, gets it, and gets more time', async () => {
    const file = join(folder, 'dot.yaml');
    await writeFile(file, inspection);
    expect(await out('round', 'open', file)).toContain(
      '- Sở Xây dựng: trước 05 ngày làm việc (tính từ ngày kiểm tra); chờ ngày mốc\n',
    );
    expect(await out('round', 'list')).toContain(
      '  chờ ngày mốc (trước 05 ngày làm việc (tính từ ngày kiểm tra)): 2 đơn vị: Sở Xây dựng; UBND xã An Bình\n',
    );
    const anchor = ['round', 'anchor', 'kiem-tra', '--anchor', 'inspection_day'];
    expect(await out(...anchor, '--date', '2026-07-20')).toBe(
      'Thời hạn thay đổi: Sở Xây dựng, Báo cáo phục vụ kiểm tra: chưa xác định → thứ Hai, 13/7/2026\n' +
        'Thời hạn thay đổi: UBND xã An Bình, Báo cáo phục vụ kiểm tra: chưa xác định → thứ Hai, 13/7/2026\n',
    );
    expect(await out('round', 'list')).not.toContain('chờ ngày mốc');
    expect(await admin.json(...anchor, '--date', '2026-06-03', '--unit', 'so-xay-dung')).toMatchObject({
      document: { moved: [{ to: '2026-05-27', over: true }] },
    });
    const extend = ['round', 'extend', 'kiem-tra', '--unit', 'ubnd-xa-an-binh', '--reason', 'mưa lũ'];
    expect(await out(...extend, '--to', '2026-07-17', '--hour', '16:30')).toBe(
      'Thời hạn thay đổi: UBND xã An Bình, Báo cáo phục vụ kiểm tra: thứ Hai, 13/7/2026 → thứ Sáu, 17/7/2026\n',
    );
    expect(await refused(...extend, '--to', '2026-07-17', '--hour', '16:30')).toContain(
      'Chưa gia hạn: UBND xã An Bình đang có thời hạn 17/7/2026, ngày mới phải muộn hơn.',
    );
    const rounds = await admin.json('round', 'list');
    expect(rounds.document).toMatchObject({ rounds: [{ code: 'kiem-tra', waiting: [] }] });
  });

  test.each([
    [['round', 'extend', 'kiem-tra', '--reason', 'x', '--to', '17/7/2026'], '"17/7/2026" không phải là ngày'],
    [
      ['round', 'extend', 'kiem-tra', '--reason', 'x', '--to', '2026-08-17', '--hour', '25:00'],
      'Giờ ghi theo dạng 17:00',
    ],
    [['round', 'extend', 'kiem-tra', '--reason', ' ', '--to', '2026-08-17'], 'Đề nghị ghi lý do'],
    [['round', 'extend', 'kiem-tra', '--to', '2026-08-17'], '--reason'],
    [['round', 'extend', 'khac', '--reason', 'x', '--to', '2026-08-17'], 'Không có đợt báo cáo "khac"'],
    [
      ['round', 'anchor', 'kiem-tra', '--anchor', 'notice_day', '--date', '2026-07-20'],
      'Đợt kiem-tra không có thời hạn nào đếm từ ngày mốc này.',
    ],
    [['round', 'anchor', 'kiem-tra', '--anchor', 'tet', '--date', '2026-07-20'], 'inspection_day'],
  ])('%j is refused', async (argv, sentence) => {
    expect(await refused(...argv)).toContain(sentence);
  });

  test('a regime is imported and listed with every limit of this year and the next', async () => {
    expect(await refused('regime', 'import', join(folder, 'none.yaml'))).toContain('none.yaml');
    expect(await out('regime', 'list')).toBe('Chưa có chế độ báo cáo nào.\n');
    const imported = await out('regime', 'import', seed('regimes/nghi-dinh-09-2019.yaml'));
    expect(imported).toContain('Đã nhập chế độ báo cáo cchc-dinh-ky.\n');
    expect(imported).toContain(
      '- 2026 quy-1 (quý I năm 2026): đã qua trước khi nhập chế độ; ngày mở thứ Hai, 23/02/2026\n',
    );
    expect(imported).toContain(
      '- 2026 quy-3 (quý III năm 2026): sẽ tự mở; ngày mở thứ Tư, 26/8/2026\n' +
        '    đơn vị báo cáo: trước ngày 18 tháng thứ 3 của quý, tức hết thứ Năm, 17/9/2026 (lịch đã xác nhận)\n' +
        '    cấp xã: chậm nhất ngày 16 tháng thứ 3 của quý, tức hết thứ Tư, 16/9/2026 (lịch đã xác nhận)\n' +
        '    gửi tiếp Bộ Nội vụ: chậm nhất ngày 20 tháng thứ 3 của quý, tức hết Chủ nhật, 20/9/2026 (lịch đã xác nhận)\n',
    );
    expect(imported).toContain('(lịch chưa xác nhận)');
    const { document } = await admin.json('regime', 'list');
    const [regime] = document['regimes'] as { code: string; periods: Record<string, unknown>[] }[];
    expect(regime).toMatchObject({ code: 'cchc-dinh-ky', receivingUnit: 'so-noi-vu' });
    expect(regime!.periods).toHaveLength(8);
    expect(regime!.periods[2]).toMatchObject({
      year: 2026,
      period: 'quy-3',
      title: 'Báo cáo công tác cải cách hành chính quý III năm 2026',
      openOn: '2026-08-26',
      status: 'planned',
      limits: [
        { levels: null, lastDay: '2026-09-17', confirmed: true },
        { levels: ['commune'], lastDay: '2026-09-16', confirmed: true },
      ],
      onward: [{ to: 'Bộ Nội vụ', lastDay: '2026-09-20' }],
      problems: [],
    });
  });

  test('a period is adjusted before it opens', async () => {
    const adjust = ['regime', 'adjust', 'cchc-dinh-ky', '--year', '2026', '--period', 'quy-3'];
    expect(await out(...adjust, '--open-on', '2026-09-01', '--limit', '2026-09-21')).toBe(
      '- 2026 quy-3 (quý III năm 2026): sẽ tự mở; ngày mở thứ Ba, 01/9/2026\n' +
        '    đơn vị báo cáo: chậm nhất ngày 21/9/2026, tức hết thứ Hai, 21/9/2026 (lịch đã xác nhận)\n' +
        '    gửi tiếp Bộ Nội vụ: chậm nhất ngày 20 tháng thứ 3 của quý, tức hết Chủ nhật, 20/9/2026 (lịch đã xác nhận)\n',
    );
    expect(await admin.json(...adjust, '--skip')).toMatchObject({
      document: { period: { status: 'skipped' } },
    });
    expect(await refused(...adjust, '--open-on', '2026-05-01')).toContain('Ngày mở 01/5/2026 đã qua.');
    expect(await refused(...adjust.with(4, '20x6'), '--skip')).toContain('Chế độ không có kỳ quy-3');
    expect(await refused(...adjust.with(2, 'khac'), '--skip')).toContain('Không có chế độ báo cáo khac');
    expect(await refused('regime', 'adjust', 'cchc-dinh-ky', '--skip')).toContain('--year');
  });

  test('the hours in which people may be written to are shown and set', async () => {
    expect(await out('calendar', 'hours')).toBe(
      'Giờ được nhắn tin: 07:30-11:30 13:30-17:00, trong ngày làm việc.\n',
    );
    expect(await admin.json('calendar', 'hours', '08:00-12:00', '13:00-16:30')).toEqual({
      code: 0,
      document: {
        hours: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '16:30' },
        ],
      },
    });
    expect(await out('calendar', 'hours')).toContain('08:00-12:00 13:00-16:30');
    for (const given of [['12:00-08:00'], ['08:00'], ['08:00-12:00-13:00'], ['13:00-17:00', '08:00-12:00']]) {
      expect(await refused('calendar', 'hours', ...given)).toContain(`đang ghi: "${given.join(' ')}"`);
    }
    expect(await out('calendar', 'hours')).toContain('08:00-12:00 13:00-16:30');
  });
});
