import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashCode } from '../../src/bot/codes.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { readCode } from '../../src/domain/joining/code.ts';
import type { OutboxStatus } from '../../src/domain/outbox/ports.ts';
import type { UnitOfWork } from '../../src/domain/ports.ts';
import { databases, freshDatabase, type FreshDatabase } from '../support/database.ts';
import { administrator, seed, type Administrator } from './administrator.ts';

const organisation = seed('samples/kon-tum-2024/organisation.yaml');
const outline = seed('outlines/kon-tum-2024.yaml');
const round = seed('samples/kon-tum-2024/pre-inspection-report.yaml');

/** A code as printed, found in a text. */
const codeIn = (text: string) => /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}\b/.exec(text)?.[0] ?? '';
const stored = (printed: string) => hashCode(readCode(printed) ?? '');

describe.each(databases)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let unitOfWork: UnitOfWork;
  let admin: Administrator;
  let folder: string;

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    unitOfWork = createUnitOfWork(fresh.database);
    folder = await mkdtemp(join(tmpdir(), 'don-doc-admin-'));
    admin = administrator({ DATABASE_URL: fresh.url });
    for (const argv of [
      ['org', 'import', organisation],
      ['outline', 'import', outline],
      ['round', 'open', round],
    ]) {
      const { code, err } = await admin.run(...argv);
      if (code !== 0) throw new Error(err);
    }
  });
  afterAll(async () => {
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    admin.clock.day = '2024-07-22';
  });

  test('org import says what changed, in Vietnamese and in English', async () => {
    expect((await admin.run('org', 'import', organisation)).out).toBe('Không có thay đổi.\n');
    const english = await admin.run('org', 'import', organisation, '--language', 'en');
    expect(english).toEqual({ code: 0, out: 'Nothing has changed.\n', err: '' });
  });

  test('a malformed file is told by file, line, path and reason, with exit code 2', async () => {
    const file = join(folder, 'broken.yaml');
    await writeFile(file, 'units:\n  - { code: x, name: X, kind: palace, level: province }\n');
    const { code, out, err } = await admin.run('org', 'import', file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^.*broken\.yaml, dòng 2, units\[0\]\.kind: .+\nChưa nhập nội dung nào; số lỗi: 1\.\n$/,
    );
    const { document } = await admin.json('org', 'import', file);
    expect(document).toMatchObject({
      error: { problems: [{ file, line: 2, path: 'units[0].kind', reason: 'file.not_one_of' }] },
    });
  });

  test('a file that is not there is told so', async () => {
    const { code, err } = await admin.run('round', 'open', join(folder, 'nowhere.yaml'));
    expect(code).toBe(2);
    expect(err).toContain('Không tìm thấy tệp.');
  });

  test('outline show gives counts and prompts as JSON', async () => {
    const { document } = await admin.json('outline', 'show', 'kon-tum-2024');
    expect(document).toMatchObject({
      code: 'kon-tum-2024',
      version: 1,
      sections: 3,
      subsections: 9,
      tables: 0,
    });
    const prompts = document['prompts'] as Record<string, unknown>[];
    expect(prompts).toHaveLength(34);
    expect(Object.keys(prompts[0] ?? {})).toEqual([
      'code',
      'place',
      'text',
      'fields',
      'audience',
      'optional',
    ]);
    expect(prompts.filter(({ audience }) => audience !== null)).toMatchObject([
      { place: 'I.5', audience: { levels: ['district', 'commune'] } },
    ]);
    expect((await admin.run('outline', 'show', 'kon-tum-2024')).out).toContain('34 nội dung báo cáo');
  });

  test('an outline or version that is not there is refused', async () => {
    expect(await admin.run('outline', 'show', 'khac')).toMatchObject({ code: 2, out: '' });
    const { err } = await admin.run('outline', 'show', 'kon-tum-2024', '--version', '9');
    expect(err).toBe('Đề cương "kon-tum-2024" không có bản 9.\n');
  });

  test('outline list and round list', async () => {
    expect((await admin.json('outline', 'list')).document).toMatchObject({
      outlines: [{ code: 'kon-tum-2024', version: 1 }],
    });
    expect((await admin.json('round', 'list')).document).toMatchObject({
      rounds: [{ code: 'kiem-tra-cchc-2024', sent: 0, total: 10 }],
    });
  });

  test('opening a round again is refused by line', async () => {
    const { code, err } = await admin.run('round', 'open', round);
    expect(code).toBe(2);
    expect(err).toMatch(/dòng 3, code: Đợt báo cáo "kiem-tra-cchc-2024" đã mở\./);
  });

  test('a self-inspection of everyone but the ten opens with 17 units and the last day in words', async () => {
    const { code, out } = await admin.run(
      'round',
      'open',
      seed('samples/kon-tum-2024/self-inspection-report.yaml'),
    );
    expect(code).toBe(0);
    expect(out).toContain('17 đơn vị');
    expect(out).toContain('- Sở Tài chính: trước ngày 10/8/2024, tức hết thứ Sáu, 09/8/2024');
    await fresh.database.client.report.deleteMany({
      where: { assignment: { round: { code: 'tu-kiem-tra-cchc-2024' } } },
    });
    await fresh.database.client.assignment.deleteMany({
      where: { round: { code: 'tu-kiem-tra-cchc-2024' } },
    });
    await fresh.database.client.reportingRound.deleteMany({ where: { code: 'tu-kiem-tra-cchc-2024' } });
  });

  test('an invitation is printed once, kept only as a hash, and valid for seven days', async () => {
    const { code, out } = await admin.run('invite', '--unit', 'so-xay-dung', '--role', 'focal_point');
    expect(code).toBe(0);
    expect(out).toContain('Sở Xây dựng, công chức đầu mối, chưa nêu tên');
    expect(out).toContain('hết thứ Hai, 29/7/2024');
    expect(out).toContain('Chưa có liên kết');
    const invitation = await unitOfWork.run((tx) => tx.invitations.byHash(stored(codeIn(out))));
    expect(invitation).toMatchObject({
      role: 'focal_point',
      personId: null,
      usedAt: null,
      expiresAt: '2024-07-29T17:00:00.000Z',
    });
    const rows = JSON.stringify(await fresh.database.client.invitation.findMany());
    expect(rows).not.toContain(readCode(codeIn(out)));
  });

  test('once the bot has told its name, the invitation carries a deep link', async () => {
    await unitOfWork.run((tx) => tx.settings.set('bot_username', 'don_doc_bot'));
    const argv = ['invite', '--unit', 'so-y-te', '--role', 'unit_head', '--days', '1'];
    const { document } = await admin.json(...argv);
    const code = readCode(String(document['code'])) ?? '';
    expect(document).toMatchObject({
      link: `https://t.me/don_doc_bot?start=${code}`,
      unit: { code: 'so-y-te', name: 'Sở Y tế' },
      role: 'unit_head',
      person: null,
    });
    expect((await admin.run(...argv)).out).toContain('Liên kết: https://t.me/don_doc_bot?start=');
    await fresh.database.client.setting.deleteMany({ where: { key: 'bot_username' } });
  });

  test.each([
    [['--unit', 'nowhere', '--role', 'focal_point'], 'Không có đơn vị mang mã "nowhere".'],
    [['--unit', 'so-y-te', '--role', 'focal_point', '--person', 'nobody'], 'Không có người mang mã "nobody"'],
    [['--unit', 'so-y-te'], 'Thiếu --role.'],
    [['--role', 'leader'], 'Cần đúng một trong các lựa chọn'],
    [['--unit', 'so-y-te', 'so-noi-vu', '--role', 'leader'], 'Cần đúng một trong các lựa chọn'],
    [['--sheet'], 'Cần đúng một trong các lựa chọn: --round, --unit.'],
    [['--sheet', '--round', 'nowhere'], 'Không có đợt báo cáo "nowhere".'],
    [['--unit', 'so-y-te', '--role', 'king'], "option '--role <role>' argument 'king' is invalid"],
    [
      ['--unit', 'so-y-te', '--role', 'leader', '--days', '0'],
      'Số ngày phải là số nguyên từ 1 đến 90; đang ghi: 0',
    ],
  ])('invite %j is refused, and no invitation is made', async (argv, reason) => {
    const before = await fresh.database.client.invitation.count();
    const { code, out, err } = await admin.run('invite', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
    expect(await fresh.database.client.invitation.count()).toBe(before);
  });

  test('a sheet for a round has a line for every focal point, and goes to a new file only its owner reads', async () => {
    const file = join(folder, 'sheet.csv');
    const { code, out } = await admin.run(
      'invite',
      '--sheet',
      '--round',
      'kiem-tra-cchc-2024',
      '--output',
      file,
    );
    expect(code).toBe(0);
    expect(out).toContain(`Đã ghi 11 lời mời vào tệp ${file}`);
    expect(codeIn(out)).toBe('');
    const sheet = await readFile(file, 'utf8');
    const lines = sheet.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFFĐơn vị,Họ tên,Vai trò,Mã mời,Liên kết,Hiệu lực');
    expect(lines).toHaveLength(12);
    expect(lines.filter((line) => line.startsWith('Sở Xây dựng,'))).toHaveLength(2);
    for (const line of lines.slice(1)) {
      expect(await unitOfWork.run((tx) => tx.invitations.byHash(stored(codeIn(line))))).not.toBeNull();
    }
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);

    const before = await fresh.database.client.invitation.count();
    const again = await admin.run('invite', '--sheet', '--round', 'kiem-tra-cchc-2024', '--output', file);
    expect(again.code).toBe(2);
    expect(again.err).toContain('đã có; đề nghị chọn tên khác');
    expect(await readFile(file, 'utf8')).toBe(sheet);
    expect(await fresh.database.client.invitation.count()).toBe(before);
  });

  test('a refused sheet leaves no file behind', async () => {
    const file = join(folder, 'refused.csv');
    const { code } = await admin.run('invite', '--sheet', '--unit', 'so-y-te', 'nowhere', '--output', file);
    expect(code).toBe(2);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test('a sheet spares those who have joined, and has a nameless line for a unit without a focal point', async () => {
    await unitOfWork.run(async (tx) => {
      const person = await tx.people.byCode('pham-van-gia-dinh');
      await tx.people.link('telegram', '42', person?.id ?? '', admin.clock.now());
    });
    const { document } = await admin.json('invite', '--sheet', '--unit', 'so-xay-dung', 'so-noi-vu');
    expect(document['invitations']).toMatchObject([
      { unit: { code: 'so-xay-dung' }, person: { code: 'hoang-thi-minh-hoa' } },
      { unit: { code: 'so-noi-vu' }, person: null },
    ]);
  });

  test('invitations are listed with their standing, and revoked once', async () => {
    const { document: made } = await admin.json('invite', '--unit', 'so-tu-phap', '--role', 'approver');
    const id = String(made['id']);
    const standing = async () => {
      const { document } = await admin.json('invite', 'list');
      return (document['invitations'] as { id: string; status: string }[]).find((each) => each.id === id)
        ?.status;
    };
    expect(await standing()).toBe('open');
    admin.clock.day = '2024-07-31';
    expect(await standing()).toBe('expired');
    admin.clock.day = '2024-07-22';
    expect((await admin.run('invite', 'revoke', id)).code).toBe(0);
    expect(await standing()).toBe('revoked');
    expect((await admin.run('invite', 'revoke', id)).err).toContain('đã được dùng hoặc đã thu hồi');
    expect((await admin.run('invite', 'revoke', 'nothing')).code).toBe(2);
  });

  test.each([
    [['--unit', 'so-xay-dung'], 'unit'],
    [['--round', 'kiem-tra-cchc-2024'], 'round'],
    [['--leaders'], 'leaders'],
  ])('group code %j makes a one-time code to bind a group', async (argv, purpose) => {
    const { out } = await admin.run('group', 'code', ...argv);
    expect(out).toMatch(/\/gan [0-9A-Z-]{15} /);
    const code = await unitOfWork.run((tx) => tx.groups.codeByHash(stored(codeIn(out))));
    expect(code).toMatchObject({ purpose, usedAt: null, expiresAt: '2024-07-29T17:00:00.000Z' });
    expect(code?.unitId !== null).toBe(purpose === 'unit');
    expect(code?.roundId !== null).toBe(purpose === 'round');
  });

  test('group code asks for exactly one target', async () => {
    expect((await admin.run('group', 'code')).code).toBe(2);
    expect((await admin.run('group', 'code', '--leaders', '--unit', 'so-y-te')).code).toBe(2);
    expect((await admin.run('group', 'code', '--unit', 'nowhere')).code).toBe(2);
  });

  test('bound groups are listed with their health, and unbound once', async () => {
    expect((await admin.run('group', 'list')).out).toBe('Chưa có nhóm nào được gắn.\n');
    await unitOfWork.run(async (tx) => {
      const unit = await tx.units.byCode('so-xay-dung');
      await tx.groups.bind({
        id: 'g1',
        address: { channel: 'telegram', chatId: '-5', threadId: '7' },
        title: 'Sở Xây dựng',
        purpose: 'unit',
        unitId: unit?.id ?? '',
        roundId: null,
        boundAt: '2024-07-22T02:00:00.000Z',
        boundBy: null,
      });
      const place = { channel: 'telegram', chatId: '-5', threadId: '7' };
      await tx.groups.lose(place, 'topic_gone', '2024-07-23T02:00:00.000Z');
    });
    expect((await admin.json('group', 'list')).document).toEqual({
      groups: [
        {
          id: 'g1',
          title: 'Sở Xây dựng',
          chat: { channel: 'telegram', chatId: '-5', threadId: '7' },
          purpose: 'unit',
          unit: { code: 'so-xay-dung', name: 'Sở Xây dựng' },
          round: null,
          boundAt: '2024-07-22T02:00:00.000Z',
          health: 'topic_gone',
          lostAt: '2024-07-23T02:00:00.000Z',
        },
      ],
    });
    const { out } = await admin.run('group', 'list');
    expect(out).toBe('g1: Sở Xây dựng; Sở Xây dựng; gắn ngày 22/7/2024; chủ đề đã đóng hoặc đã xóa\n');
    expect((await admin.run('group', 'unbind', 'g1')).out).toContain('Đã thôi gắn nhóm');
    expect((await admin.run('group', 'unbind', 'g1')).err).toContain('Không có nhóm');
  });

  test('a role is given and taken, once each', async () => {
    const role = ['--unit', 'so-y-te', '--person', 'tran-van-thu', '--role', 'assessor'];
    expect((await admin.run('member', 'add', ...role)).out).toContain('Đã thêm vai trò');
    expect((await admin.run('member', 'add', ...role)).err).toContain('đã có vai trò');
    expect((await admin.json('member', 'remove', ...role)).document).toEqual({
      unit: 'so-y-te',
      person: 'tran-van-thu',
      role: 'assessor',
      lostSeats: [],
    });
    expect((await admin.run('member', 'remove', ...role)).code).toBe(2);
    expect((await admin.run('member', 'remove')).code).toBe(2);
  });

  test('the outbox is counted', async () => {
    expect((await admin.json('outbox')).document).toMatchObject({
      counts: { waiting: 0, sent: 0, repeated: 0 },
    });
  });

  describe('messages that did not go out', () => {
    /** A message in this state. */
    async function message(status: OutboxStatus): Promise<string> {
      const at = new Date('2024-07-22T02:00:00.000Z');
      const { id } = await fresh.database.client.outbox.create({
        data: {
          kind: 'notice',
          operation: 'send',
          channel: 'telegram',
          chatId: '42',
          view: {},
          language: 'vi',
          priority: 1,
          status,
          attempts: 2,
          dueAt: at,
          createdAt: at,
          nextAttemptAt: at,
          lastError: 'sendMessage: 400',
        },
      });
      return String(id);
    }
    const statusOf = (id: string) => unitOfWork.run((tx) => tx.outbox.statusOf(Number(id)));

    test('are listed without what they say', async () => {
      const id = await message('failed');
      const { out } = await admin.run('outbox', 'list', '--status', 'failed');
      expect(out).toContain(`${id} · failed · notice · telegram 42 · đến giờ gửi 09:00`);
      expect(out).toContain('sendMessage: 400');
      const { document } = await admin.json('outbox', 'list');
      expect(document['messages']).toContainEqual(expect.objectContaining({ id: Number(id), attempts: 2 }));
      expect((await admin.run('outbox', 'list', '--status', 'dropped')).out).toBe('Không có tin nào.\n');
      expect((await admin.run('outbox', 'list', '--status', 'asleep')).code).toBe(2);
    });

    test('wait again when they failed or nobody knows; a trace is kept', async () => {
      const ids = [await message('failed'), await message('unknown')];
      expect((await admin.json('outbox', 'retry', ...ids)).document).toEqual({ ids: ids.map(Number) });
      expect(await Promise.all(ids.map(statusOf))).toEqual(['waiting', 'waiting']);
      const traces = await fresh.database.client.audit.findMany({ where: { action: 'outbox_retry' } });
      expect(traces.map(({ subjectId }) => subjectId)).toEqual(ids);
    });

    test('are dropped, one by one or several', async () => {
      const ids = [await message('waiting'), await message('failed'), await message('unknown')];
      expect((await admin.run('outbox', 'drop', ...ids)).out).toContain(
        `Đã bỏ, không gửi nữa: ${ids.join(', ')}`,
      );
      expect(await Promise.all(ids.map(statusOf))).toEqual(['dropped', 'dropped', 'dropped']);
    });

    test.each([
      ['retry', 'sent', 'chỉ gửi lại được tin không gửi được'],
      ['retry', 'waiting', 'đang ở trạng thái waiting'],
      ['drop', 'in_flight', 'chỉ bỏ được tin đang chờ'],
      ['drop', 'sent', 'đang ở trạng thái sent'],
    ] as const)(
      '%s is refused for one that is %s, and the others stay as they are',
      async (verb, status, why) => {
        const [failed, other] = [await message('failed'), await message(status)];
        const { code, err } = await admin.run('outbox', verb, failed, other);
        expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(why) as string });
        expect(await statusOf(failed)).toBe('failed');
      },
    );

    test.each([
      [['retry', '999999'], 'Không có tin mang số 999999'],
      [['drop', 'x'], 'Số của tin phải là số nguyên dương; đang ghi: x'],
      [['retry'], "missing required argument 'id'"],
      [['fly'], 'Lệnh chưa đúng'],
    ])('outbox %j is refused', async (argv, why) => {
      const { code, err } = await admin.run('outbox', ...argv);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(why) as string });
    });
  });

  test('events kept aside are listed without what people wrote', async () => {
    const at = '2024-07-22T02:00:00.000Z';
    await unitOfWork.run((tx) =>
      tx.inbound.keepAside(
        {
          channel: 'telegram',
          botId: '1',
          updateId: '42',
          chat: { id: '7', kind: 'private', threadId: null, title: null },
          sender: { externalId: '7', displayName: 'Mẫu' },
          sentAt: at,
          receivedAt: at,
          content: { kind: 'text', text: 'nội dung mật', messageId: '1', order: 1, replyTo: null },
        },
        5,
        'Error: boom\n    at somewhere',
      ),
    );
    const { document } = await admin.json('inbound', 'aside');
    expect(document).toMatchObject({ events: [{ event: 'telegram:1:42', kind: 'text', attempts: 5 }] });
    const { out } = await admin.run('inbound', 'aside');
    expect(out).toBe('telegram:1:42 (text), 09:00 ngày 22/7/2024, đã thử 5 lần: Error: boom\n');
    expect(JSON.stringify(document) + out).not.toContain('mật');
  });
});
