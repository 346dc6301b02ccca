import { withoutInspections } from '../../../../domain/inspection/conclusion/content.ts';
import type { Talk } from '../../talk.ts';
import type { AsShown } from './approve.ts';
import { openDraft, saveDraft } from './change.ts';
import { askDrop } from './drop.ts';
import { cancelledOf, showOpened } from './show.ts';

/** Takes units out of a draft whose inspection was cancelled meanwhile; a draft about nobody is to be dropped. */
export async function leaveOutCancelled(talk: Talk, shown: AsShown): Promise<void> {
  const opened = await openDraft(talk, shown.conclusionId, shown.revision);
  if (opened === null) return;
  const { conclusion, inspections } = opened;
  const gone = new Set(cancelledOf(inspections).map(({ id }) => id));
  if (gone.size === 0) return showOpened(talk, opened);
  const inspectionIds = conclusion.inspectionIds.filter((id) => !gone.has(id));
  if (inspectionIds.length === 0) return askDrop(talk, shown);
  const content = withoutInspections(conclusion.content, gone);
  const changed = await saveDraft(talk, opened, { inspectionIds, content });
  return showOpened(talk, changed.opened, changed.notes);
}
