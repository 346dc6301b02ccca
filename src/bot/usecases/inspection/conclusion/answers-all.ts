import { changeRecommendation } from '../../../../domain/inspection/conclusion/content.ts';
import { answeringAlso } from '../../../../domain/inspection/conclusion/gaps.ts';
import type { Talk } from '../../talk.ts';
import { saveDraft, type OnItem } from './change.ts';
import { openItem } from './edit-item.ts';
import { passedOver } from './passed-over.ts';
import { showOpened } from './show.ts';

/** Says that a recommendation is about everything found that none is about ("khắc phục các tồn tại nêu trên"). */
export async function answersAll(talk: Talk, what: OnItem): Promise<void> {
  const found = await openItem(talk, what, 'recommendations');
  if (found === null) return;
  const { conclusion } = found.opened;
  const { gaps } = await passedOver(talk.tx, conclusion);
  const statements = gaps.unanswered.map(({ statement }) => statement);
  const { content } = changeRecommendation(conclusion.content, what.item.at, (each) =>
    answeringAlso(each, statements, conclusion.content),
  );
  const changed = await saveDraft(talk, found.opened, { content });
  return showOpened(talk, changed.opened, changed.notes);
}
