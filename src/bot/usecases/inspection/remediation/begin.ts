import { limitUnder, type AnchorDays, type LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import type { Scope } from '../../../../domain/access.ts';
import type { Conclusion, Inspection, Remediation } from '../../../../domain/inspection/ports.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import { firstStepAt } from '../../../../domain/inspection/remediation/ladder.ts';
import { anchorOfDates, termsOf } from '../../../../domain/inspection/terms.ts';
import type { OfficeTime } from '../../../../domain/notice/ladder.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { officeTime } from '../../office-time.ts';
import type { UseCaseTools } from '../../talk.ts';

/** What a change to an inspection is made with. */
export interface RemediationContext {
  tx: Transaction;
  tools: Pick<UseCaseTools, 'ids' | 'timeZone'>;
  /** ISO instant. */
  at: string;
  actorId: string | null;
}

const everything = { kind: 'system' } as const;

/**
 * Gives every unit what it has to do about every recommendation that concerns it, when a conclusion is issued. A
 * recommendation without a term takes the plan's; where the plan leaves it to the team, the team is asked. Of a
 * corrected version, what was done about the same words of the version before goes on.
 *
 * @param conclusion as issued: with its paper
 * @param inspections those it covers, as saved after `issue_conclusion`
 */
export async function beginRemediation(
  ctx: RemediationContext,
  conclusion: Conclusion,
  inspections: Inspection[],
): Promise<void> {
  const { tx, tools, at } = ctx;
  const office = await officeTime(tx, tools.timeZone);
  const round = await tx.inspections.roundById(everything, conclusion.roundId);
  if (round === null) throw new Error('a conclusion without its round');
  const known: AnchorDays = conclusion.paper === null ? {} : { conclusion_day: conclusion.paper.date };
  const rows: Remediation[] = [];
  for (const [place, recommendation] of conclusion.content.recommendations.entries()) {
    for (const inspection of inspections) {
      const { inspectionIds } = recommendation;
      if (inspectionIds.length > 0 && !inspectionIds.includes(inspection.id)) continue;
      const planned = termsOf(round.plan, inspection, office.calendar, known).remediation;
      const basis = recommendation.term ?? (planned.kind === 'limit' ? planned.basis : null);
      rows.push({
        id: tools.ids.next(),
        conclusionId: conclusion.id,
        number: place + 1,
        inspectionId: inspection.id,
        roundId: conclusion.roundId,
        unitId: inspection.unitId,
        unitName: inspection.unitName,
        field: recommendation.field,
        text: recommendation.text,
        status: 'open',
        ...termUnder(basis, basis === null ? {} : { ...anchorsOf(basis, inspection), ...known }, office, at),
        revision: 0,
        updatedAt: at,
      });
    }
  }
  await tx.remediations.addMany(rows);
}

type Term = Pick<Remediation, 'limit' | 'basis' | 'anchors' | 'nextNoticeAt'>;

/** A term as a remediation keeps it; without a basis there is none yet. */
export function termUnder(
  basis: LimitBasis | null,
  anchors: AnchorDays,
  office: OfficeTime,
  at: string,
): Term {
  if (basis === null) return { limit: null, basis, anchors, nextNoticeAt: null };
  const counted = limitUnder(basis, anchors, office.calendar);
  if ('kind' in counted) throw new Error('a term on a day that does not exist passed its checks');
  const { limit } = counted;
  return { limit, basis, anchors, nextNoticeAt: firstStepAt(limit.lastDay, at, office) };
}

/** The days a term of this inspection may count from. */
export function anchorsOf({ rule }: LimitBasis, { dates, state }: Inspection): AnchorDays {
  const noticeDay = state.notice?.paper.date;
  return { ...anchorOfDates(rule, dates), ...(noticeDay === undefined ? {} : { notice_day: noticeDay }) };
}

/** A recommendation that a unit has not carried out yet, with the paper that made it. */
export interface OpenRecommendation {
  remediation: Remediation;
  paper: Paper | null;
}

/**
 * What a unit still has to put right from all its earlier inspections, of conclusions in force, oldest first: for a
 * re-inspection, next year's round and the unit's next report. All of it was issued to the unit, so whoever is in the
 * team of an inspection of the unit may see it: ask with `system` then, once that is settled.
 */
export async function openFindingsOf(
  tx: Transaction,
  scope: Scope,
  unitId: string,
): Promise<OpenRecommendation[]> {
  const open: OpenRecommendation[] = [];
  const conclusions = new Map<string, Conclusion | null>();
  for (const remediation of await tx.remediations.ofUnit(scope, unitId)) {
    if (remediation.status === 'done') continue;
    const { conclusionId } = remediation;
    const conclusion = conclusions.get(conclusionId) ?? (await tx.conclusions.byId(scope, conclusionId));
    conclusions.set(conclusionId, conclusion);
    if (conclusion?.status !== 'issued') continue;
    open.push({ remediation, paper: conclusion.paper });
  }
  return open.sort(
    (a, b) =>
      (a.paper?.date ?? '').localeCompare(b.paper?.date ?? '') || a.remediation.number - b.remediation.number,
  );
}
