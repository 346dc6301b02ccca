import { Temporal } from 'temporal-polyfill';
import { languages, type Language } from '../../domain/action.ts';
import type { Clock } from '../../domain/ports.ts';
import type { Database } from '../store/database/open.ts';
import { plainWords, type PlainWords, type Sentence } from '../plain-words.ts';
import type { FileProblem } from '../files/yaml-file.ts';
import { formatDate } from '../../domain/format-date.ts';
import type { AdministrationTools } from '../usecases/administration.ts';
import type { AdminWords } from './messages.ts';

/** What surrounds the command line; a test gives its own. */
export interface AdminIo {
  environment: Readonly<Record<string, string | undefined>>;
  /** Where relative settings start (absolute). */
  projectRoot: string;
  clock: Clock;
  stdout: (text: string) => void;
  stderr: (text: string) => void;
}

export const exitCodes = { done: 0, cannotRun: 1, refused: 2 } as const;

/** What a command came to: the same thing for people (lines) and for programs (JSON). */
export type CommandResult =
  { ok: true; json: object; lines: string[] } | Failure | { ok: false; problems: FileProblem[] };

export interface Failure {
  ok: false;
  refusal: Sentence;
}

/** What a command works with once settings and database are there. */
export interface Session {
  tools: AdministrationTools;
  database: Database;
  /** Absolute. */
  dataDir: string;
  say: AdminWords;
  /** For sentences whose keys are data: refusals, reasons, roles. */
  words: PlainWords;
}

/** The language asked for, read before the arguments are parsed, so that help and refusals speak it too. */
export function languageOf(argv: readonly string[]): Language {
  const at = argv.findLastIndex((each) => each === '--language' || each.startsWith('--language='));
  const given = argv[at]?.includes('=') ? argv[at].split('=')[1] : argv[at + 1];
  return (at < 0 ? undefined : languages.find((each) => each === given)) ?? 'vi';
}

export function adminWords(language: Language): AdminWords {
  const words = plainWords(language);
  return (key, ...[params]) => words({ key, params: params ?? {} });
}

/** An instant in the office's zone: "15:20 ngày 16/9/2026". */
export function instantText({ say, tools }: Session, iso: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO(tools.timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return say('admin.instant', { day: formatDate(local.toPlainDate().toString()), time });
}

/** An instant that is the end of a day, named by that day: "hết Chủ nhật, 29/11/2026". */
export function endOfDayText(session: Session, iso: string): string {
  const end = Temporal.Instant.from(iso).toZonedDateTimeISO(session.tools.timeZone);
  return lastDayText(session, end.subtract({ nanoseconds: 1 }).toPlainDate().toString());
}

/** The last permitted day; every day that is a limit carries its weekday. */
export function lastDayText({ say, words }: Session, isoDate: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(isoDate);
  const weekday = words({ key: `weekday.${dayOfWeek}`, params: {} });
  return say('admin.end_of_day', { weekday, date: formatDate(isoDate) });
}

/** A day with its weekday: "thứ Năm, 05/9/2024". */
export function dayText({ words }: Session, isoDate: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(isoDate);
  const weekday = words({ key: `weekday.${dayOfWeek}`, params: {} });
  return words({ key: 'time.limit', params: { weekday, date: formatDate(isoDate) } });
}
