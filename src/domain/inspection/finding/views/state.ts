import { say, type Message } from '../../../message.ts';
import { view, type View } from '../../../view.ts';
import type { Finding } from '../../ports.ts';
import { choose, toInspection } from '../choices.ts';
import { isUnsorted, stampOf, toState } from '../sorting.ts';

/** What is about to be stated to a unit, and what the one who confirms should know. */
export function statePreview(
  { inspectionId, unitName }: { inspectionId: string; unitName: string },
  findings: Finding[],
  /** Names of other units that the findings to be stated are about. */
  otherUnits: string[],
  lead: Message[] = [],
): View {
  const stated = toState(findings);
  const back = choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
  if (stated.length === 0) return view([...lead, say('finding.nothing_to_state')], [[back]]);
  const count = stated.length;
  const paragraphs: Message[] = [...lead, say('finding.state_preview', { unit: unitName, count })];
  const counted = (key: 'state_unsorted' | 'state_photos' | 'state_empty', number: number) => {
    if (number > 0) paragraphs.push(say(`finding.${key}`, { count: number }));
  };
  counted('state_unsorted', stated.filter(isUnsorted).length);
  counted('state_photos', stated.filter(({ fileIds }) => fileIds.length > 0).length);
  counted('state_empty', findings.filter(({ status }) => status === 'draft').length - count);
  const shared = stated.filter(({ inspectionIds }) => inspectionIds.length > 1).length;
  if (shared > 0) {
    paragraphs.push(say('finding.state_shared', { count: shared, units: otherUnits.join('; ') }));
  }
  const confirm = choose(
    { kind: 'state_now', inspectionId, stamp: stampOf(stated) },
    say('finding.choice_state_now', { count }),
    { command: 'xacnhan' },
  );
  const list = choose({ kind: 'finding_list', inspectionId, page: 0 }, say('finding.choice_list'));
  return view(paragraphs, [[confirm], [list, back]]);
}

/** To whom of the team stated them. */
export function statedView(inspectionId: string, count: number): View {
  const back = choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
  return view([say('finding.stated', { count })], [[back, toInspection(inspectionId)]]);
}

/** To the unit's focal points; nothing that was found stands in it. */
export function statedNotice(
  { id: inspectionId, unitName }: { id: string; unitName: string },
  count: number,
): View {
  return view(
    [say('finding.stated_notice', { unit: unitName }), say('finding.stated_notice_count', { count })],
    [
      [choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'))],
      [toInspection(inspectionId)],
    ],
  );
}
