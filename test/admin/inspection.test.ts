import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { freshInspection } from '../../src/domain/inspection/inspection.ts';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';
import { administrator, seed, type Administrator } from './administrator.ts';

const plan = 'ke-hoach-1871-2024';

describe.each(databases)('inspection rounds on %s', (kind) => {
  let fresh: FreshDatabase;
  let admin: Administrator;
  let folder: string;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    folder = await mkdtemp(join(tmpdir(), 'don-doc-plan-'));
    admin = administrator({ DATABASE_URL: fresh.url });
    await admin.run('outline', 'import', seed('outlines/kon-tum-2024.yaml'));
    await admin.run('org', 'import', seed('samples/kon-tum-2024/organisation.yaml'));
  });
  afterAll(async () => {
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (change: (text: string) => string) => {
    const path = join(folder, 'plan.yaml');
    await writeFile(path, change(await readFile(seed('samples/kon-tum-2024/inspection-plan.yaml'), 'utf8')));
    return path;
  };
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

  test('a plan at fault is refused with line, path and reason', async () => {
    const wrong = await file((text) => text.replace('declared: 10', 'declared: 11'));
    expect(await refused('round', 'open', wrong)).toMatch(
      /plan\.yaml, dòng \d+, inspections\[0\]\.declared: Văn bản nêu 11 đơn vị, nhưng danh sách có 10: .*\nChưa nhập/,
    );
  });

  test('a plan opens its rounds, and what is unusual is said', async () => {
    const unusual = await file((text) =>
      text
        .replace('{ unit: so-y-te, days: [2024-08-05] }', '{ unit: so-y-te, days: [2024-08-03, 2024-08-04] }')
        .replace('except: [so-noi-vu]', 'except: [so-noi-vu, ban-dan-toc]')
        .replace('declared: 17', 'declared: 16'),
    );
    const said = await out('round', 'open', unusual);
    for (const line of [
      'Đã mở đợt kiểm tra "Kiểm tra cải cách hành chính năm 2024" (ke-hoach-1871-2024): 26 cuộc kiểm tra; Đoàn kiểm tra 5 người.\n',
      'kiểm tra trực tiếp: 10 đơn vị\n',
      '- Sở Xây dựng: thứ Hai, 05/8/2024; báo cáo trước 05 ngày làm việc (tính từ ngày kiểm tra), tức hết thứ Hai, 29/7/2024\n',
      '- UBND huyện Sa Thầy: chưa ấn định ngày; báo cáo trước ngày 10 tháng 8 năm 2024, tức hết thứ Sáu, 09/8/2024\n',
      'Đợt báo cáo kèm theo: Báo cáo tự kiểm tra cải cách hành chính năm 2024 (tu-kiem-tra-cchc-2024), 16 đơn vị\n',
      'Lưu ý: Sở Y tế: ngày kiểm tra thứ Bảy, 03/8/2024 là ngày nghỉ cuối tuần.\n',
      'Lưu ý: Sở Y tế: ngày kiểm tra Chủ nhật, 04/8/2024 là ngày nghỉ cuối tuần.\n',
    ]) {
      expect(said).toContain(line);
    }
  });

  test('units come and go with a reason', async () => {
    const add = ['inspection', 'add', plan, 'ban-dan-toc', '--kind', 'on_site'];
    const reason = ['--reason', 'theo chỉ đạo của UBND tỉnh'];
    expect(await out(...add, '--day', '2024-08-30', '2024-09-04', ...reason)).toBe(
      'Đã bổ sung Ban Dân tộc, kiểm tra trực tiếp: thứ Sáu, 30/8/2024; thứ Tư, 04/9/2024; báo cáo trước 05 ngày làm việc ' +
        '(tính từ ngày kiểm tra), tức hết thứ Sáu, 23/8/2024\n' +
        'Lưu ý: Ban Dân tộc: ngày 04/9/2024 nằm ngoài thời gian kiểm tra của kế hoạch (từ 01/8/2024 đến 31/8/2024).\n',
    );
    expect(await refused(...add, '--month', '2024-08', ...reason)).toContain(
      'Ban Dân tộc đã có trong đợt (on_site).',
    );
    expect(await refused(...add, '--day', '2024-08-20', '--month', '2024-08', ...reason)).toContain(
      'Ghi ngày (--day) hoặc tháng (--month), không ghi cả hai.',
    );
    expect(await refused(...add, '--month', '8/2024', ...reason)).toContain('Tháng ghi theo dạng 2024-08');
    expect(await refused(...add, '--day', '20/8/2024', ...reason)).toContain(
      '"20/8/2024" không phải là ngày',
    );
    const remove = ['inspection', 'remove', plan, 'ban-dan-toc', '--reason'];
    expect(await refused(...remove, ' ')).toContain('Đề nghị ghi lý do bằng --reason.');
    expect(await out(...remove, 'sáp nhập')).toBe('Đã rút Ban Dân tộc khỏi đợt kiểm tra.\n');
    expect(await refused(...remove, 'sáp nhập')).toContain('Ban Dân tộc không có cuộc kiểm tra nào đang mở');
  });

  test('people come into the team and leave it', async () => {
    const team = ['inspection', 'team', plan, '--person', 'duong-thi-vi-du', '--reason', 'theo quyết định'];
    expect(await out(...team, '--role', 'team_member')).toBe(
      'Dương Thị Ví Dụ, vai trò trong Đoàn kiểm tra: Thành viên.\nLưu ý: Dương Thị Ví Dụ kiểm tra chính đơn vị mình (Sở Y tế).\n',
    );
    expect(await refused(...team)).toContain('Cần --role');
    expect(await out(...team, '--remove')).toBe('Đã rút Dương Thị Ví Dụ khỏi Đoàn kiểm tra.\n');
  });

  test('a surprise that has not begun is not in the list, and cannot be taken out here', async () => {
    await createUnitOfWork(fresh.database).run(async (tx) => {
      const round = await tx.inspections.roundByCode({ kind: 'system' }, plan);
      const unit = await tx.units.byCode('so-ke-hoach-va-dau-tu');
      await tx.inspections.add({
        id: 'dotxuat',
        roundId: round!.id,
        unitId: unit!.id,
        unitName: unit!.name,
        kind: 'surprise',
        dates: { kind: 'days', days: ['2024-08-07'] },
        state: freshInspection,
        revision: 0,
        assignmentId: null,
        hidden: true,
        orderedBy: null,
        followsId: null,
        createdAt: '2024-07-22T03:00:00.000Z',
      });
    });
    expect(await out('round', 'list')).toContain(
      'ke-hoach-1871-2024: Kiểm tra cải cách hành chính năm 2024; kiểm tra trực tiếp 11, tự kiểm tra 16; ' +
        'đã kết thúc 0, đã hủy 1, chưa có ngày 0\n',
    );
    const unit = [
      'inspection',
      'remove',
      plan,
      'so-ke-hoach-va-dau-tu',
      '--reason',
      'x',
      '--kind',
      'on_site',
    ];
    expect(await refused(...unit)).toContain('không có cuộc kiểm tra nào đang mở');
  });
});
