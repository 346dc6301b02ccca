import { Temporal } from 'temporal-polyfill';
import vi from '../../../locales/vi.json' with { type: 'json' };
import type { Rung } from '../../../src/domain/notice/ladder.ts';
import { isOfficeTime } from '../../../src/domain/notice/office-hours.ts';
import type { Arrival } from './arrivals.ts';
import { timeZone } from './office.ts';
import type { OfficeTime } from '../../../src/domain/notice/ladder.ts';
import type { OwedReport, StoredRow } from './records.ts';
import { describe, judge, unmarked, type ToldStep } from './told.ts';

/** Something a chat had to have received by the time so many messages had arrived in all. */
export type Due =
  | { kind: 'step'; chatId: number; assignmentId: string; rung: Rung; by: number }
  | { kind: 'daily'; chatId: number; roundId: string; title: string; day: string; by: number };

/** What a run has to show for itself. */
export interface Evidence {
  office: OfficeTime;
  arrivals: Arrival[];
  reports: OwedReport[];
  outbox: StoredRow[];
  due: Due[];
  /** By assignment: when (the computer's time) the chats could see that it had been sent. */
  knownSince: ReadonlyMap<string, number>;
  coordinator: number;
  unitGroups: ReadonlyMap<string, number>;
}

export interface Reconciled {
  /** Everything that should not be, in words; empty when all is well. */
  wrong: string[];
  steps: number;
  lost: number;
  doubled: number;
  /** Marked messages beyond the first, as the rule for unknown outcomes has them. */
  repeats: number;
  unknown: number;
}

/** Compares what each chat was due, by the domain, with what it received. */
export function reconcile(evidence: Evidence): Reconciled {
  const { arrivals, reports, office, outbox, knownSince } = evidence;
  const wrong: string[] = [];
  const steps: ToldStep[] = [];
  for (const arrival of arrivals) {
    const judged = judge(arrival, reports, office, knownSince);
    if (judged === null) continue;
    if ('wrong' in judged) wrong.push(`${judged.wrong} ${JSON.stringify(rowOf(evidence, arrival))}`);
    else steps.push(judged.step);
  }
  const lost = [...lostOf(evidence, steps), ...lostInGroups(evidence)];
  const { doubled, repeats } = doubledOf(evidence, steps);
  wrong.push(...lost, ...doubled, ...disorderOf(evidence), ...leftovers(outbox));
  const unknown = outbox.filter(({ status }) => status === 'unknown').length;
  return { wrong, steps: steps.length, lost: lost.length, doubled: doubled.length, repeats, unknown };
}

/** The row a message came from, where that is known. */
function rowOf({ outbox }: Evidence, { chatId, messageId }: Arrival): StoredRow | undefined {
  return outbox.find((row) => row.chatId === chatId && row.messageId === messageId);
}

const stepKey = (chatId: number, assignmentId: string, rung: Rung) => `${chatId} ${assignmentId} ${rung}`;

function lostOf({ due, arrivals, outbox }: Evidence, steps: ToldStep[]): string[] {
  const place = new Map(arrivals.map((arrival, at) => [arrival, at]));
  const first = new Map<string, number>();
  for (const { arrival, report, rung } of steps) {
    const key = stepKey(arrival.chatId, report.assignmentId, rung);
    first.set(key, Math.min(first.get(key) ?? Infinity, place.get(arrival)!));
  }
  return due.flatMap((each) => {
    if (each.kind === 'step') {
      const { chatId, assignmentId, rung, by } = each;
      const at = first.get(stepKey(chatId, assignmentId, rung)) ?? Infinity;
      return at < by ? [] : [`lost: ${rung} of ${assignmentId} in chat ${chatId}`];
    }
    const { chatId, roundId, title, day, by } = each;
    const isThere = arrivals
      .slice(0, by)
      .some((arrival) => arrival.chatId === chatId && isDaily(arrival, title) && dayOf(arrival) === day);
    // A summary is not sent again when its end is unknown.
    const rows = outbox.filter(({ dedupeKey }) => dedupeKey?.startsWith(`daily:${roundId}:${day}:`) === true);
    if (isThere || rows.some(({ status }) => status === 'unknown')) return [];
    return [
      `lost: the list of ${title} on ${day} (${rows.map(({ status }) => status).join() || 'never put'})`,
    ];
  });
}

/** Each sending is told once in the group of its unit. */
function lostInGroups({ reports, unitGroups, arrivals }: Evidence): string[] {
  return reports.flatMap(({ unitCode, unitName, receipt }) => {
    const chatId = unitGroups.get(unitCode);
    if (chatId === undefined || receipt === null) return [];
    const told = arrivals.filter((each) => each.chatId === chatId && receiptIn(each.text) === receipt);
    const plainly = told.filter(({ text }) => !unmarked(text).isMarked).length;
    if (told.length === 0) return [`lost: receipt ${receipt} in the group of ${unitName}`];
    return plainly > 1 ? [`doubled: receipt ${receipt} in the group of ${unitName}`] : [];
  });
}

