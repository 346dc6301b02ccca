import { say, type Message } from '../../../message.ts';
import type { StoredFile } from '../../../file/file.ts';
import { view, type View } from '../../../view.ts';
import type { Finding } from '../../ports.ts';
import { choose, rowsOf } from '../choices.ts';

/** The files of a finding themselves, each to be removed by one tap by those who may. */
export function filesView(
  finding: Finding,
  files: StoredFile[],
  mayRemove: boolean,
  lead: Message[] = [],
): View {
  const { id: findingId } = finding;
  const removals = mayRemove
    ? files.map(({ id: fileId }, at) =>
        choose(
          { kind: 'remove_file', findingId, fileId },
          say('finding.choice_remove_file', { index: at + 1 }),
        ),
      )
    : [];
  const said =
    files.length === 0 ? say('finding.files_gone') : say('finding.see_files', { count: files.length });
  const back = choose({ kind: 'finding', findingId }, say('finding.choice_details'));
  return {
    ...view([...lead, said], [...rowsOf(removals, 3), [back]]),
    ...(files.length > 0 && { attachments: files.map(({ id: fileId, name }) => ({ fileId, name })) }),
  };
}
