import { Temporal } from 'temporal-polyfill';
import vi from '../../../locales/vi.json' with { type: 'json' };
import { plain } from '../../../src/bot/markup.ts';
import { createWords } from '../../../src/bot/words.ts';
import { remainingOf } from '../../../src/domain/deadline/limit.ts';
import { standOn, type OfficeTime, type Rung } from '../../../src/domain/notice/ladder.ts';
import { isOfficeTime } from '../../../src/domain/notice/office-hours.ts';
import { owedView } from '../../../src/domain/notice/owed-view.ts';
import type { View } from '../../../src/domain/view.ts';
import type { Arrival } from './arrivals.ts';
import { onItsWayMs } from './moved-clock.ts';
import { timeZone } from './office.ts';
import type { OwedReport } from './records.ts';

const words = createWords({
  timeZone,
  missing(what) {
    throw new Error(`a word is missing: ${what}`);
  },
});

/** A view as it stands in a chat. */
export const textOf = (view: View) => words.paragraphs(view, 'vi', plain);

/** One step of a ladder as one chat received it, with or without the mark of a possible repeat. */
export interface ToldStep {
  arrival: Arrival;
  report: OwedReport;
  rung: Rung;
  isMarked: boolean;
}

/** What is wrong with one message, in words for whoever reads the failed run. */
export type Judged = { step: ToldStep } | { wrong: string } | null;

const headings = [
  vi.notice.opened,
  vi.notice.before,
  vi.notice.last_day,
  vi.notice.last_hour,
  vi.notice.last_working_day,
  vi.notice.overdue,
  vi.notice.just_over,
].map((template) => {
  const parts = template.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
});

/** The text without the mark, and whether it has it. */
export function unmarked(text: string): { text: string; isMarked: boolean } {
  const mark = `${vi.outbox.may_be_repeat}\n`;
  return text.startsWith(mark)
    ? { text: text.slice(mark.length), isMarked: true }
    : { text, isMarked: false };
}

/**
 * Which step of which report a message tells. It has to be the step the domain says is true when it was sent, in the
 * words of that moment, in office hours, of a report not known to be sent; `null` for a message that is no such notice.
 *
 * @param knownSince when (the computer's time) the chats could see that a report had been sent
 */
export function judge(
  arrival: Arrival,
  reports: OwedReport[],
  office: OfficeTime,
  knownSince: ReadonlyMap<string, number>,
): Judged {
  const { text, isMarked } = unmarked(arrival.text);
  const [heading = ''] = text.split('\n');
  if (arrival.chatId < 0 || !headings.some((pattern) => pattern.test(heading))) return null;
  const complain = (what: string) => ({ wrong: `${what}: ${describe(arrival)}` });
  const own = reports.filter(({ chats }) => chats.includes(arrival.chatId));
  const meant = own.flatMap((report) =>
    arrival.moments.flatMap((moment) => {
      const at = Temporal.Instant.fromEpochMilliseconds(moment);
      const rung = standOn(report.rungs, at).current;
      return rung !== null && headingOf(report, rung, at, office) === heading ? [{ report, rung, at }] : [];
    }),
  );
  if (meant.length === 0) return complain('not what was true then');
  const inHours = meant.find(({ at }) => isOfficeTime(at, office.hours, office.calendar, timeZone));
  if (inHours === undefined) return complain('outside office hours');
  const { report, rung } = inHours;
  const sentSince = knownSince.get(report.assignmentId) ?? Infinity;
  if (arrival.realAt > sentSince + onItsWayMs) return complain('after the report had been sent');
  return { step: { arrival, report, rung, isMarked } };
}

function headingOf(report: OwedReport, rung: Rung, at: Temporal.Instant, office: OfficeTime): string {
  const { assignmentId, roundTitle, unitName, limit } = report;
  const [heading] = owedView(
    {
      assignmentId,
      roundTitle,
      unitName,
      receivingUnitName: '',
      limit,
      remaining: remainingOf(limit, at, timeZone, office.calendar),
      missing: [],
      at: at.toString(),
      pastThree: at.toZonedDateTimeISO(timeZone).hour >= 15,
    },
    rung,
  ).paragraphs;
  return words.say(heading!, 'vi', plain);
}

export function describe({ chatId, messageId, text, moments }: Arrival): string {
  const at = Temporal.Instant.fromEpochMilliseconds(moments.at(-1) ?? 0).toZonedDateTimeISO(timeZone);
  return `chat ${chatId}, message ${messageId}, ${at.toPlainDateTime().toString()}: ${JSON.stringify(text)}`;
}
