import { say, type Message } from '../../../message.ts';
import { view, type Choice, type View } from '../../../view.ts';
import type { Finding } from '../../ports.ts';
import { choose } from '../choices.ts';
import { inShort } from '../names.ts';
import { contentLines, endChoice } from './card.ts';
import { fieldChoices, kindChoices } from './choosers.ts';

const excerptLength = 160;

/** What has just been recorded, besides the finding itself. */
export interface Recorded {
  /** What was done with the message, and what was wrong with its file; the first names no unit and nothing found. */
  lead: Message[];
  /** A photograph that has just come, to be removed by one tap. */
  photo: { fileId: string; index: number } | null;
  /** What was recorded just before and may be the same matter. */
  mayJoin: Finding | null;
}

/** The answer to a finding: it is stored; everything about it can be chosen by one tap, or the next one sent. */
export function recordedView(finding: Finding, { lead, photo, mayJoin }: Recorded): View {
  const { id: findingId } = finding;
  const paragraphs: Message[] = [...lead, ...contentLines(finding, excerptLength)];
  const details = choose({ kind: 'finding', findingId }, say('finding.choice_details'));
  if (finding.status !== 'draft') return view(paragraphs, [[details]]);
  const rows: Choice[][] = [];
  if (photo !== null) {
    paragraphs.push(say('finding.photo_warning'));
    const several = finding.fileIds.length > 1;
    const label = several
      ? say('finding.choice_remove_file', { index: photo.index })
      : say('finding.choice_remove_photo');
    rows.push([choose({ kind: 'remove_file', findingId, fileId: photo.fileId }, label)]);
    if (several) {
      const all = say('finding.choice_files', { count: finding.fileIds.length });
      rows[0]!.push(choose({ kind: 'see_files', findingId }, all));
    }
  }
  if (mayJoin !== null) {
    const words = inShort(mayJoin.text, mayJoin.fileIds.length, 60);
    paragraphs.push(say('finding.may_belong', { words }));
    rows.push([choose({ kind: 'join', findingId, intoId: mayJoin.id }, say('finding.choice_join'))]);
  }
  if (finding.kind === null) rows.push(...kindChoices(findingId));
  if (finding.field === null) rows.push(...fieldChoices(findingId));
  rows.push([details, endChoice(finding)]);
  return view([...paragraphs, say('finding.next')], rows);
}
