import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig, type Config } from '../src/config.ts';
import { wrongSettingsText } from '../src/config-words.ts';

const projectRoot = resolve('/srv/don-doc');

function configOf(environment: Record<string, string | undefined>): Config {
  const result = parseConfig(environment, { projectRoot });
  if (!result.ok) throw new Error(wrongSettingsText(result.problems));
  return result.config;
}

function refusalOf(environment: Record<string, string>): string {
  const result = parseConfig(environment, { projectRoot });
  if (result.ok) throw new Error('the settings were accepted');
  return wrongSettingsText(result.problems);
}

test('without any setting it is a demonstration on SQLite under ./data', () => {
  expect(configOf({})).toEqual({
    botToken: null,
    telegramApiRoot: 'https://api.telegram.org',
    httpsProxy: null,
    databaseUrl: `file:${join(projectRoot, 'data', 'don-doc.db')}`,
    dataDir: join(projectRoot, 'data'),
    filesDir: join(projectRoot, 'data', 'files'),
    officeTimeZone: 'Asia/Ho_Chi_Minh',
    port: 8080,
    logLevel: 'info',
  });
});

test('an empty setting counts as absent', () => {
  expect(configOf({ BOT_TOKEN: '', PORT: ' ', HTTPS_PROXY: '' })).toEqual(configOf({}));
});

test('the database stands in the data folder unless it is named', () => {
  expect(configOf({ DATA_DIR: '/var/lib/don-doc' }).databaseUrl).toBe('file:/var/lib/don-doc/don-doc.db');
  expect(configOf({ DATABASE_URL: 'file:./x/y.db' }).databaseUrl).toBe(`file:${join(projectRoot, 'x/y.db')}`);
  expect(configOf({ DATABASE_URL: 'file:///srv/a b.db' }).databaseUrl).toBe('file:/srv/a b.db');
  const server = 'postgresql://bot:secret@db.local:5432/don_doc?schema=public';
  expect(configOf({ DATABASE_URL: server }).databaseUrl).toBe(server);
});

test('every setting can be given', () => {
  const config = configOf({
    BOT_TOKEN: '123456789:AAabcdefghijklmnopqrstuvwxyz0123456',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
    HTTPS_PROXY: 'http://user:password@proxy.local:3128',
    OFFICE_TIME_ZONE: 'UTC',
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  expect(config).toMatchObject({ telegramApiRoot: 'http://127.0.0.1:8081', officeTimeZone: 'UTC', port: 0 });
  expect(config.httpsProxy).toBe('http://user:password@proxy.local:3128');
});

describe('a wrong setting is named in Vietnamese and English, with what was given and what would be right', () => {
  test.each([
    ['TELEGRAM_API_ROOT', 'api.telegram.org', 'https://api.telegram.org'],
    ['TELEGRAM_API_ROOT', 'ftp://api.telegram.org', 'https://api.telegram.org'],
    ['HTTPS_PROXY', 'proxy.local:3128', 'http://10.0.0.1:3128'],
    ['DATABASE_URL', 'mysql://db.local/don_doc', 'file:./data/don-doc.db'],
    ['DATABASE_URL', 'postgresql://db.local', 'postgresql://'],
    ['DATABASE_URL', 'file:', 'file:./data/don-doc.db'],
    ['DATABASE_URL', 'file://data/don-doc.db', 'file:./data/don-doc.db'],
    ['OFFICE_TIME_ZONE', 'Asia/Kon_Tum', 'Asia/Ho_Chi_Minh'],
    ['OFFICE_TIME_ZONE', '+07:00', 'Asia/Ho_Chi_Minh'],
    ['PORT', '70000', '65535'],
    ['PORT', '80a', '65535'],
    ['PORT', '-1', '65535'],
    ['LOG_LEVEL', 'verbose', 'debug'],
  ])('%s=%s', (setting, given, right) => {
    const sentences = refusalOf({ [setting]: given })
      .split('\n')
      .filter((line) => line.startsWith('- '));
    expect(sentences).toHaveLength(2);
    for (const sentence of sentences) {
      expect(sentence).toContain(setting);
      expect(sentence).toContain(`"${given}"`);
      expect(sentence).toContain(right);
      expect(sentence).not.toMatch(/\{\{|undefined/);
    }
  });
});

test('all wrong settings are reported at once', () => {
  const text = refusalOf({ PORT: 'x', LOG_LEVEL: 'x', OFFICE_TIME_ZONE: 'x' });
  expect(text.match(/^- /gm)).toHaveLength(6);
});

test.each([
  ['BOT_TOKEN', 'hunter2'],
  ['BOT_TOKEN', '12345:hunter2'],
  ['DATABASE_URL', 'postgres//bot:hunter2@db.local/x'],
  ['DATABASE_URL', 'postgresql://bot:hunter2'],
  ['DATABASE_URL', 'postgresql://bot:hunter2?@db.local'],
  ['DATABASE_URL', 'host=db.local password=hunter2'],
  ['HTTPS_PROXY', 'user:hunter2@proxy.local:3128'],
  ['HTTPS_PROXY', 'socks5://user:hunter2@proxy.local:3128'],
  ['TELEGRAM_API_ROOT', 'https://api.local/?key=hunter2'],
])('a secret in a wrong %s is not shown (%s)', (setting, given) => {
  expect(refusalOf({ [setting]: given })).not.toContain('hunter2');
});
