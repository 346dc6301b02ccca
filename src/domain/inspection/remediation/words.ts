import { remainingOf } from '../../deadline/limit.ts';
import type { OfficeTime } from '../../notice/ladder.ts';
import { say, type Message } from '../../message.ts';
import type { Paper } from '../paper.ts';
import { Temporal } from 'temporal-polyfill';
import type { Verdict } from '../remediation.ts';
import type { RemediationStanding } from './standing.ts';

/** The paper that made a recommendation. */
export function paperMessage(paper: Pick<Paper, 'number' | 'date'> | null): Message {
  return paper === null
    ? say('remediation.paper_unnumbered')
    : say('remediation.paper', { number: paper.number, date: paper.date });
}

export function verdictMessage(verdict: Verdict): Message {
  return say(`remediation.judged_as.${verdict}`);
}

/** "hoàn thành một phần; quá hạn 03 ngày làm việc". */
export function stateMessage(standing: RemediationStanding, now: string, office: OfficeTime): Message {
  const { remediation } = standing;
  const status = say(`remediation.status.${remediation.status}`);
  if (remediation.status === 'done') return status;
  const more = standing.awaitsVerdict
    ? say('remediation.awaits_verdict')
    : termMessage(standing, now, office);
  return say('remediation.state', { status, more });
}

function termMessage({ remediation }: RemediationStanding, now: string, office: OfficeTime): Message {
  const { limit } = remediation;
  if (limit === null) return say('remediation.no_term');
  if (limit.lastDay === null) return say('remediation.awaits_day', { words: limit.words });
  const remaining = remainingOf(limit, Temporal.Instant.from(now), office.timeZone, office.calendar);
  if (remaining.kind !== 'over') return say('remediation.until', { lastDay: limit.lastDay });
  return remaining.workingDays === 0
    ? say('remediation.just_over')
    : say('remediation.overdue', { count: remaining.workingDays });
}
