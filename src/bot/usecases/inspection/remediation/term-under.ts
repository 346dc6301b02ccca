import { limitUnder, type AnchorDays, type LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import type { Inspection, Remediation } from '../../../../domain/inspection/ports.ts';
import { firstStepAt } from '../../../../domain/inspection/remediation/ladder.ts';
import { anchorOfDates } from '../../../../domain/inspection/terms.ts';
import type { OfficeTime } from '../../../../domain/notice/ladder.ts';

/** A term as a remediation keeps it; without a basis there is none yet. */
export function termUnder(
  basis: LimitBasis | null,
  anchors: AnchorDays,
  office: OfficeTime,
  at: string,
): Pick<Remediation, 'limit' | 'basis' | 'anchors' | 'nextNoticeAt'> {
  if (basis === null) return { limit: null, basis, anchors, nextNoticeAt: null };
  const counted = limitUnder(basis, anchors, office.calendar);
  if ('kind' in counted) throw new Error('a term on a day that does not exist passed its checks');
  const { limit } = counted;
  return { limit, basis, anchors, nextNoticeAt: firstStepAt(limit.lastDay, at, office) };
}

/** The days of this inspection that a term may count from. */
export function anchorsOf({ rule }: LimitBasis, { dates, state }: Inspection): AnchorDays {
  const noticeDay = state.notice?.paper.date;
  return { ...anchorOfDates(rule, dates), ...(noticeDay === undefined ? {} : { notice_day: noticeDay }) };
}
