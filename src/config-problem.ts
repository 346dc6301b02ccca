import type { MessageTable } from './domain/message-table.ts';

/** Why a setting is refused; worded under `config` in the locales. */
export const configMessages = {
  'config.wrong_settings': {},
  'config.BOT_TOKEN': {},
  'config.TELEGRAM_API_ROOT': { given: 'text' },
  'config.HTTPS_PROXY': { given: 'text' },
  'config.DATABASE_URL': { given: 'text' },
  'config.DATA_DIR': { given: 'text' },
  'config.OFFICE_TIME_ZONE': { given: 'text' },
  'config.PORT': { given: 'text' },
  'config.LOG_LEVEL': { given: 'text' },
} as const satisfies MessageTable;

export type SettingName =
  | 'BOT_TOKEN'
  | 'TELEGRAM_API_ROOT'
  | 'HTTPS_PROXY'
  | 'DATABASE_URL'
  | 'DATA_DIR'
  | 'OFFICE_TIME_ZONE'
  | 'PORT'
  | 'LOG_LEVEL';

/** One wrong setting: `key` and `params` are a sentence of the locales and never hold a secret. */
export interface WrongSetting {
  setting: SettingName;
  key: `config.${SettingName}`;
  params: Record<string, string>;
}

export function wrongSetting(setting: SettingName, given: string): WrongSetting {
  const params: Record<string, string> = setting === 'BOT_TOKEN' ? {} : { given: shown(setting, given) };
  return { setting, key: `config.${setting}`, params };
}

/** These may carry a password. */
const addresses: SettingName[] = ['TELEGRAM_API_ROOT', 'HTTPS_PROXY', 'DATABASE_URL'];
const shownLength = 80;

function shown(setting: SettingName, given: string): string {
  const visible = given.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const safe = addresses.includes(setting) ? withoutSecrets(visible) : visible;
  return safe.length > shownLength ? `${safe.slice(0, shownLength)}…` : safe;
}

/**
 * A mistyped address cannot be taken apart to find its password, so it is shown only when it is a scheme, a host, a
 * port and a path at most; of anything else only the scheme is.
 */
function withoutSecrets(address: string): string {
  if (/^([a-z][a-z0-9+.-]*:\/{0,3})?[\w.-]*(:\d{0,5})?([/\\][\w./\\ -]*)?$/i.test(address)) return address;
  return `${/^[a-z][a-z0-9+.-]*:\/\//i.exec(address)?.[0] ?? ''}…`;
}
