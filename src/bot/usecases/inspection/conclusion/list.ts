import { choose, titleMessage } from '../../../../domain/inspection/conclusion/words.ts';
import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import { seeInspection } from '../schedule/seen.ts';
import type { Talk } from '../../talk.ts';
import { isLive } from './concludable.ts';

/** The conclusions about one inspection, the newest first; of drafts only those that the person may see. */
export async function listConclusions(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await seeInspection(talk, inspectionId);
  if (seen === null) return;
  const { inspection, standing, scope } = seen;
  const all = (await talk.tx.conclusions.ofInspection(scope, inspectionId)).toReversed();
  const seesDrafts = may(standing, 'see_drafts');
  const issues = may(standing, 'issue_conclusion');
  const shown = all.filter(
    ({ status, issuedAt }) =>
      issuedAt !== null || (status !== 'withdrawn' && (seesDrafts || (issues && status === 'approved'))),
  );
  const draft: Choice = choose({ kind: 'draft', inspectionId }, say('conclusion.choice.draft'));
  const back: Choice = {
    action: { kind: 'inspection_schedule', choice: { kind: 'inspection', inspectionId } },
    label: say('choice.back'),
    command: 'lui',
  };
  const mayDraft = may(standing, 'edit_conclusion') && !all.some(isLive);
  return talk.say(
    view(
      [
        say('conclusion.list_title', { unit: inspection.unitName }),
        ...(shown.length === 0 ? [say('conclusion.list_none')] : []),
        ...shown.flatMap((conclusion) => listedLines(conclusion, all)),
      ],
      [...shown.map((conclusion) => [openChoice(conclusion)]), ...(mayDraft ? [[draft]] : []), [back]],
    ),
  );
}

/** What it is and whether it is in force, and its subject. */
function listedLines(conclusion: Conclusion, all: readonly Conclusion[]): Message[] {
  const { subject, paper, status, chainId, version } = conclusion;
  // Each version names the one that took its place; the newest come first.
  const next = all.findLast(
    (each) => each.chainId === chainId && each.version > version && each.paper !== null,
  );
  const what =
    paper === null
      ? titleMessage(conclusion)
      : status === 'superseded' && next?.paper != null
        ? say('conclusion.listed_superseded', {
            number: paper.number,
            date: paper.date,
            by: next.paper.number,
            on: next.paper.date,
          })
        : say('conclusion.listed_in_force', { number: paper.number, date: paper.date });
  return [what, say('conclusion.subject', { subject })];
}

function openChoice({ id: conclusionId, paper }: Conclusion): Choice {
  const label =
    paper === null
      ? say('conclusion.choice.open_draft')
      : say('conclusion.choice.open_issued', { number: paper.number });
  return choose({ kind: 'conclusion', conclusionId }, label);
}
