import type { Lateness, Limit } from '../deadline/limit.ts';
import { limitMessage } from '../deadline/limit-message.ts';
import { say, type Message } from '../message.ts';
import { remediationChoice } from '../inspection/remediation/list-view.ts';
import { view, type Choice, type View } from '../view.ts';

/** One unit of a round, as far as progress goes: never what it wrote. */
export interface UnitProgress {
  unitName: string;
  limit: Limit;
  /** The unit's limit has passed, and the unit knew of it. */
  over: boolean;
  /** The unit has yet to be told of the inspection that asks for the report. */
  untold?: boolean;
  sent: { at: string; lateness: Lateness } | null;
}

export interface RoundProgress {
  roundTitle: string;
  receivingUnitName: string;
  at: string;
  units: UnitProgress[];
  /** Each unit reports by a day of its own, counted from its inspection: there is no one limit to tell. */
  ownLimits: boolean;
  /** Recommendations of inspections that are not done, of all that the receiving unit keeps; some are past their term. */
  recommendations: { open: number; overdue: number };
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
  key: 'progress.overdue_units' | 'progress.waiting_units' | 'progress.late_units' | 'progress.untold_units',
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
  if (progress.ownLimits) return [...countMessages(progress), ...limitsAhead(progress.units)];
  const limit = tellingLimit(progress.units);
  return [...countMessages(progress), ...(limit === null ? [] : [limitMessage(limit)])];
}

/** Days that are named before the rest becomes a number. */
const mostDays = 5;

/** How many units have still to send by which day, where each has its own; units are not named before their term. */
function limitsAhead(units: UnitProgress[]): Message[] {
  const ahead = units.filter(({ sent, over, untold }) => sent === null && !over && untold !== true);
  const days = [...new Set(ahead.flatMap(({ limit }) => limit.lastDay ?? []))].sort();
  const rest = ahead.filter(({ limit }) => days.indexOf(limit.lastDay ?? '') >= mostDays).length;
  if (days.length === 0) return [];
  return [
    say('progress.by_limit'),
    ...days.slice(0, mostDays).map((lastDay) => {
      const count = ahead.filter(({ limit }) => limit.lastDay === lastDay).length;
      return say('progress.limit_count', { lastDay, count });
    }),
    ...(rest === 0 ? [] : [say('progress.more_units', { count: rest })]),
  ];
}

/** For the coordinators: whose inspection has not been announced, and who is therefore not called late. */
function untoldUnits(units: UnitProgress[]): Message[] {
  const untold = units.filter((unit) => unit.sent === null && unit.untold === true);
  return named('progress.untold_units', untold);
}

function countMessages(progress: RoundProgress): Message[] {
  const counts = countRound(progress.units);
  return [
    say('progress.sent', {
      sent: counts.sent,
      total: counts.total,
      onTime: counts.onTime,
      late: counts.late,
    }),
    ...(counts.waiting > 0 ? [say('progress.waiting', { count: counts.waiting })] : []),
    ...(counts.overdue > 0 ? [say('progress.overdue', { count: counts.overdue })] : []),
  ];
}

/** Who has not sent, by the day of each: the earliest first, what has no day yet last. */
function byOwnLimit(units: UnitProgress[]): Message[] {
  const waiting = units.filter(({ sent, untold }) => sent === null && untold !== true);
  if (waiting.length === 0) return [];
  const days = [...new Set(waiting.map(({ limit }) => limit.lastDay))].sort((a, b) =>
    (a ?? '9999').localeCompare(b ?? '9999'),
  );
  return [
    say('progress.by_limit'),
    ...days.map((lastDay) => {
      const its = waiting.filter(({ limit }) => limit.lastDay === lastDay);
      const byName = its.map(({ unitName }) => unitName).sort(new Intl.Collator('vi').compare);
      const units = shortened(byName);
      if (lastDay === null) return say('progress.limit_unknown', { units });
      const isOver = its.every(({ over }) => over);
      return say(isOver ? 'progress.limit_over' : 'progress.limit_ahead', { lastDay, units });
    }),
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

/** What a leader is told besides counts. */
export interface LeaderNews {
  /** Conclusions issued since the last such message. */
  issued: readonly IssuedPaper[];
  /** Shortcomings and violations, of conclusions in force, that nothing is recommended about. */
  foundWithout: number;
  /** Rounds of inspections with a conclusion in force, newest first: where to look closer. */
  rounds: readonly { id: string; title: string }[];
}

const noNews: LeaderNews = { issued: [], foundWithout: 0, rounds: [] };

/** Rounds that can be looked into from one message. */
const roundsAtMost = 2;

/** For a leader: one message, no typing. */
export function leaderProgressView(progress: RoundProgress, news: LeaderNews = noNews): View {
  const overdue = progress.units.filter((unit) => unit.sent === null && unit.over);
  const { open, overdue: late } = progress.recommendations;
  return view(
    [
      say('progress.leader_title', { title: progress.roundTitle, at: progress.at }),
      ...common(progress),
      ...named('progress.overdue_units', overdue),
      ...issuedLines(news.issued),
      ...(open > 0 ? [say('synthesis.leader_open', { count: open })] : []),
      ...(late > 0 ? [say('synthesis.leader_overdue', { count: late })] : []),
      ...(news.foundWithout > 0 ? [say('synthesis.leader_without', { count: news.foundWithout })] : []),
    ],
    news.rounds.slice(0, roundsAtMost).map((round) => closerChoices(round, news.rounds.length > 1)),
  );
}

/** To what is put right, and to the synthesis. @param isNamed whether the labels say of which round */
function closerChoices({ id: roundId, title }: LeaderNews['rounds'][number], isNamed: boolean): Choice[] {
  return [
    remediationChoice(
      { kind: 'remediation_board', roundId, page: 0 },
      isNamed ? say('synthesis.choice.board_of', { title }) : say('inspection.choice.remediation_board'),
    ),
    remediationChoice(
      { kind: 'synthesis', roundId },
      isNamed ? say('synthesis.choice.of', { title }) : say('inspection.choice.synthesis'),
    ),
  ];
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
  const late = units.filter((unit) => unit.sent?.lateness.kind === 'late');
  const waiting = progress.ownLimits
    ? [...countMessages(progress), ...byOwnLimit(units)]
    : [
        ...common(progress),
        ...named(
          'progress.overdue_units',
          units.filter((unit) => unit.sent === null && unit.over),
        ),
        ...named(
          'progress.waiting_units',
          units.filter((unit) => unit.sent === null && !unit.over && unit.untold !== true),
        ),
      ];
  return view([
    say('progress.coordinator_title', { title: progress.roundTitle, at: progress.at }),
    ...waiting,
    ...untoldUnits(units),
    ...named('progress.late_units', late),
  ]);
}
