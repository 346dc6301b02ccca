import { say, type Message } from '../../../message.ts';
import { view, type View } from '../../../view.ts';
import type { Finding } from '../../ports.ts';
import { explainChoice } from '../../schedule/session-view.ts';
import { choose, rowsOf, toInspection } from '../choices.ts';
import { kindsMessage } from '../names.ts';
import { byField, isUnsorted, isWordless, stampOf, toState } from '../sorting.ts';
import { itemLine } from './list.ts';

/** Named before the rest becomes a number. */
const namedAtMost = 20;
/** Of those without words, so many can be put into words from here. */
const offeredAtMost = 6;

/** What is about to be stated to a unit, and what the one who confirms should know. */
export function statePreview(
  { inspectionId, unitName }: { inspectionId: string; unitName: string },
  findings: Finding[],
  /** Names of other units that the findings to be stated are about. */
  otherUnits: string[],
  lead: Message[] = [],
): View {
  const stated = byField(toState(findings)).flatMap((group) => group.findings);
  const back = choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
  if (stated.length === 0) return view([...lead, say('finding.nothing_to_state')], [[back]]);
  const count = stated.length;
  const paragraphs: Message[] = [...lead, say('finding.state_preview', { unit: unitName, count })];
  paragraphs.push(...stated.slice(0, namedAtMost).map((finding, at) => itemLine(finding, at + 1)));
  if (count > namedAtMost) paragraphs.push(say('finding.state_more', { count: count - namedAtMost }));
  const bare = stated.flatMap((finding, at) => (isWordless(finding) ? [{ finding, index: at + 1 }] : []));
  if (bare.length > 0) {
    const numbers = bare.map(({ index }) => index).join(', ');
    paragraphs.push(say('finding.state_bare', { count: bare.length, numbers }));
  }
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
    bare.length === 0
      ? say('finding.choice_state_now', { count })
      : say('finding.choice_state_bare', { count, bare: bare.length }),
    { command: 'xacnhan' },
  );
  const list = choose({ kind: 'finding_list', inspectionId, page: 0 }, say('finding.choice_list'));
  const word = bare
    .slice(0, offeredAtMost)
    .map(({ finding: { id: findingId }, index }) =>
      choose({ kind: 'add_to', findingId }, say('finding.choice_add_words', { index })),
    );
  return view(paragraphs, [...rowsOf(word, 2), [confirm], [list, back]]);
}

/** To whom of the team stated them. */
export function statedView(inspectionId: string, count: number): View {
  const back = choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
  return view([say('finding.stated', { count })], [[back, toInspection(inspectionId)]]);
}

/** To the unit's focal points; nothing that was found stands in it. */
export function statedNotice(
  { id: inspectionId, unitName }: { id: string; unitName: string },
  stated: readonly Finding[],
): View {
  const kinds = kindsMessage(stated);
  return view(
    [
      say('finding.stated_notice', { unit: unitName }),
      ...(kinds === null ? [] : [say('finding.stated_notice_kinds', { kinds })]),
      say('inspection.explain_when'),
    ],
    [
      [choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'))],
      [explainChoice(inspectionId)],
      [toInspection(inspectionId)],
    ],
  );
}
