import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { receivedOn } from '../remediation/receipt.ts';
import { contextOf, seeInspection, todayOf } from '../schedule/seen.ts';
import type { Talk } from '../../talk.ts';
import { versionsOf } from './show.ts';

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
  const before = await tx.conclusions.acknowledgements({ kind: 'system' }, conclusionId);
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
  // Of one unit whoever says so first.
  if (!before.some((each) => each.inspectionId === inspectionId)) {
    await receivedOn(contextOf(talk), conclusion, inspectionId, todayOf(talk));
  }
  return talk.say(view([say('conclusion.acknowledged_now', { unit, number, at })]));
}

async function sayNewer(talk: Talk, conclusion: Conclusion): Promise<void> {
  const newest = (await versionsOf(talk.tx, conclusion)).findLast(({ status }) => status === 'issued');
  const { number, date } = newest?.paper ?? conclusion.paper!;
  return talk.say(view([say('conclusion.acknowledge_newer', { number, date })]));
}
