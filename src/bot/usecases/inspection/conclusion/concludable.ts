import type { Stage } from '../../../../domain/inspection/kind.ts';
import type { Conclusion, Inspection } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { mayDo } from '../schedule/seen.ts';
import { standingsIn } from '../standing.ts';

const everything = { kind: 'system' } as const;

/** Carried out, and not concluded. */
const inspected: readonly Stage[] = ['under_way', 'minutes_recorded', 'explained', 'drafted'];

/** A draft or a conclusion in force, after which no other is begun about the same inspection. */
export function isLive({ status }: Pick<Conclusion, 'status'>): boolean {
  return status === 'draft' || status === 'approved' || status === 'issued';
}

/**
 * Every inspection of the round of this one that is carried out, that no draft and no conclusion is about, and that the
 * person may conclude. Null, and said so, when the person may not conclude this one.
 */
export async function concludable(talk: Talk, inspectionId: string): Promise<Inspection[] | null> {
  const { tx } = talk;
  const seen = await mayDo(talk, inspectionId, 'edit_conclusion');
  if (seen === null) return null;
  const { roundId } = seen.inspection;
  const taken = await concludedIn(talk, roundId);
  const ready = (await tx.inspections.ofRound(seen.scope, roundId)).filter(
    ({ id, state }) => inspected.includes(state.stage) && !taken.has(id),
  );
  const standings = await standingsIn(talk, ready);
  return standings
    .filter(({ standing }) => may(standing, 'edit_conclusion'))
    .map(({ inspection }) => inspection);
}

async function concludedIn({ tx }: Talk, roundId: string): Promise<Set<string>> {
  const conclusions = await tx.conclusions.ofRound(everything, roundId);
  return new Set(conclusions.filter(isLive).flatMap(({ inspectionIds }) => inspectionIds));
}

/** Why nothing can be drafted about an inspection. */
export async function sayNotConcludable(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'edit_conclusion');
  if (seen === null) return;
  const { unitName: unit, state, roundId } = seen.inspection;
  const taken = await concludedIn(talk, roundId);
  const why = taken.has(inspectionId)
    ? say('conclusion.covered_already', { unit })
    : say('conclusion.not_inspected', { unit, stage: say(`inspection.stage.${state.stage}`) });
  return talk.say(view([why]));
}
