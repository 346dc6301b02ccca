import { excerpt } from '../../../interview/excerpt.ts';
import { say, type Message } from '../../../message.ts';
import { view, type Choice, type View } from '../../../view.ts';
import { fieldMessage } from '../../field-words.ts';
import type { Finding } from '../../ports.ts';
import { explainChoice } from '../../schedule/session-view.ts';
import { choose, rowsOf, toFindings } from '../choices.ts';
import { findingKindMessage, findingStatusMessage, unitsMessage } from '../names.ts';
import { isUnsorted } from '../sorting.ts';
import { readable } from '../text.ts';
import { fieldChoices, kindChoices } from './choosers.ts';

/** Longest beginning of a finding that its card shows; the rest can be read. */
export const cardExcerpt = 600;

/** A finding with the names of what it refers to. */
export interface ShownFinding {
  finding: Finding;
  authorName: string;
  unitNames: string[];
  /** Place and words of the prompt; null when none is set, or its outline is not known. */
  prompt: { place: string; words: string } | null;
}

/** What the one who looks may do about it. */
export interface CardRights {
  isTeam: boolean;
  maySort: boolean;
  mayWithdraw: boolean;
  /** The inspection of the unit's own of which it may be explained. */
  explains: string | null;
}

function sortingLines({ finding, prompt, unitNames }: ShownFinding, isTeam: boolean): Message[] {
  const unset = say('finding.unset');
  const lines: Message[] = [];
  // What the team has left open is no word to the unit.
  if (isTeam || (finding.kind !== null && finding.field !== null)) {
    lines.push(
      say('finding.sorting', {
        kind: finding.kind === null ? unset : findingKindMessage(finding.kind),
        field: finding.field === null ? unset : fieldMessage(finding.field),
      }),
    );
  }
  if (prompt !== null) {
    lines.push(
      say('finding.at_place', {
        place: prompt.place,
        words: excerpt(prompt.words.replaceAll('\n', ' '), 90),
      }),
    );
  }
  if (unitNames.length > 0) lines.push(unitsMessage(unitNames));
  if (finding.cause !== null) lines.push(say('finding.cause_line', { cause: finding.cause }));
  return lines;
}

/** What a finding says, as far as a screen takes it. */
export function contentLines({ text, fileIds }: Pick<Finding, 'text' | 'fileIds'>, most: number): Message[] {
  const said = readable(text);
  const words = said === '' ? say('finding.no_words') : say('finding.words', { words: excerpt(said, most) });
  return fileIds.length === 0 ? [words] : [words, say('finding.files', { count: fileIds.length })];
}

/** Everything about one finding. Whoever is not in the team sees what was stated, without who wrote it and when. */
export function cardView(shown: ShownFinding, rights: CardRights, lead: Message[] = []): View {
  const { finding, authorName } = shown;
  const { id: findingId, inspectionIds, createdAt } = finding;
  const status = findingStatusMessage(finding.status);
  const heading = rights.isTeam
    ? say('finding.heading', { status, author: authorName, at: createdAt })
    : say('finding.heading_stated');
  const rows: Choice[][] = [];
  if (rights.maySort && finding.status !== 'withdrawn') rows.push(...sortRows(finding));
  const reading: Choice[] = [];
  if (readable(finding.text).length > cardExcerpt) {
    reading.push(choose({ kind: 'read', findingId }, say('finding.choice_read')));
  }
  if (finding.fileIds.length > 0) {
    const label = say('finding.choice_files', { count: finding.fileIds.length });
    reading.push(choose({ kind: 'see_files', findingId }, label));
  }
  rows.push(reading);
  if (rights.maySort && finding.status === 'draft') {
    rows.push([choose({ kind: 'add_to', findingId }, say('finding.choice_add'))]);
  }
  if (rights.mayWithdraw) rows.push([endChoice(finding)]);
  if (rights.explains !== null) rows.push([explainChoice(rights.explains)]);
  const [inspectionId] = inspectionIds;
  if (inspectionId !== undefined) {
    const next = choose({ kind: 'sort_next', inspectionId }, say('finding.choice_sort_next'));
    rows.push([...(rights.maySort && !isUnsorted(finding) ? [next] : []), toFindings(inspectionId)]);
  }
  return view(
    [...lead, heading, ...contentLines(finding, cardExcerpt), ...sortingLines(shown, rights.isTeam)],
    rows.filter((row) => row.length > 0),
  );
}

/** What is still to be chosen stands there to be tapped; what is chosen can be chosen anew. */
function sortRows(finding: Finding): Choice[][] {
  const { id: findingId, kind, field } = finding;
  const anew: Choice[] = [];
  if (kind !== null)
    anew.push(choose({ kind: 'sort', findingId, aspect: 'kind' }, say('finding.choice_kind')));
  if (field !== null) {
    anew.push(choose({ kind: 'sort', findingId, aspect: 'field' }, say('finding.choice_field')));
  }
  anew.push(
    choose({ kind: 'sort', findingId, aspect: 'prompt' }, say('finding.choice_prompt')),
    choose({ kind: 'sort', findingId, aspect: 'units' }, say('finding.choice_units')),
  );
  if (kind === 'shortcoming' || kind === 'violation') {
    anew.push(choose({ kind: 'sort', findingId, aspect: 'cause' }, say('finding.choice_cause')));
  }
  return [
    ...(kind === null ? kindChoices(findingId) : []),
    ...(field === null ? fieldChoices(findingId) : []),
    ...rowsOf(anew, 2),
  ];
}

export function endChoice({ id: findingId, status }: Finding): Choice {
  return status === 'withdrawn'
    ? choose({ kind: 'restore', findingId }, say('finding.choice_restore'))
    : choose({ kind: 'withdraw', findingId }, say('finding.choice_withdraw'));
}

/** All the words of a finding; the channel splits what is long. */
export function fullTextView(finding: Finding): View {
  const said = readable(finding.text);
  return view(
    [say('finding.full_text'), said === '' ? say('finding.no_words') : say('finding.text', { text: said })],
    [[choose({ kind: 'finding', findingId: finding.id }, say('finding.choice_details'))]],
  );
}
