import { Temporal } from 'temporal-polyfill';
import { workingDaysAfter, type OfficeCalendar } from '../../deadline/calendar.ts';
import type { Lateness } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import { latenessMessage } from '../../report/views.ts';
import { isPassed } from '../lifecycle/path.ts';
import { termKeys } from '../term/words.ts';
import type { TermStanding } from '../terms.ts';
import { seesAsUnit } from './as-unit-sees.ts';
import type { CardFacts } from './card-facts.ts';
import { lastDayOf } from './due.ts';
import { hourMessage } from './words.ts';

/** By how many working days a paper's day stands to its term; null where the plan sets none. */
function latenessOn(term: TermStanding, day: string, calendar: OfficeCalendar): Lateness | null {
  const lastDay = lastDayOf(term);
  if (lastDay === null) return null;
  if (day <= lastDay) return { kind: 'on_time' };
  const [from, to] = [Temporal.PlainDate.from(lastDay), Temporal.PlainDate.from(day)];
  return { kind: 'late', workingDays: workingDaysAfter(calendar, from, to) };
}

/** The notice's own paper and date are the act; who has not seen it is shown to those who sent it. */
export function noticeMessages({ inspection, terms, calendar, unseenBy, standing }: CardFacts): Message[] {
  const { notice } = inspection.state;
  if (notice === null) return [];
  const { number, date } = notice.paper;
  // How it stands to the team's own term is nothing to the unit.
  const lateness = seesAsUnit(standing) ? null : latenessOn(terms.scheduleNotice, date, calendar);
  const isOpen = !isPassed(inspection, 'under_way') && inspection.state.stage !== 'cancelled';
  const sees = standing.team !== null || standing.coordinates || standing.ofUnit;
  return [
    lateness === null
      ? say('inspection.card_notice', { number, date })
      : say('inspection.card_notice_judged', { number, date, lateness: latenessMessage(lateness) }),
    ...(notice.hour === null ? [] : [say('inspection.card_hour', { hour: hourMessage(notice.hour) })]),
    ...(isOpen && sees && unseenBy.length > 0
      ? [say('inspection.card_unseen', { people: unseenBy.join(', ') })]
      : []),
    ...(isOpen && unseenBy.length === 0 ? [say('inspection.card_seen')] : []),
  ];
}

export function reportMessages({ inspection, due, standing }: CardFacts): Message[] {
  const { report, stage, skipped } = inspection.state;
  if (report !== null) {
    return [say('inspection.card_report', { at: report.at, lateness: latenessMessage(report.lateness) })];
  }
  if (skipped.some((each) => each.stage === 'report_received')) {
    return [say('inspection.card_report_not_asked')];
  }
  const { day, isOver } = due.report;
  // To the unit it is the next step already.
  const isTold =
    due.step === 'receive_report' || (seesAsUnit(standing) && !isPassed(inspection, 'under_way'));
  if (day === null || isTold || stage === 'cancelled' || isPassed(inspection, 'issued')) return [];
  return [say(isOver ? 'inspection.card_report_over' : 'inspection.card_report_due', { day })];
}

/** Terms ahead that the next step does not tell already. The team's own are not the unit's matter. */
export function termMessages({ inspection, terms, toAsk, today, standing, due }: CardFacts): Message[] {
  if (inspection.state.stage === 'cancelled' || isPassed(inspection, 'issued')) return [];
  const isBefore = !isPassed(inspection, 'under_way');
  const isTold = due.step === 'notify' || inspection.state.notice !== null;
  const looksOn = standing.team !== null || standing.coordinates || standing.leads;
  const notice = isTold || !isBefore || !looksOn ? null : lastDayOf(terms.scheduleNotice);
  const concludes = ['draft_conclusion', 'sign_conclusion', 'issue_conclusion'].some(
    (step) => step === due.step,
  );
  const conclusion = concludes || !looksOn ? null : lastDayOf(terms.conclusion);
  const isSetByTeam = standing.team !== null && terms.remediation.kind === 'set_by_team';
  return [
    ...(notice === null
      ? []
      : [
          say(notice < today ? 'inspection.card_notice_over' : 'inspection.card_notice_due', { day: notice }),
        ]),
    ...(conclusion === null
      ? []
      : [
          say(conclusion < today ? 'inspection.card_conclusion_over' : 'inspection.card_conclusion_due', {
            day: conclusion,
          }),
        ]),
    // Of what has to be put right each conclusion says until when.
    ...toAsk.flatMap((name) =>
      looksOn && name !== 'remediation' ? [say(`term.card.${termKeys[name]}`)] : [],
    ),
    ...(isSetByTeam && !isBefore ? [say('inspection.card_remediation_by_team')] : []),
  ];
}
