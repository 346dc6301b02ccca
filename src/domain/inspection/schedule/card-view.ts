import { Temporal } from 'temporal-polyfill';
import { latenessMessage } from '../../report/views.ts';
import { workingDaysAfter, type OfficeCalendar } from '../../deadline/calendar.ts';
import type { Lateness } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import { view, type View } from '../../view.ts';
import { isPassed } from '../lifecycle-path.ts';
import type { TeamRole } from '../kind.ts';
import type { Inspection } from '../ports.ts';
import { may, type Standing } from '../standing.ts';
import type { Terms, TermStanding } from '../terms.ts';
import { cardChoices } from './card-choices.ts';
import { lastDayOf, type Due } from './due.ts';
import { sessionMessages } from './session-view.ts';
import {
  datesMessage,
  daysMessage,
  dueMessage,
  hourMessage,
  kindMessage,
  listedOrNull,
  stageMessage,
  stepMessage,
  teamRoleMessage,
} from './words.ts';

/** What the card of one inspection shows. Days are ISO dates of the office. */
export interface CardFacts {
  inspection: Inspection;
  roundTitle: string;
  standing: Standing;
  today: string;
  calendar: OfficeCalendar;
  terms: Terms;
  due: Due;
  team: { name: string; role: TeamRole; agency: string | null }[];
  /** Of the unit's people: who has not said that they know the days as they are now. */
  unseenBy: string[];
  /** Reports already sent that an inspection from reports draws on. */
  drawsOn: { title: string; sentAt: string }[];
  /** What earlier inspections asked for and is not done; null where it does not matter. */
  earlierOpen: number | null;
}

/** One unit's inspection, with what the person may do about it. */
export function cardView(facts: CardFacts, lead: Message[] = []): View {
  const { inspection, roundTitle, standing, due } = facts;
  const { unitName, kind, dates, state } = inspection;
  const next = dueMessage(due);
  const isOutsider = standing.ofUnit && standing.team === null && !standing.coordinates;
  const paragraphs = [
    ...lead,
    say('inspection.card_title', { unit: unitName, kind: kindMessage(kind) }),
    say('inspection.card_round', { title: roundTitle }),
    say('inspection.card_days', { days: daysMessage({ kind, dates }) }),
    say('inspection.card_stage', { stage: stageMessage(state.stage) }),
    ...(next === null ? [] : [say('inspection.card_next', { next })]),
    ...endMessages(inspection),
    ...noticeMessages(facts),
    ...reportMessages(facts),
    ...termMessages(facts),
    ...sessionMessages(inspection, !isOutsider),
    ...explanationMessages(facts),
    ...sourceMessages(facts),
    ...(isOutsider ? [] : pastMessages(inspection)),
    ...teamMessages(facts),
  ];
  return view(paragraphs, cardChoices(inspection, standing));
}

function endMessages({ state }: Inspection): Message[] {
  if (state.cancelled === null) return [];
  return [say('inspection.card_cancelled', { reason: state.cancelled.reason })];
}

/** By how many working days a paper's day stands to its term; null where the plan sets none. */
function latenessOn(term: TermStanding, day: string, calendar: OfficeCalendar): Lateness | null {
  const lastDay = lastDayOf(term);
  if (lastDay === null) return null;
  if (day <= lastDay) return { kind: 'on_time' };
  const [from, to] = [Temporal.PlainDate.from(lastDay), Temporal.PlainDate.from(day)];
  return { kind: 'late', workingDays: workingDaysAfter(calendar, from, to) };
}