const receiptIn = (text: string) => Number(/\(mã (\d+)\)/.exec(text)?.[1] ?? 0);

function doubledOf(
  { outbox, arrivals, coordinator, office }: Evidence,
  steps: ToldStep[],
): { doubled: string[]; repeats: number } {
  const doubled: string[] = [];
  let repeats = 0;
  for (const told of groupBy(steps, ({ arrival, report, rung }) =>
    stepKey(arrival.chatId, report.assignmentId, rung),
  )) {
    const [{ arrival, report, rung }] = told as [ToldStep, ...ToldStep[]];
    if (told.length === 1 && !told[0]!.isMarked) continue;
    const step = rung === 'opened' ? 'opened' : `${rung}:${report.limit.lastDay}`;
    const row = outbox.find(
      ({ chatId, dedupeKey }) =>
        chatId === arrival.chatId &&
        dedupeKey?.startsWith(`deadline:${report.assignmentId}:${step}:`) === true,
    );
    const isExplained =
      told.filter(({ isMarked }) => !isMarked).length <= 1 &&
      row?.mayRepeat === true &&
      told.length <= row.attempts;
    if (!isExplained) {
      const which = told.map(({ arrival: { messageId }, isMarked }) => `${messageId}${isMarked ? '*' : ''}`);
      doubled.push(`doubled (${which.join(' ')}): ${describe(arrival)} ${JSON.stringify(row)}`);
    }
    repeats += told.length - 1;
  }
  const others = arrivals.filter(({ chatId, text }) => chatId === coordinator && isPlanned(text));
  for (const same of groupBy(others, (each) => keyOfPlanned(each))) {
    if (same.length > 1) doubled.push(`doubled: ${describe(same[0]!)}`);
    const isInHours = same[0]!.moments.some((moment) =>
      isOfficeTime(
        Temporal.Instant.fromEpochMilliseconds(moment),
        office.hours,
        office.calendar,
        office.timeZone,
      ),
    );
    if (!isInHours) doubled.push(`outside office hours: ${describe(same[0]!)}`);
  }
  return { doubled, repeats };
}

const listTitle = startOf(vi.daily.title);
const downTitle = startOf(vi.notice.down_across_limit);

/** What the coordinator is told by the clock: a morning's list, and that the bot was away across a limit. */
const isPlanned = (text: string) => text.startsWith(listTitle) || text.startsWith(downTitle);
const isDaily = ({ text }: Arrival, title: string) => text.startsWith(`${listTitle}${title} `);

/** The words of a template before its first parameter. */
function startOf(template: string): string {
  return template.replace(/<\/?b>/g, '').split('{{')[0] ?? '';
}

function keyOfPlanned(arrival: Arrival): string {
  const [heading = ''] = arrival.text.split('\n');
  if (!heading.startsWith(listTitle)) return arrival.text;
  return `${heading.slice(0, heading.lastIndexOf(' đến '))} ${dayOf(arrival)}`;
}

function dayOf({ moments }: Arrival): string {
  const at = Temporal.Instant.fromEpochMilliseconds(moments.at(-1) ?? 0);
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** What was due in a chat, and could be seen, when a later message was taken stands before it. */
function disorderOf({ outbox }: Evidence): string[] {
  const sent = outbox.filter(
    ({ status, operation, messageId, mayRepeat }) =>
      status === 'sent' && operation === 'send' && messageId !== null && !mayRepeat,
  );
  return groupBy(sent, ({ chatId }) => String(chatId)).flatMap((rows) =>
    rows.flatMap((later, at) =>
      rows
        .slice(0, at)
        .filter(
          (earlier) =>
            earlier.dueAt <= (later.startedAt ?? 0) &&
            !later.unseen.includes(earlier.id) &&
            earlier.messageId! > later.messageId!,
        )
        .map((earlier) => `out of order: ${earlier.id} after ${later.id} in chat ${later.chatId}`),
    ),
  );
}

/** When everything has been said, nothing is on its way, nothing has failed, and no notice is given up. */
function leftovers(outbox: StoredRow[]): string[] {
  return outbox
    .filter(
      ({ status, kind }) =>
        status === 'in_flight' ||
        status === 'failed' ||
        (status === 'unknown' && (kind === 'notice' || kind === 'conclusion')),
    )
    .map(({ id, kind, status, lastError }) => `${kind} ${id} is ${status}: ${lastError}`);
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}
