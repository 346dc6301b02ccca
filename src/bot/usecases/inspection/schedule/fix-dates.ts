import type { InspectionDates } from '../../../../domain/inspection/inspection.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import { checkDays } from '../../../../domain/inspection/schedule/check-days.ts';
import { choose } from '../../../../domain/inspection/schedule/list-view.ts';
import { readDays } from '../../../../domain/inspection/schedule/read-days.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { changeDates } from './change-dates.ts';
import { propose } from './change.ts';
import { contextOf, mayDo, todayOf, type Seen } from './seen.ts';
import { showInspection } from './show-inspection.ts';

/** Asks for the days of an inspection. */
export async function askDays(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  return ask(talk, seen, [
    say('inspection.ask_days', {
      unit: seen.inspection.unitName,
      days: datesMessage(seen.inspection.dates),
    }),
  ]);
}

function ask(talk: Talk, { inspection }: Seen, said: Message[]): Promise<void> {
  const inspectionId = inspection.id;
  const postpone = {
    action: choose({ kind: 'postpone', inspectionId }),
    label: say('inspection.choice.postpone'),
    command: 'hoan',
  };
  return talk.say(
    view(
      [...said, say('inspection.ask_days_how')],
      [[...(inspection.dates.kind === 'open' ? [] : [postpone]), cardChoice(inspectionId)]],
    ),
    { awaits: { area: 'schedule', what: { kind: 'inspection_days', inspectionId } } },
  );
}

/** Takes typed days: those that cannot be meant are refused, those that are unusual are asked about. */
export async function takeDays(talk: Talk, inspectionId: string, typed: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const { inspection, round } = seen;
  const calendar = await officeCalendar(talk.tx);
  const today = todayOf(talk);
  const { window } = round.plan;
  const read = readDays(typed, { today, window, calendar });
  if (!read.ok) return ask(talk, seen, [say(`inspection.days_${read.reason}`)]);
  const { dates } = read;
  const { refused, warnings } = checkDays(dates, {
    today,
    window,
    calendar,
    isUnderWay: isPassed(inspection, 'under_way'),
    notice: termsOf(round.plan, { ...inspection, dates }, calendar).scheduleNotice,
  });
  if (refused !== null) return ask(talk, seen, [refused]);
  if (warnings.length === 0) return goOn(talk, seen, dates);
  return talk.say(
    view(
      [
        say('inspection.days_understood', { days: datesMessage(dates) }),
        ...warnings,
        say('inspection.days_confirm'),
      ],
      [
        [
          {
            action: choose({ kind: 'confirm_dates', inspectionId }),
            label: say('choice.confirm'),
            command: 'xacnhan',
          },
          cardChoice(inspectionId),
        ],
      ],
    ),
    { awaits: { area: 'schedule', what: { kind: 'days_to_confirm', inspectionId, dates } } },
  );
}

/** The days that were asked about are meant. */
export async function confirmDays(talk: Talk, inspectionId: string): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  if (draft?.kind !== 'days_to_confirm' || draft.inspectionId !== inspectionId) {
    return showInspection(talk, inspectionId, [say('inspection.refused.stale')]);
  }
  const seen = await mayDo(talk, inspectionId, 'schedule');
  return seen === null ? undefined : goOn(talk, seen, draft.dates);
}

/** No day for now. */
export async function postpone(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  return seen === null ? undefined : goOn(talk, seen, { kind: 'open' });
}

/** Days that stand: a reason is asked for when the unit knows others. */
function goOn(talk: Talk, seen: Seen, dates: InspectionDates): Promise<void> {
  const { inspection } = seen;
  if (!wasTold(inspection)) return apply(talk, seen, dates);
  const inspectionId = inspection.id;
  return talk.say(
    view(
      [
        say('inspection.ask_days_reason', {
          from: datesMessage(inspection.dates),
          to: datesMessage(dates),
        }),
      ],
      [[cardChoice(inspectionId)]],
    ),
    { awaits: { area: 'schedule', what: { kind: 'days_reason', inspectionId, dates } } },
  );
}

/** Takes the reason, which the unit is told, and shows what will happen. */
export function takeDaysReason(
  talk: Talk,
  { inspectionId, dates }: Draft<'days_reason'>,
  reason: string,
): Promise<void> {
  return propose(talk, { deed: 'dates', inspectionId, dates }, reason);
}

async function apply(talk: Talk, { inspection }: Seen, dates: InspectionDates): Promise<void> {
  const changed = await changeDates(contextOf(talk), inspection, dates, null);
  if (!changed.ok) return showInspection(talk, inspection.id, [changed.refusal]);
  const [from, to] = [datesMessage(inspection.dates), datesMessage(changed.value.dates)];
  const isSame = changed.value.state.moved.length === inspection.state.moved.length;
  return showInspection(talk, inspection.id, [
    isSame ? say('inspection.days_unchanged') : say('inspection.days_recorded', { from, to }),
  ]);
}
