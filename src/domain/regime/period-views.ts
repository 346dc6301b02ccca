import { limitMessage } from '../deadline/limit-message.ts';
import type { Limit } from '../deadline/limit.ts';
import { say, type Message } from '../message.ts';
import type { UnitLevel } from '../outline/audience.ts';
import { view, type Choice, type View } from '../view.ts';

/** A limit of a planned period; `confirmed` when every year of the calendar it rests on is. */
export interface PlannedLimit extends Limit {
  confirmed: boolean;
}

/** A period that will open, as its coordinator sees it. */
export interface UpcomingPeriod {
  id: string;
  /** "quý I năm 2026". */
  shortTitle: string;
  /** Of its round. */
  title: string;
  /** ISO date. */
  openOn: string;
  refused: boolean;
  /** `levels` is null for everyone who has no other limit. */
  limits: { levels: UnitLevel[] | null; limit: PlannedLimit }[];
  onward: { to: string; limit: PlannedLimit }[];
}

/** `/dot`: what opens within the next days, with its limits, and what may be done about it before. */
export function periodsView(periods: UpcomingPeriod[], days: number): View {
  if (periods.length === 0) return view([say('regime.none', { days })]);
  const paragraphs: Message[] = [say('regime.title', { days })];
  const choices: Choice[][] = [];
  for (const [at, period] of periods.entries()) {
    paragraphs.push(...periodParagraphs(period, at + 1));
    const { id: periodId, shortTitle: title } = period;
    choices.push(
      [
        {
          action: { kind: 'open_period', periodId, confirmed: false },
          label: say('choice.open_period', { title }),
          command: `mo${at + 1}`,
        },
      ],
      [
        {
          action: { kind: 'skip_period', periodId, confirmed: false },
          label: say('choice.skip_period', { title }),
          command: `khongmo${at + 1}`,
        },
      ],
    );
  }
  return view([...paragraphs, say('regime.adjusting')], choices);
}

function periodParagraphs(period: UpcomingPeriod, index: number): Message[] {
  const { title, openOn, limits, onward, refused } = period;
  const all = [...limits, ...onward].map(({ limit }) => limit);
  return [
    say('regime.period', { index, title, openOn }),
    ...(refused ? [say('regime.refused')] : []),
    ...limits.flatMap(({ levels, limit }) =>
      levels === null
        ? [limitMessage(limit)]
        : levels.map((level) =>
            say('regime.limit_of_level', { level: say(`level.${level}`), limit: limitMessage(limit) }),
          ),
    ),
    ...onward.map(({ to, limit }) => say('regime.onward', { to, limit: limitMessage(limit) })),
    ...(all.every(({ confirmed }) => confirmed) ? [] : [say('regime.unconfirmed')]),
  ];
}

/** The second tap does it; the first shows what it comes to. */
export function confirmPeriodView(
  kind: 'open_period' | 'skip_period',
  { id: periodId, title }: Pick<UpcomingPeriod, 'id' | 'title'>,
  units: number,
): View {
  const asked =
    kind === 'open_period'
      ? say('regime.confirm_open', { title, count: units })
      : say('regime.confirm_skip', { title });
  return view(
    [asked],
    [
      [{ action: { kind, periodId, confirmed: true }, label: say('choice.confirm'), command: 'xacnhan' }],
      [{ action: { kind: 'periods' }, label: say('choice.back'), command: 'lui' }],
    ],
  );
}
