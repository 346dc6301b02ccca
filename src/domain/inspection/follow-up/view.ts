import type { OfficeCalendar } from '../../deadline/calendar.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { Matter } from './matter.ts';
import { leftOf, waitedFor } from './told.ts';
import { reportChoice } from '../report/choices.ts';
import { remediationChoice } from '../remediation/list-view.ts';
import { choose } from '../schedule/list-view.ts';
import { kindMessage } from '../schedule/words.ts';
import { termChoice, termNameMessage } from '../term/words.ts';

/** Matters named in one message; the rest is a number. */
const namedAtMost = 12;
/** Ways to inspections under it. */
const waysAtMost = 6;

/** What one person has to see to, in one message of a morning; the most pressing first. */
export function morningView(matters: readonly Matter[], today: string, calendar: OfficeCalendar): View {
  const sorted = matters.toSorted((a, b) => a.due.localeCompare(b.due));
  const more = sorted.length - namedAtMost;
  return view(
    [
      say('follow_up.title', { day: today, count: sorted.length }),
      ...sorted.slice(0, namedAtMost).map((matter) => {
        const words = matterMessage(matter, today, calendar);
        return matter.isUnreached === true ? say('follow_up.unreached', { matter: words }) : words;
      }),
      ...(more > 0 ? [say('follow_up.more', { count: more })] : []),
    ],
    waysOf(sorted),
  );
}

/** The unit; how it is inspected too, where that is not the only inspection of it. */
function unitMessage({ unitName: unit, inspectionKind }: Matter): Message {
  return inspectionKind === null
    ? say('follow_up.unit', { unit })
    : say('follow_up.unit_of_kind', { unit, kind: kindMessage(inspectionKind) });
}

function matterMessage(matter: Matter, today: string, calendar: OfficeCalendar): Message {
  const { kind, count } = matter;
  const unit = unitMessage(matter);
  const when = whenMessage(matter, today, calendar);
  const { place = '', unitName: assessor = '' } = matter.assessed ?? {};
  switch (kind) {
    case 'assess':
      return say('follow_up.matter.assess', { unit, when, place });
    case 'assessment_awaited':
      return say('follow_up.matter.assessment_awaited', { unit, when, place, assessor });
    case 'notice_unsaid':
    case 'plan_term':
      return say(`follow_up.matter.${kind}`, { unit, day: matter.due });
    case 'set_terms':
    case 'verdict_awaited':
    case 'remediation_overdue':
      return say(`follow_up.matter.${kind}`, { unit, when, count });
    default:
      return say(`follow_up.matter.${kind}`, { unit, when });
  }
}

function whenMessage(matter: Matter, today: string, calendar: OfficeCalendar): Message {
  const { over, days } = leftOf(matter, today, calendar);
  const { due: lastDay } = matter;
  if (matter.since !== null)
    return say('follow_up.since', { count: waitedFor(matter.since, today, calendar) });
  if (over) {
    return days === 0
      ? say('follow_up.just_over', { lastDay })
      : say('follow_up.over', { count: days, lastDay });
  }
  if (lastDay === today) return say('follow_up.today');
  return days === 0
    ? say('follow_up.days_off', { lastDay })
    : say('follow_up.left', { count: days, lastDay });
}

/** To the inspections, and for what nobody has acknowledged the telling again. */
function waysOf(matters: readonly Matter[]): Choice[][] {
  const ways = new Map<string, Choice[]>();
  for (const matter of matters) {
    const key = `${matter.inspectionId} ${matter.kind}`;
    if (ways.has(key) || ways.size >= waysAtMost) continue;
    ways.set(key, [wayTo(matter)]);
  }
  const seen = new Set<string>();
  return [...ways.values()].filter(([way]) => {
    const key = JSON.stringify(way?.action);
    return !seen.has(key) && seen.add(key);
  });
}

function wayTo(matter: Matter): Choice {
  const { kind, inspectionId, unitName } = matter;
  const unit = unitMessage(matter);
  switch (kind) {
    case 'assess':
      return reportChoice(
        { kind: 'assess', inspectionId, part: matter.assessed?.part ?? 0, page: 0 },
        say('assessment.choice.open', { place: matter.assessed?.place ?? '', unit: unitName }),
      );
    case 'notice_unacknowledged':
    case 'conclusion_unacknowledged': {
      const what = kind === 'notice_unacknowledged' ? 'notice' : 'conclusion';
      return remediationChoice(
        { kind: 'tell_again', what, inspectionId },
        say('follow_up.choice.tell_again', { unit }),
      );
    }
    case 'set_terms':
    case 'verdict_awaited':
    case 'remediation_overdue':
      return remediationChoice(
        { kind: 'remediations', inspectionId },
        say('follow_up.choice.remediations', { unit }),
      );
    case 'plan_term':
    case 'conclusion_term': {
      const term = kind === 'plan_term' ? 'report' : 'conclusion';
      return termChoice(
        { kind: 'set_term', inspectionId, term },
        say('term.choice.set_of', { name: termNameMessage(term), unit: unitName }),
      );
    }
    default:
      return {
        action: choose({ kind: 'inspection', inspectionId }),
        label: say('follow_up.choice.inspection', { unit }),
      };
  }
}
