import { say, type Message } from '../../../message.ts';
import { view, type Choice, type View } from '../../../view.ts';
import { fieldMessage } from '../../field-words.ts';
import type { Finding } from '../../ports.ts';
import { choose, rowsOf, turnPages } from '../choices.ts';
import { findingKindMessage, inShort } from '../names.ts';
import { byField } from '../sorting.ts';

/** Findings on one page of a phone's screen. */
const pageSize = 6;
const excerptLength = 160;

/** The kind and the first words of a finding, under its number in a list. */
export function itemLine({ kind, text, fileIds }: Finding, index: number): Message {
  const words = inShort(text, fileIds.length, excerptLength);
  return kind === null
    ? say('finding.item_bare', { index, words })
    : say('finding.item', { index, kind: findingKindMessage(kind), words });
}

export function openChoice({ id: findingId }: Finding, index: number): Choice {
  return choose({ kind: 'finding', findingId }, say('finding.choice_item', { index }), { number: index });
}

/** A page of findings by field, what is unsorted first; each can be opened by its number. */
export function findingListView(
  inspectionId: string,
  findings: Finding[],
  page: number,
  which: { isTeam: boolean; withdrawn: boolean },
): View {
  const groups = byField(findings);
  const all = groups.flatMap((group) => group.findings.map((finding) => ({ finding, field: group.field })));
  const kind = which.withdrawn ? 'withdrawn' : 'finding_list';
  const { items, before, place, turning } = turnPages(all, page, pageSize, (to) => ({
    kind,
    inspectionId,
    page: to,
  }));
  const paragraphs: Message[] = [
    say(which.withdrawn ? 'finding.withdrawn_title' : 'finding.title'),
    ...place,
  ];
  if (all.length === 0) paragraphs.push(say(which.isTeam ? 'finding.none' : 'finding.none_stated'));
  const open: Choice[] = [];
  for (const [at, { finding, field }] of items.entries()) {
    const index = before + at + 1;
    if (at === 0 || field !== items[at - 1]?.field) {
      const heading =
        field === null ? say(which.isTeam ? 'finding.unsorted' : 'finding.other') : fieldMessage(field);
      paragraphs.push(say('finding.group', { field: heading }));
    }
    paragraphs.push(itemLine(finding, index));
    open.push(openChoice(finding, index));
  }
  const back = choose({ kind: 'findings', inspectionId }, say('finding.choice_findings'));
  return view(
    paragraphs,
    [...rowsOf(open, 3), turning, [back]].filter((row) => row.length > 0),
  );
}
