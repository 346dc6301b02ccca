import { freshInspection } from '../../../../domain/inspection/inspection.ts';
import type { PlanFile } from '../../../../domain/inspection/plan/plan-file.ts';
import { checkDays } from '../../../../domain/inspection/schedule/check-days.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Facts, WeighedAddition, WholeAddition } from './weigh-addition.ts';

/** What is allowed about an addition but has to be said, in the words in which days and teams are warned of elsewhere. */
export function warningMessages(
  plan: PlanFile,
  { kind, dates }: WholeAddition,
  { entry, warnings }: Pick<WeighedAddition, 'entry' | 'warnings'>,
  { today, calendar }: Pick<Facts, 'today' | 'calendar'>,
): Message[] {
  const state = { ...freshInspection, entry };
  const notice = termsOf(plan, { kind, dates, state }, calendar).scheduleNotice;
  const facts = { today, window: plan.window, calendar, isUnderWay: false, notice };
  return [
    ...checkDays(dates, facts).warnings.map(noted),
    ...warnings.flatMap((warning) => {
      switch (warning.kind) {
        case 'own_unit':
          return [say('inspection.own_unit', { name: warning.person, units: warning.unitName })];
        case 'unconfirmed':
          return [noted(say('plan.calendar_unconfirmed', { year: String(warning.year) }))];
        case 'never_inspected':
          return [noted(say('plan.never_inspected', { unit: warning.unitName }))];
        case 'past_day':
        case 'month_outside':
        case 'day_off':
        case 'outside_window':
        case 'notice_too_late':
          // Said by the check of the days.
          return [];
        default:
          return warning satisfies never;
      }
    }),
  ];
}

function noted(what: Message): Message {
  return say('plan.summary_warning', { what });
}
