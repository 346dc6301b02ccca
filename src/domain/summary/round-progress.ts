import type { Lateness, Limit } from '../deadline/limit.ts';
import { limitMessage } from '../deadline/limit-message.ts';
import { say, type Message } from '../message.ts';
import { view, type View } from '../view.ts';

/** One unit of a round, as far as progress goes: never what it wrote. */
export interface UnitProgress {
  unitName: string;
  limit: Limit;
  /** The unit's limit has passed. */
  over: boolean;
  sent: { at: string; lateness: Lateness } | null;
}

export interface RoundProgress {
  roundTitle: string;
  receivingUnitName: string;
  at: string;
  units: UnitProgress[];
  /** Recommendations of inspections that are past their term, of all that the receiving unit keeps. */
  overdueRemediations: number;
}

/** Counts of a round: what the group and the leader are told. */
export function countRound(units: UnitProgress[]) {
  const sent = units.filter((unit) => unit.sent !== null);
  const late = sent.filter((unit) => unit.sent?.lateness.kind === 'late');
  const waiting = units.filter((unit) => unit.sent === null);
  return {
    total: units.length,
    sent: sent.length,
    onTime: sent.length - late.length,
    late: late.length,
    waiting: waiting.filter((unit) => !unit.over).length,
    overdue: waiting.filter((unit) => unit.over).length,
  };
}

/** The limit that is nearest among those still open, of units that have yet to send if there are any; else the last one. */
function tellingLimit(units: UnitProgress[]): Limit | null {
  const byDay = units
    .filter(({ limit }) => limit.lastDay !== null)
    .sort((a, b) => (a.limit.lastDay ?? '').localeCompare(b.limit.lastDay ?? ''));
  const open = byDay.filter((unit) => !unit.over);
  return (open.find(({ sent }) => sent === null) ?? open[0] ?? byDay.at(-1) ?? units[0])?.limit ?? null;
}

function names(units: UnitProgress[]): string {
  return units
    .map((unit) => unit.unitName)
    .sort(new Intl.Collator('vi').compare)
    .join('; ');
}

/** Names that fit one screen of a phone; the rest is a number. */
const mostNamed = 12;

function named(
  key: 'progress.overdue_units' | 'progress.waiting_units' | 'progress.late_units',
  units: UnitProgress[],
) {
  if (units.length === 0) return [];
  if (units.length <= mostNamed) return [say(key, { units: names(units) })];
  const shown = [...units]
    .sort((a, b) => new Intl.Collator('vi').compare(a.unitName, b.unitName))
    .slice(0, mostNamed);
  return [say(key, { units: names(shown) }), say('progress.more_units', { count: units.length - mostNamed })];
}

function common(progress: RoundProgress): Message[] {
  const counts = countRound(progress.units);
  const limit = tellingLimit(progress.units);
  return [
    say('progress.sent', {
      sent: counts.sent,
      total: counts.total,
      onTime: counts.onTime,
      late: counts.late,
    }),
    ...(counts.waiting > 0 ? [say('progress.waiting', { count: counts.waiting })] : []),
    ...(counts.overdue > 0 ? [say('progress.overdue', { count: counts.overdue })] : []),
    ...(limit === null ? [] : [limitMessage(limit)]),
  ];
}

/** For a group: counts always, names of units only after the term, never persons (tone.md). */
export function groupProgressView(progress: RoundProgress): View {
  const overdue = progress.units.filter((unit) => unit.sent === null && unit.over);
  return view([
    say('progress.group_title', { title: progress.roundTitle, at: progress.at }),
    ...common(progress),
    ...named('progress.overdue_units', overdue),
    overdue.length > 0
      ? say('progress.urging', { unit: progress.receivingUnitName })
      : say('progress.regards'),
  ]);
}

/** A conclusion notice that has gone out. */
export interface IssuedPaper {
  number: string;
  date: string;
  units: readonly string[];
}

/** Papers named before the rest becomes a number. */
const papersNamed = 3;

/** For a leader: one message, no typing. @param issued conclusions since the last such message */
export function leaderProgressView(progress: RoundProgress, issued: readonly IssuedPaper[] = []): View {
  const overdue = progress.units.filter((unit) => unit.sent === null && unit.over);
  return view([
    say('progress.leader_title', { title: progress.roundTitle, at: progress.at }),
    ...common(progress),
    ...named('progress.overdue_units', overdue),
    ...issuedLines(issued),
    ...(progress.overdueRemediations > 0
      ? [say('synthesis.leader_overdue', { count: progress.overdueRemediations })]
      : []),
  ]);
}

function issuedLines(issued: readonly IssuedPaper[]): Message[] {
  const more = issued.length - papersNamed;
  return [
    ...issued
      .slice(-papersNamed)
      .map(({ number, date, units }) =>
        say('synthesis.leader_issued', { number, date, units: shortened(units) }),
      ),
    ...(more > 0 ? [say('synthesis.leader_issued_more', { count: more })] : []),
  ];
}

function shortened(units: readonly string[]): string {
  return units.length <= mostNamed ? units.join('; ') : `${units.slice(0, mostNamed).join('; ')}; …`;
}

/** For a coordinator: who has not sent, by name, at any time. */
export function coordinatorProgressView(progress: RoundProgress): View {
  const { units } = progress;
  return view([
    say('progress.coordinator_title', { title: progress.roundTitle, at: progress.at }),
    ...common(progress),
    ...named(
      'progress.overdue_units',
      units.filter((unit) => unit.sent === null && unit.over),
    ),
    ...named(
      'progress.waiting_units',
      units.filter((unit) => unit.sent === null && !unit.over),
    ),
    ...named(
      'progress.late_units',
      units.filter((unit) => unit.sent?.lateness.kind === 'late'),
    ),
  ]);
}