/** The notice's own paper and date are the act; who has not seen it is shown to those who sent it. */
function noticeMessages({ inspection, terms, calendar, unseenBy, standing }: CardFacts): Message[] {
  const { notice } = inspection.state;
  if (notice === null) return [];
  const { number, date } = notice.paper;
  const lateness = latenessOn(terms.scheduleNotice, date, calendar);
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

function reportMessages({ inspection, terms, due, today }: CardFacts): Message[] {
  const { report, stage } = inspection.state;
  if (report !== null) {
    return [say('inspection.card_report', { at: report.at, lateness: latenessMessage(report.lateness) })];
  }
  const day = lastDayOf(terms.report);
  const isTold = due.step === 'receive_report';
  if (day === null || isTold || stage === 'cancelled' || isPassed(inspection, 'issued')) return [];
  return [say(day < today ? 'inspection.card_report_over' : 'inspection.card_report_due', { day })];
}

/** Terms ahead that the next step does not tell already. The team's own are not the unit's matter. */
function termMessages({ inspection, terms, today, standing, due }: CardFacts): Message[] {
  if (inspection.state.stage === 'cancelled' || isPassed(inspection, 'issued')) return [];
  const isBefore = !isPassed(inspection, 'under_way');
  const isTold = due.step === 'notify' || inspection.state.notice !== null;
  const notice = isTold || !isBefore ? null : lastDayOf(terms.scheduleNotice);
  const looksOn = standing.team !== null || standing.coordinates || standing.leads;
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
    ...(isSetByTeam && !isBefore ? [say('inspection.card_remediation_by_team')] : []),
  ];
}

/** What the unit says of the findings: the team's and the unit's own matter. */
function explanationMessages({ inspection, standing }: CardFacts): Message[] {
  const { explanation } = inspection.state;
  if (explanation === null) return [];
  if (explanation.none) return [say('inspection.card_nothing_to_explain', { at: explanation.at })];
  const { text, paper, fileIds, at } = explanation;
  const sees = standing.team !== null || standing.ofUnit || standing.coordinates;
  return [
    say('inspection.card_explained', { at }),
    ...(paper === null ? [] : [say('inspection.card_paper', { number: paper.number, date: paper.date })]),
    ...(sees && text !== null ? [say('inspection.card_explanation', { text })] : []),
    ...(fileIds.length === 0 ? [] : [say('inspection.card_files', { count: fileIds.length })]),
  ];
}

function sourceMessages({ drawsOn, earlierOpen }: CardFacts): Message[] {
  const reports = drawsOn.map(({ title, sentAt }) => say('inspection.card_source', { title, sentAt }));
  return [
    ...(reports.length === 0 ? [] : [say('inspection.card_sources'), ...reports]),
    ...(earlierOpen === null ? [] : [say('inspection.card_earlier', { count: earlierOpen })]),
  ];
}

/** What was passed over and why; the last change of days. */
function pastMessages({ state }: Inspection): Message[] {
  const last = state.moved.filter(({ from, reason }) => from.kind === 'days' || reason !== null).at(-1);
  return [...skippedMessages(state), ...(last === undefined ? [] : [movedMessage(last)])];
}

/** Stages that were passed over together share their reason. */
function skippedMessages({ skipped }: Inspection['state']): Message[] {
  const reasons = [...new Set(skipped.map(({ at, reason }) => `${at} ${reason}`))];
  return reasons.flatMap((key) => {
    const together = skipped.filter(({ at, reason }) => `${at} ${reason}` === key);
    const steps = listedOrNull(together.map(({ stage }) => stepMessage(stage)));
    return steps === null ? [] : [say('inspection.card_skipped', { steps, reason: together[0]!.reason })];
  });
}

function movedMessage({ from, to, reason }: Inspection['state']['moved'][number]): Message {
  const days = { from: datesMessage(from), to: datesMessage(to) };
  return reason === null
    ? say('inspection.card_moved', days)
    : say('inspection.card_moved_because', { ...days, reason });
}

/** Names are for the team and the coordinators; for the unit from the notice, or the start, on. */
function teamMessages({ inspection, standing, team }: CardFacts): Message[] {
  const isTold = inspection.state.notice !== null || inspection.state.startedAt !== null;
  const sees = standing.team !== null || standing.coordinates || (may(standing, 'see_team') && isTold);
  if (!sees || team.length === 0) return [];
  return [
    say('inspection.card_team'),
    ...team.map(({ name, role, agency }) =>
      agency === null
        ? say('inspection.card_member', { name, role: teamRoleMessage(role) })
        : say('inspection.card_member_of', { name, role: teamRoleMessage(role), agency }),
    ),
  ];
}
