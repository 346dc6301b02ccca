import type { StoredFile } from '../../file/file.ts';
import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { cardChoice } from '../schedule/session-view.ts';
import { reportChoice, withoutEmpty } from './choices.ts';
import { contentMessages, isDone, isOver, isWaiting } from './own-views.ts';
import type { AssessedPart } from './ports.ts';

/** A part with its heading in the outline. */
export type TitledPart = AssessedPart & { title: string };

/** What other bodies say of parts of a unit's report, for the team and the coordinators. */
export function assessmentsView(
  inspectionId: string,
  unit: string,
  parts: readonly TitledPart[],
  mayRecord: boolean,
  lead: Message[] = [],
): View {
  return view(
    [...lead, say('assessment.others_title', { unit }), ...parts.flatMap(partMessages)],
    withoutEmpty([
      ...parts.flatMap((each): Choice[][] => {
        const { part, place, assessment } = each;
        if (assessment === null) return [];
        const count = assessment.fileIds.length;
        return [
          [
            ...(mayRecord
              ? [
                  reportChoice(
                    { kind: 'assessment_found', inspectionId, part },
                    say('assessment.choice.found', { place }),
                    { command: 'duavaophathien' },
                  ),
                ]
              : []),
            ...(count > 0
              ? [
                  reportChoice(
                    { kind: 'assessment_files', inspectionId, part },
                    say('assessment.choice.files_of', { place, count }),
                  ),
                ]
              : []),
          ],
        ];
      }),
      [cardChoice(inspectionId)],
    ]),
  );
}

function partMessages({ place, title, assessorName: assessor, assessment }: TitledPart): Message[] {
  if (assessment === null) return [say('assessment.others_none', { place, title, assessor })];
  const { authorName: author, at } = assessment;
  return [
    say('assessment.others_done', { place, title, assessor, author, at }),
    ...contentMessages(assessment),
  ];
}

/** The files themselves. */
export function assessmentFilesView(files: readonly StoredFile[], back: Choice): View {
  return {
    ...view([say('assessment.files', { count: files.length })], [[back]]),
    attachments: files.map(({ id: fileId, name }) => ({ fileId, name })),
  };
}

/**
 * What the card of an inspection says of its assessments.
 *
 * @param concludeBy last permitted day of the conclusion (ISO), before which they are wanted; null where none is set
 */
export function assessmentLines(
  parts: readonly AssessedPart[],
  { today, concludeBy }: { today: string; concludeBy: string | null },
): Message[] {
  return parts.flatMap((part): Message[] => {
    const { place, assessorName: assessor, assessment } = part;
    if (isDone(part)) return [say('assessment.card_done', { place, assessor, at: assessment!.doneAt! })];
    if (isOver(part)) return [];
    if (!isWaiting(part)) return [say('assessment.card_unsent', { place, assessor })];
    return concludeBy !== null && today > concludeBy
      ? [say('assessment.card_late', { place, assessor, day: concludeBy })]
      : [say('assessment.card_waiting', { place, assessor })];
  });
}
