import { recommendationId } from '../../../../domain/inspection/conclusion/content.ts';
import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { contextOf } from '../schedule/seen.ts';
import { auditConclusion } from './change.ts';
import { openConclusion } from './open.ts';
import { showConclusion, showOpened, versionsOf } from './show.ts';

/**
 * Begins a new version of an issued conclusion, which says the same until it is changed. What is issued stays in force
 * until the new version is approved and issued in its turn.
 */
export async function correct(talk: Talk, conclusionId: string): Promise<void> {
  const opened = await openConclusion(talk, conclusionId);
  if (opened === null) return;
  const { conclusion, rights } = opened;
  const { paper, status } = conclusion;
  if (!rights.edits) return talk.say(view([say('conclusion.not_editor')]));
  if (status !== 'issued' || paper === null) return showOpened(talk, opened);
  const versions = await versionsOf(talk.tx, conclusion);
  const begun = versions.find((each) => each.status === 'draft' || each.status === 'approved');
  if (begun !== undefined) return showConclusion(talk, begun.id, [say('conclusion.correction_exists')]);
  const { at, actorId } = contextOf(talk);
  const next: Conclusion = {
    ...conclusion,
    id: talk.tools.ids.next(),
    content: {
      ...conclusion.content,
      // They stay what they are, however they are worded from now on.
      recommendations: conclusion.content.recommendations.map((each, place) => ({
        ...each,
        id: recommendationId(each, conclusion.id, place + 1),
      })),
    },
    version: Math.max(...versions.map(({ version }) => version)) + 1,
    status: 'draft',
    paper: null,
    draftedBy: actorId ?? conclusion.draftedBy,
    approvedBy: null,
    approvedAt: null,
    issuedBy: null,
    issuedAt: null,
    revision: 0,
    createdAt: at,
  };
  await talk.tx.conclusions.add(next);
  await auditConclusion(talk, next, 'correct_conclusion', { corrects: conclusionId });
  const { number, date } = paper;
  return showConclusion(talk, next.id, [say('conclusion.correction_begun', { number, date })]);
}
