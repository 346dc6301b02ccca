import type { AnchorDays } from '../../../../domain/deadline/assigned-limit.ts';
import type { Scope } from '../../../../domain/access.ts';
import type { Stage } from '../../../../domain/inspection/kind.ts';
import type { Conclusion, Inspection, Remediation } from '../../../../domain/inspection/ports.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { officeTime } from '../../deadline/office-time.ts';
import { advanceInspections, type InspectionContext } from '../advance-inspection.ts';
import { carryOver, type CarriedOver } from './carry-over.ts';
import { closeWhenDone } from './close.ts';
import { inForce } from './in-force.ts';
import { receiptDays } from './receipt.ts';
import { anchorsOf, termUnder } from './term-under.ts';

/**
 * Gives every unit what it has to do about every recommendation that concerns it, when a conclusion is issued, and takes
 * the inspections on to remediation; where nothing is recommended to a unit, to their end. Of a corrected version, what
 * was done about the same recommendation of the version before goes on. It says nothing to anybody.
 *
 * @param conclusion as issued: with its paper; what it corrects is superseded already
 * @param inspections those it covers, as saved after `issue_conclusion`; they are saved again here
 * @returns the terms that a correction has moved, and those it has left as they were set
 */
export async function beginRemediation(
  ctx: InspectionContext,
  conclusion: Conclusion,
  inspections: Inspection[],
): Promise<Omit<CarriedOver, 'askedBefore'>> {
  const { tx, tools, at } = ctx;
  const office = await officeTime(tx, tools.timeZone);
  const known: AnchorDays = conclusion.paper === null ? {} : { conclusion_day: conclusion.paper.date };
  const receivedBy = await receiptDays(ctx);
  const rows: Remediation[] = [];
  for (const [place, { inspectionIds, field, text, term }] of conclusion.content.recommendations.entries()) {
    for (const inspection of inspections) {
      if (inspectionIds.length > 0 && !inspectionIds.includes(inspection.id)) continue;
      const days = { ...known, ...receivedBy(inspection.unitId) };
      const anchors = term === null ? days : { ...anchorsOf(term, inspection), ...days };
      rows.push({
        id: tools.ids.next(),
        conclusionId: conclusion.id,
        number: place + 1,
        inspectionId: inspection.id,
        roundId: conclusion.roundId,
        unitId: inspection.unitId,
        unitName: inspection.unitName,
        field,
        text,
        status: 'open',
        ...termUnder(term, anchors, office, at),
        revision: 0,
        updatedAt: at,
      });
    }
  }
  const { askedBefore, ...terms } = await carryOver(ctx, conclusion, rows);
  const standingAt = (stage: Stage) => inspections.filter(({ state }) => state.stage === stage);
  const begun = await advanceInspections(ctx, standingAt('issued'), { kind: 'begin_remediation' });
  const asked = new Set(rows.map(({ inspectionId }) => inspectionId));
  const done = begun.filter(({ id }) => !asked.has(id));
  await advanceInspections(ctx, done, { kind: 'close' });
  if (conclusion.version === 1) return terms;
  // A correction may leave a unit nothing to do, or give it something when it was done.
  for (const inspection of standingAt('remediation')) await closeWhenDone(ctx, inspection);
  const reopened = standingAt('closed').filter(({ id }) => asked.has(id));
  for (const inspection of await advanceInspections(ctx, reopened, { kind: 'correct_conclusion' })) {
    await closeWhenDone(ctx, inspection);
  }
  const covered = new Set(inspections.map(({ id }) => id));
  for (const id of askedBefore.filter((each) => !covered.has(each))) {
    const inspection = await tx.inspections.byId({ kind: 'system' }, id);
    if (inspection !== null) await closeWhenDone(ctx, inspection);
  }
  return terms;
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
  const all = await inForce(tx, await tx.remediations.ofUnit(scope, unitId));
  return all
    .filter(({ remediation }) => remediation.status !== 'done')
    .sort(
      (a, b) =>
        (a.paper?.date ?? '').localeCompare(b.paper?.date ?? '') ||
        a.remediation.number - b.remediation.number,
    );
}
