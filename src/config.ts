import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { wrongSetting, type SettingName, type WrongSetting } from './config-problem.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The settings of one installation, understood. Paths are absolute. */
export interface Config {
  /** Null: no real bot, the demonstration against the simulator. */
  botToken: string | null;
  /** Without a slash at the end. */
  telegramApiRoot: string;
  httpsProxy: string | null;
  /** `file:<absolute path>` or `postgresql://…`. */
  databaseUrl: string;
  dataDir: string;
  /** Where the bytes of files lie. */
  filesDir: string;
  officeTimeZone: string;
  /** 0 lets the system choose. */
  port: number;
  logLevel: LogLevel;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: WrongSetting[] };

/**
 * Understands the settings. An empty value counts as absent. All wrong settings are reported at once.
 *
 * @param environment usually `process.env`
 * @param defaults `projectRoot`: absolute; relative paths are resolved against it
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
  defaults: { projectRoot: string },
): ConfigResult {
  const { projectRoot } = defaults;
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value !== ''),
  );
  const parsed = settingsSchema(projectRoot).safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0]) as SettingName));
    return { ok: false, problems: [...names].map((name) => wrongSetting(name, given[name] ?? '')) };
  }
  const settings = parsed.data;
  return {
    ok: true,
    config: {
      botToken: settings.BOT_TOKEN ?? null,
      telegramApiRoot: settings.TELEGRAM_API_ROOT,
      httpsProxy: settings.HTTPS_PROXY ?? null,
      databaseUrl: settings.DATABASE_URL ?? `file:${resolve(settings.DATA_DIR, 'don-doc.db')}`,
      dataDir: settings.DATA_DIR,
      filesDir: resolve(settings.DATA_DIR, 'files'),
      officeTimeZone: settings.OFFICE_TIME_ZONE,
      port: settings.PORT,
      logLevel: settings.LOG_LEVEL,
    },
  };
}

function settingsSchema(projectRoot: string) {
  return z.object({
    BOT_TOKEN: z
      .string()
      .regex(/^\d{5,}:[\w-]{30,}$/)
      .optional(),
    TELEGRAM_API_ROOT: z
      .string()
      .refine(isPlainWebAddress)
      .transform((url) => url.replace(/\/+$/, ''))
      .default('https://api.telegram.org'),
    HTTPS_PROXY: z.string().refine(isWebAddress).optional(),
    DATABASE_URL: z
      .string()
      .refine(isDatabaseUrl)
      .transform((url) => (url.startsWith('file:') ? `file:${filePath(url, projectRoot)}` : url))
      .optional(),
    DATA_DIR: z
      .string()
      .refine((path) => !path.includes('\0'))
      .default('data')
      .transform((path) => resolve(projectRoot, path)),
    OFFICE_TIME_ZONE: z.string().refine(isTimeZone).default('Asia/Ho_Chi_Minh'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(8080),
    LOG_LEVEL: z.enum(logLevels).default('info'),
  });
}

function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isWebAddress(text: string): boolean {
  const url = parsedUrl(text);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}

/** Paths are added behind it, so it may hold neither a query nor a fragment. */
function isPlainWebAddress(text: string): boolean {
  return isWebAddress(text) && !/[?#]/.test(text);
}

function isDatabaseUrl(text: string): boolean {
  if (text.startsWith('file:')) {
    const path = text.slice('file:'.length);
    if (path === '' || path.startsWith(':') || /[?\0]/.test(path) || path.endsWith('/')) return false;
    // "file://data/x.db" names a host called "data"; "file:///srv/x.db" names a file.
    return !path.startsWith('//') || parsedUrl(text)?.hostname === '';
  }
  const url = parsedUrl(text);
  return (
    url !== null &&
    (url.protocol === 'postgresql:' || url.protocol === 'postgres:') &&
    (url.hostname !== '' || url.searchParams.has('host')) &&
    url.pathname.length > 1
  );
}

function filePath(url: string, projectRoot: string): string {
  const path = url.slice('file:'.length);
  return path.startsWith('//') ? fileURLToPath(url) : resolve(projectRoot, path);
}

/** A name of the IANA database; offsets ("+07:00") are not zones. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
