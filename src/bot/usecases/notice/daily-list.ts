import { Temporal } from 'temporal-polyfill';
import { say, type Message } from '../../../domain/message.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { coordinatorProgressView } from '../../../domain/summary/round-progress.ts';
import { view, type View } from '../../../domain/view.ts';
import { officeDayOf, officeTime } from '../deadline/office-time.ts';
import { roundProgress } from '../round/refresh-progress.ts';
import { choicesOfRound } from '../round/oversee.ts';
import { owingUnits } from '../round/owing-units.ts';
import type { UseCaseTools } from '../talk.ts';

const everything = { kind: 'system' } as const;

/**
 * The coordinator's list of a morning: who has not sent, whom no reminder reaches, which years of the calendar are not
 * confirmed, and the messages that wait for a tap. Null when nothing is owed any more, or when the morning is over: the
 * next one has a list of its own.
 */
export async function dailyView(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  { roundId, day }: { roundId: string; day: string },
  now: string,
): Promise<View | null> {
  if (officeDayOf(now, tools.timeZone) !== day) return null;
  const round = await tx.rounds.byId(everything, roundId);
  if (round === null || round.closedAt !== null) return null;
  const owing = await owingUnits(tools, tx, roundId, now);
  if (owing.all.length === 0) return null;
  const progress = await roundProgress(tools, tx, everything, round, now);
  const reached = new Set((await tx.followUp.chats('focal_point', null)).map(({ unitId }) => unitId));
  const silent = owing.all.filter(({ unitId }) => !reached.has(unitId)).map(({ unitName }) => unitName);
  const { calendar } = await officeTime(tx, tools.timeZone);
  const years = new Set(
    owing.all.flatMap(({ limit }) =>
      limit.lastDay === null ? [] : [Temporal.PlainDate.from(limit.lastDay).year],
    ),
  );
  const unconfirmed = [...years].filter((year) => !calendar.isConfirmed(year));
  const paragraphs: Message[] = [
    say('daily.title', { title: round.title, at: now }),
    // The same as `/tiendo`, under its own heading.
    ...coordinatorProgressView(progress).paragraphs.slice(1),
    ...(silent.length === 0 ? [] : [say('daily.unreachable', { units: silent.join('; ') })]),
    ...(unconfirmed.length === 0 ? [] : [say('daily.unconfirmed', { years: unconfirmed.join(', ') })]),
    say('daily.silent'),
  ];
  return view(paragraphs, choicesOfRound(roundId, owing));
}
