import type { AnchorDays } from '../../../../domain/deadline/assigned-limit.ts';
import { countsFromReceipt } from '../../../../domain/inspection/remediation/receipt.ts';
import type { Conclusion, Remediation } from '../../../../domain/inspection/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { officeDayOf, officeTime } from '../../deadline/office-time.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { keepTerms } from './keep-terms.ts';
import { termUnder } from './term-under.ts';
import { reachedUnits } from './who-answers.ts';

const everything = { kind: 'system' } as const;

/**
 * The day on which each unit receives what is issued now, as far as it is known: that on which its notice is sent. A unit
 * of which nobody can be written to receives the paper on a day that somebody has to say.
 */
export async function receiptDays({
  tx,
  tools: { timeZone },
  at,
}: InspectionContext): Promise<(unitId: string) => AnchorDays> {
  const day = await dayOfSending(tx, timeZone, at);
  const reached = await reachedUnits(tx);
  return (unitId) => (reached.has(unitId) ? { receipt_day: day } : {});
}

async function dayOfSending(tx: Transaction, timeZone: string, issuedAt: string): Promise<string> {
  return officeDayOf(await officeMoment(tx, timeZone, issuedAt), timeZone);
}

/**
 * A unit says that it has received a conclusion: terms that count from its receipt count from that day, which is not
 * counted itself (Bộ luật Dân sự 2015, Điều 147). Silence stops no term: until then, and where the term has run out
 * before the unit says so, the day of sending stands; so does a day that somebody has put right.
 */
export async function receivedOn(
  ctx: InspectionContext,
  conclusion: Conclusion,
  inspectionId: string,
  day: string,
): Promise<void> {
  const { tx, tools } = ctx;
  if (conclusion.issuedAt === null) return;
  const assumed = await dayOfSending(tx, tools.timeZone, conclusion.issuedAt);
  const its = (await tx.remediations.ofConclusion(everything, conclusion.id)).filter(
    ({ inspectionId: of, anchors, limit, basis }) => {
      const known = anchors.receipt_day;
      const isOver = countsFromReceipt(basis) && limit?.lastDay != null && limit.lastDay < day;
      return of === inspectionId && (known === undefined || known === assumed) && known !== day && !isOver;
    },
  );
  await keepReceipt(ctx, its, day, null);
}

/** Counts what counts from the receipt from another day, and lets the unit know of the terms that have moved. */
export async function keepReceipt(
  { tx, tools: { timeZone }, at, actorId }: InspectionContext,
  its: readonly Remediation[],
  day: string,
  event: string | null,
): Promise<void> {
  const office = await officeTime(tx, timeZone);
  const before: Remediation[] = [];
  const moved: Remediation[] = [];
  for (const remediation of its) {
    const anchors = { ...remediation.anchors, receipt_day: day };
    const { basis, status } = remediation;
    if (!countsFromReceipt(basis) || status === 'done') {
      await tx.remediations.save({ ...remediation, anchors }, at);
      continue;
    }
    const next = { ...remediation, ...termUnder(basis, anchors, office, at) };
    if (next.limit?.lastDay === remediation.limit?.lastDay || next.limit?.lastDay == null) {
      await tx.remediations.save({ ...remediation, anchors }, at);
      continue;
    }
    before.push(remediation);
    moved.push(next);
  }
  await keepTerms({ tx, timeZone, at, actorId, event }, before, moved);
}
