import type { Conclusion, Inspection } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { contextOf, seeInspection } from '../schedule/seen.ts';
import type { Talk } from '../../talk.ts';
import { silentOf, versionsOf } from './show.ts';

const everything = { kind: 'system' } as const;

/** Somebody of a unit says that it has received its conclusion; said again, it changes nothing. */
export async function acknowledge(
  talk: Talk,
  { conclusionId, inspectionId }: { conclusionId: string; inspectionId: string },
): Promise<void> {
  const { tx } = talk;
  const seen = await seeInspection(talk, inspectionId);
  if (seen === null) return;
  const conclusion = await tx.conclusions.byId(seen.scope, conclusionId);
  if (
    conclusion === null ||
    conclusion.paper === null ||
    conclusion.issuedAt === null ||
    !conclusion.inspectionIds.includes(inspectionId) ||
    !may(seen.standing, 'acknowledge')
  ) {
    return talk.say(view([say('inspection.refused.not_yours')]));
  }
  if (conclusion.status === 'superseded') return sayNewer(talk, conclusion);
  const { at, actorId } = contextOf(talk);
  const { number } = conclusion.paper;
  const isNew = await tx.conclusions.acknowledge({ conclusionId, inspectionId, personId: actorId ?? '', at });
  if (!isNew) return talk.say(view([say('conclusion.acknowledged_before')]));
  const { unitName: unit, roundId } = seen.inspection;
  await tx.inspections.trace({
    roundId,
    inspectionId,
    at,
    actorId,
    action: 'acknowledge_conclusion',
    reason: null,
    detail: { conclusionId },
  });
  return talk.say(view([say('conclusion.acknowledged_now', { unit, number, at })]));
}

async function sayNewer(talk: Talk, conclusion: Conclusion): Promise<void> {
  const newest = (await versionsOf(talk.tx, conclusion)).findLast(({ status }) => status === 'issued');
  const { number, date } = newest?.paper ?? conclusion.paper!;
  return talk.say(view([say('conclusion.acknowledge_newer', { number, date })]));
}

/** What was issued to units of which nobody has said that they have received it. */
export interface SilentConclusion {
  conclusion: Conclusion;
  inspections: Inspection[];
}

/** Conclusions in force of a round on which units are silent, for whoever follows them up. Outside anybody's scope. */
export async function silentConclusions(tx: Transaction, roundId: string): Promise<SilentConclusion[]> {
  const inForce = (await tx.conclusions.ofRound(everything, roundId)).filter(
    ({ status }) => status === 'issued',
  );
  if (inForce.length === 0) return [];
  const ofRound = await tx.inspections.ofRound(everything, roundId);
  const silent: SilentConclusion[] = [];
  for (const conclusion of inForce) {
    const covered = ofRound.filter(({ id }) => conclusion.inspectionIds.includes(id));
    const inspections = await silentOf(tx, conclusion, covered);
    if (inspections.length > 0) silent.push({ conclusion, inspections });
  }
  return silent;
}
