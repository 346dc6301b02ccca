import type { ScheduleAction } from '../../../../domain/inspection/schedule/action.ts';
import { explanationFiles, minutesFiles } from '../../../../domain/inspection/schedule/session-papers.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { mayDo, sayStale } from './seen.ts';

/** The files of the minutes, or of what the unit has explained, as they were sent. */
export async function showSessionFiles(
  talk: Talk,
  { kind, inspectionId }: Extract<ScheduleAction, { kind: 'minutes_files' | 'explanation_files' }>,
): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'read_session_papers');
  if (seen === null) return;
  const { unitName: unit, state } = seen.inspection;
  const ids = kind === 'minutes_files' ? minutesFiles(state) : explanationFiles(state);
  const files = ids.length === 0 ? [] : await talk.tx.files.byIds(ids);
  if (files.length === 0) return sayStale(talk);
  return talk.say({
    ...view([say(`inspection.${kind}`, { unit, count: files.length })], [[cardChoice(inspectionId)]]),
    attachments: files.map(({ id: fileId, name }) => ({ fileId, name })),
  });
}
