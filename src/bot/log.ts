import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * Structured logs, one JSON line each. Nothing logged may hold a secret or an answer: callers log ids and counts, and
 * the token is blotted out wherever an error message carries it (Telegram's addresses do).
 */
export function createLogger(level: string, secrets: string[] = []): Logger {
  const shown = secrets.filter((secret) => secret.length > 0);
  const blot = (text: string) => shown.reduce((sum, secret) => sum.replaceAll(secret, '[secret]'), text);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => process.stdout.write(blot(line)) },
  );
}
