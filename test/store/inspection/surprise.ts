import { expect } from 'vitest';
import type { Scope } from '../../../src/domain/access.ts';
import type { Transaction } from '../../../src/domain/ports.ts';
import { later, morning } from '../office.ts';
import { aConclusion, aFinding, anInspection, aRemediation, aReport, aRound, issued } from './kept.ts';

/** What there is to be seen of an inspection. */
export const everythingOf = [
  'round',
  'inspection',
  'team',
  'trace',
  'lookup',
  'draft',
  'stated',
  'drafted',
  'issued',
  'remediation',
] as const;
export type Thing = (typeof everythingOf)[number];

/**
 * A surprise at finance with everything that could ever come of it, and perhaps an inspection on site at construction
 * beside it. The ids of things begin with the inspection's.
 */
export async function addSurprise(
  tx: Transaction,
  { roundId, inspectionId: id, beside }: { roundId: string; inspectionId: string; beside: string | null },
): Promise<void> {
  const finance = { roundId, unitId: 'finance', unitName: 'Sở Tài chính' };
  await tx.inspections.openRound(aRound(roundId, [{ kind: 'surprise', units: ['so-tai-chinh'] }]));
  await tx.inspections.add(anInspection(id, { ...finance, kind: 'surprise', hidden: true }));
  if (beside !== null) await tx.inspections.add(anInspection(beside, { roundId }));
  // Somebody who is in the team whoever looks: a team that is seen is not empty.
  await tx.inspections.addMember({
    ...{ id: `${id}an`, roundId, inspectionId: id, personId: 'an', role: 'team_head' },
    ...{ agencyUnitId: null, group: null, addedAt: morning, addedBy: null },
  });
  const traced = { roundId, inspectionId: id, at: morning, actorId: 'an', reason: null };
  await tx.inspections.trace({ ...traced, action: 'plan' });
  await tx.systemLookups.add({
    ...{ id: `${id}lookup`, inspectionId: id, system: 'document_system', text: '12 văn bản' },
    ...{ fileIds: [], authorId: 'an', sourceKey: null, at: morning },
  });
  for (const status of ['draft', 'stated'] as const) {
    const ids = { roundId, inspectionIds: [id], authorId: 'an', sourceKey: `${id}${status}` };
    await tx.findings.add(aFinding(`${id}${status}`, { ...ids, status }));
  }
  const ofRound = { roundId, inspectionIds: [id], draftedBy: 'an' };
  await tx.conclusions.add(aConclusion(`${id}drafted`, ofRound));
  await tx.conclusions.add(aConclusion(`${id}issued`, { ...ofRound, ...issued }));
  const seen = { conclusionId: `${id}issued`, inspectionId: id, personId: 'dung', at: later(9) };
  await tx.conclusions.acknowledge(seen);
  const remedy = { ...finance, inspectionId: id, conclusionId: `${id}issued` };
  await tx.remediations.addMany([aRemediation(`${id}remedy`, remedy)]);
  await tx.remediations.addReport(aReport(`${id}report`, { remediationId: `${id}remedy` }));
}

interface Identified {
  id: string;
}

/** What a scope lets through of an inspection; every way there must agree. */
export async function seenOf(tx: Transaction, scope: Scope, id: string): Promise<Set<Thing>> {
  const { inspections, findings, conclusions, remediations } = tx;
  const { roundId, unitId, state } = (await inspections.byId({ kind: 'system' }, id))!;
  const seen = new Set<Thing>();
  const agree = (thing: Thing, ways: boolean[]) => {
    expect(new Set(ways).size, `the ways to ${thing} agree: ${ways.join()}`).toBe(1);
    if (ways[0] === true) seen.add(thing);
  };
  const among = (list: Identified[], wanted: string) => list.some((one) => one.id === wanted);

  agree('round', [
    (await inspections.roundById(scope, roundId)) !== null,
    (await inspections.roundByCode(scope, `kiem-tra-${roundId}`)) !== null,
    among(await inspections.rounds(scope), roundId),
  ]);
  const isOpen = state.stage !== 'closed' && state.stage !== 'cancelled';
  const isSeen = (await inspections.byId(scope, id)) !== null;
  agree('inspection', [
    isSeen,
    among(await inspections.ofRound(scope, roundId), id),
    among(await inspections.ofUnit(scope, unitId), id),
    isOpen ? among(await inspections.open(scope), id) : isSeen,
  ]);
  agree('team', [(await inspections.teamOf(scope, id)).length > 0]);
  agree('trace', [
    (await inspections.traceOf(scope, id)).length > 0,
    (await inspections.wholeTrace(scope, roundId)).some(({ inspectionId }) => inspectionId === id),
  ]);
  agree('lookup', [(await tx.systemLookups.ofInspection(scope, id)).length > 0]);
  for (const thing of ['draft', 'stated'] as const) {
    agree(thing, [
      (await findings.byId(scope, `${id}${thing}`)) !== null,
      (await findings.bySource(scope, `${id}${thing}`)) !== null,
      among(await findings.ofInspection(scope, id), `${id}${thing}`),
      among(await findings.ofRound(scope, roundId), `${id}${thing}`),
    ]);
  }
  for (const thing of ['drafted', 'issued'] as const) {
    agree(thing, [
      (await conclusions.byId(scope, `${id}${thing}`)) !== null,
      among(await conclusions.ofRound(scope, roundId), `${id}${thing}`),
      ...(thing === 'issued' ? [(await conclusions.acknowledgements(scope, `${id}issued`)).length > 0] : []),
      // Who numbers the papers of a round may come to a draft without the inspection; never the other way round.
      ...(isSeen ? [among(await conclusions.ofInspection(scope, id), `${id}${thing}`)] : []),
    ]);
  }
  agree('remediation', [
    (await remediations.byId(scope, `${id}remedy`)) !== null,
    among(await remediations.ofConclusion(scope, `${id}issued`), `${id}remedy`),
    among(await remediations.ofRound(scope, roundId), `${id}remedy`),
    among(await remediations.ofUnit(scope, unitId), `${id}remedy`),
    (await remediations.reports(scope, `${id}remedy`)).length > 0,
    (await remediations.reportsOf(scope, [`${id}remedy`])).length > 0,
  ]);
  return seen;
}
