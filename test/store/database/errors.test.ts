import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../../src/bot/store/database/open.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'don-doc-errors-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function server(change: (url: URL) => void): string {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return url.href;
}

describe('a database that cannot be used is named', () => {
  it('when the address is of another kind', async () => {
    await expect(openDatabase({ url: 'mysql://root:secret@localhost/x' })).rejects.toMatchObject({
      code: 'url_unsupported',
      params: { scheme: 'mysql' },
    });
  });

  it('when the folder of the file cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openDatabase({ url: `file:${folder}/file/data/don-doc.db` })).rejects.toMatchObject({
      code: 'folder_not_writable',
      params: { folder: join(folder, 'file/data') },
    });
  });

  it('when the file is something else', async () => {
    const file = join(folder, 'letter.db');
    await writeFile(file, 'Kính gửi: Sở Nội vụ. '.repeat(100));
    await expect(openDatabase({ url: `file:${file}` })).rejects.toMatchObject({
      code: 'file_not_usable',
      params: { file },
    });
  });

  it('when the file may not be written', async () => {
    const file = join(folder, 'sealed.db');
    await (await openDatabase({ url: `file:${file}` })).close();
    await chmod(file, 0o444);
    if (process.getuid?.() === 0) return;
    await expect(openDatabase({ url: `file:${file}` })).rejects.toMatchObject({ code: 'file_not_usable' });
  });

  it('when nobody answers at the address', async () => {
    const url = server((address) => (address.port = '1'));
    await expect(openDatabase({ url })).rejects.toMatchObject({
      code: 'server_unreachable',
      params: { host: '127.0.0.1:1' },
    });
  });

  it('when the password is wrong, without saying it', async () => {
    const url = server((address) => (address.password = 'do-not-say'));
    const error: unknown = await openDatabase({ url }).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ code: 'server_refused_login', params: { user: 'postgres' } });
    expect(`${String(error)}${JSON.stringify(error)}`).not.toContain('do-not-say');
  });

  it('when the server has no such database', async () => {
    const url = server((address) => (address.pathname = 'nothing-here'));
    await expect(openDatabase({ url })).rejects.toMatchObject({
      code: 'server_database_missing',
      params: { name: 'nothing-here' },
    });
  });
});
