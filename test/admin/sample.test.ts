import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAdmin } from '../../src/bot/admin/program.ts';
import { administrator } from './administrator.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'don-doc-sample-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Without settings: what is not set is found under the program's folder. */
async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runAdmin(argv, {
    environment: { OFFICE_TIME_ZONE: 'Asia/Ho_Chi_Minh', DATA_DIR: ' ' },
    projectRoot: folder,
    clock: { now: () => '2026-11-20T03:00:00.000Z' },
    stdout: (text) => (out += text),
    stderr: (text) => (err += text),
  });
  return { code, out, err };
}

describe('a sample', () => {
  const place = () => join(folder, 'data', 'ha-noi-2023');

  test('is made in a data folder of its own, with its clock in its year', async () => {
    const { code, out, err } = await run('sample', 'load', 'ha-noi-2023');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      `Đã lập dữ liệu mẫu ha-noi-2023 trong ${place()}; đồng hồ bắt đầu lúc 08:00 ngày 20/3/2023.\n`,
    );
    expect(out).toContain('Không có trong văn bản, chỉ là ví dụ:\n- Họ tên của mọi người');
    expect(out).toContain(`Chạy thử: đặt DATA_DIR=${place()} rồi chạy npm start`);
    const clock = JSON.parse(await readFile(join(place(), 'clock.json'), 'utf8')) as { offsetMs: number };
    expect(new Date(Date.now() + clock.offsetMs).getUTCFullYear()).toBe(2023);
  });

  test('is administered where it is, and its round is in the list', async () => {
    const admin = administrator({ DATA_DIR: place() });
    const { out } = await admin.run('round', 'list');
    expect(out).toContain('ke-hoach-61-2023: Kiểm tra công tác cải cách hành chính năm 2023; ');
    expect(out).toContain('bao-cao-kiem-tra-2023: Báo cáo phục vụ kiểm tra công tác');
    const { document } = await admin.json('round', 'list');
    expect(document['inspectionRounds']).toMatchObject([
      {
        code: 'ke-hoach-61-2023',
        inspections: [
          { kind: 'on_site', count: 5 },
          { kind: 'digital', count: 3 },
          { kind: 'report_based', count: 10 },
          { kind: 'thematic', count: 4 },
        ],
        closed: 0,
        cancelled: 0,
      },
    ]);
  });

  test('loaded again stays as it is; another one does not go into the same folder', async () => {
    expect((await run('sample', 'load', 'ha-noi-2023')).out).toContain(
      `Dữ liệu mẫu ha-noi-2023 đã có trong ${place()}.\n`,
    );
    const other = await administrator({ DATA_DIR: place() }).run('sample', 'load', 'lao-cai-2022');
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toContain('Cơ sở dữ liệu đã chứa dữ liệu mẫu "ha-noi-2023"');
  });

  test('has a name among the samples', async () => {
    const { code, err } = await run('sample', 'load', 'sa-pa-1903');
    expect(code).toBe(2);
    expect(err).toContain(
      'kon-tum-2024, ha-noi-2023, tra-vinh-2022, dak-song-2017, lao-cai-2022, hai-cap-2026',
    );
  });
});
