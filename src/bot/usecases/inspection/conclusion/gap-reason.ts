import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { approve, submit } from './approve.ts';
import { auditConclusion, openDraft } from './change.ts';
import { typedWords } from './item-reply.ts';
import { openForIssue } from './open-for-issue.ts';
import { askPaper } from './paper.ts';
import { reserve } from './passed-over.ts';

/** Puts the reason on record and goes on where it was asked for. */
export async function takeGapReason(
  talk: Talk,
  awaited: AwaitedOf<'gap_reason'>,
  given: Given,
): Promise<void> {
  const { conclusionId, revision, step } = awaited;
  const reason = await typedWords(talk, given, awaited, [[backToCard(conclusionId)]]);
  if (reason === null) return;
  const opened =
    step === 'issue'
      ? await openForIssue(talk, conclusionId, revision)
      : await openDraft(talk, conclusionId, revision);
  if (opened === null) return;
  await reserve(talk, opened.conclusion, reason);
  await auditConclusion(talk, opened.conclusion, 'conclude_without', { step });
  switch (step) {
    case 'submit':
      return submit(talk, { conclusionId, revision });
    case 'approve':
      return approve(talk, { conclusionId, revision });
    case 'issue':
      return askPaper(talk, conclusionId);
    default:
      return step satisfies never;
  }
}
