import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';
import { administrator, seed, type Administrator } from './administrator.ts';

describe.each(databases)('the calendar on %s', (kind) => {
  let fresh: FreshDatabase;
  let admin: Administrator;
  let folder: string;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    folder = await mkdtemp(join(tmpdir(), 'don-doc-calendar-'));
    admin = administrator({ DATABASE_URL: fresh.url });
  });
  afterAll(async () => {
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([
    [['add', '2024-08-20', '10'], { date: '2024-09-05', confirmed: true }],
    [['sub', '2024-08-20', '10'], { date: '2024-08-06', confirmed: true }],
    [['sub', '2018-02-18', '1'], { date: '2018-02-13', confirmed: false }],
    [['add', '2026-12-31', '1'], { date: '2027-01-04', confirmed: false }],
    [['sub', '2027-01-04', '1'], { date: '2026-12-31', confirmed: false }],
    [['is-working', '2024-09-04'], { working: true, confirmed: true }],
    [['is-working', '2026-08-22'], { working: true, confirmed: true }],
    [['is-working', '2026-02-18'], { working: false, confirmed: true }],
    [['is-working', '2027-04-16'], { working: false, confirmed: false }],
  ])('%j is answered', async (argv, answer) => {
    expect(await admin.json('calendar', ...argv)).toEqual({ code: 0, document: answer });
  });

  test('ten thousand days are counted, there and back', async () => {
    const there = await admin.json('calendar', 'add', '2024-08-20', '10000');
    expect(there).toMatchObject({ code: 0, document: { confirmed: false } });
    const back = await admin.json('calendar', 'sub', String(there.document['date']), '10000');
    expect(back.document).toEqual({ date: '2024-08-20', confirmed: false });
  });

  test('people read the weekday, and whether the year is confirmed', async () => {
    const out = async (...argv: string[]) => (await admin.run('calendar', ...argv)).out;
    expect(await out('add', '2024-08-20', '10')).toBe('thứ Năm, 05/9/2024 (đã xác nhận).\n');
    expect(await out('is-working', '2027-04-16')).toBe(
      'thứ Sáu, 16/4/2027 không phải là ngày làm việc (chưa xác nhận).\n',
    );
    expect(await out('is-working', '2026-08-22', '--language', 'en')).toBe(
      'Saturday, 22/8/2026 is a working day (confirmed).\n',
    );
  });

  test.each([
    [['add', '2024-08-20', '0'], 'Số ngày làm việc phải là số nguyên từ 1 đến 10000; đang ghi: "0"'],
    [['add', '2024-08-20', '-5'], 'đang ghi: "-5"'],
    [['sub', '2024-08-20', '10001'], 'đang ghi: "10001"'],
    [['add', '2024-08-20', '1.5'], 'đang ghi: "1.5"'],
    [['add', '2024-08-20', 'mười'], 'đang ghi: "mười"'],
    [['add', '2024-02-30', '1'], '"2024-02-30" không phải là ngày có thật'],
    [['is-working', '20/8/2024'], '"20/8/2024" không phải là ngày có thật'],
    [['is-working', '0000-01-01'], 'từ năm 1990 đến năm 2200'],
    [['show', '12'], 'Năm phải là số từ 1990 đến 2200; đang ghi: "12"'],
    [['set', '2026-07-01', 'off'], 'Đề nghị ghi tên ngày bằng --name'],
    [['set', '2026-07-04', 'off', '--name', 'Nghỉ'], '04/7/2026 là ngày cuối tuần'],
    [['set', '2026-07-01', 'worked', '--name', 'Làm bù'], '01/7/2026 là ngày trong tuần'],
  ])('%j is refused in a sentence, with exit code 2', async (argv, sentence) => {
    const { code, out, err } = await admin.run('calendar', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  test('show tells a year with its papers, also one that follows from rules', async () => {
    const { out } = await admin.run('calendar', 'show', '2026');
    expect(out).toContain('Năm 2026: đã xác nhận.');
    expect(out).toContain(
      '- thứ Hai, 31/8/2026: nghỉ, Nghỉ hoán đổi dịp Quốc khánh (Thông báo 9441/TB-BNV ngày 16/10/2025)\n',
    );
    expect(out).toContain('- thứ Bảy, 22/8/2026: làm việc, Làm bù cho ngày 31/8/2026');
    const { document } = await admin.json('calendar', 'show', '2028');
    expect(document).toMatchObject({ year: 2028, confirmed: false });
  });

  test('a day is set and taken back', async () => {
    const name = ['--name', 'Ngày của tỉnh', '--source', 'Quyết định 1/QĐ-UBND'];
    const set = await admin.run('calendar', 'set', '2026-07-01', 'off', ...name);
    expect(set).toEqual({
      code: 0,
      out: 'Đã ghi thứ Tư, 01/7/2026 là ngày nghỉ.\nKhông có thời hạn nào thay đổi.\n',
      err: '',
    });
    const working = async (day: string) =>
      (await admin.json('calendar', 'is-working', day)).document['working'];
    expect(await working('2026-07-01')).toBe(false);
    expect(await admin.json('calendar', 'set', '2026-07-01', 'off', ...name)).toEqual({
      code: 0,
      document: { year: 2026, confirmed: true, change: 'unchanged', moved: [] },
    });
    await admin.run('calendar', 'set', '2026-07-01', 'normal');
    expect(await working('2026-07-01')).toBe(true);
    const { document } = await admin.json('calendar', 'show', '2026');
    expect(document['daysOff']).toHaveLength(14);
  });

  test('a day set in a year nobody has entered keeps what the rules say of the others', async () => {
    await admin.run('calendar', 'set', '2029-07-07', 'worked', '--name', 'Làm bù');
    const { document } = await admin.json('calendar', 'show', '2029');
    expect(document).toMatchObject({
      confirmed: false,
      workedDays: [{ date: '2029-07-07', name: 'Làm bù' }],
    });
    expect((await admin.json('calendar', 'is-working', '2029-02-13')).document['working']).toBe(false);
  });

  test('a year is imported, and again changes nothing', async () => {
    const file = join(folder, '2027.yaml');
    await writeFile(
      file,
      `year: 2027
confirmed: true
source: Thông báo của Bộ Nội vụ
days_off:
  - { date: 2027-04-16, name: Giỗ Tổ Hùng Vương }
  - { date: 2027-01-01, name: Tết Dương lịch }
worked_days:
  - { date: 2027-01-09, name: Làm bù, source: Công văn 1 }
`,
    );
    const first = await admin.run('calendar', 'import', file);
    expect(first.out).toBe(
      'Đã nhập lịch năm 2027 (đã xác nhận): 2 ngày nghỉ trong tuần, 1 ngày cuối tuần làm việc.\n' +
        'Không có thời hạn nào thay đổi.\n',
    );
    expect((await admin.run('calendar', 'import', file)).out).toBe('Lịch năm 2027 không thay đổi.\n');
    expect((await admin.json('calendar', 'add', '2026-12-31', '1')).document).toEqual({
      date: '2027-01-04',
      confirmed: true,
    });
    expect((await admin.json('calendar', 'is-working', '2027-01-09')).document['working']).toBe(true);
    expect((await admin.run('calendar', 'import', seed('calendar/2025.yaml'))).out).toBe(
      'Lịch năm 2025 không thay đổi.\n',
    );
  });

  test('a contradictory file is refused by line, and nothing of it stays', async () => {
    const file = join(folder, 'broken.yaml');
    await writeFile(
      file,
      `year: 2026
confirmed: true
source: Thông báo
days_off:
  - { date: 2026-09-02, name: Quốc khánh }
  - { date: 2026-09-05, name: Nghỉ }
worked_days:
  - { date: 2026-09-02, name: Làm bù }
`,
    );
    const { code, err } = await admin.run('calendar', 'import', file);
    expect(code).toBe(2);
    expect(err).toMatch(
      /broken\.yaml, dòng 6, days_off\[1\]\.date: Ngày 2026-09-05 là thứ Bảy hoặc Chủ nhật.*\n.*broken\.yaml, dòng 8, worked_days\[0\]\.date: Ngày 2026-09-02 vừa là ngày nghỉ vừa là ngày làm việc\.\n/,
    );
    expect((await admin.json('calendar', 'is-working', '2026-11-24')).document['working']).toBe(false);
  });
});
