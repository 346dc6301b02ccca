import { excerpt } from '../../interview/excerpt.ts';
import { say, type Message } from '../../message.ts';
import type { FindingKind, FindingStatus } from '../finding.ts';
import type { ReformField } from '../kind.ts';
import { listedOrNull } from '../schedule/words.ts';
import { readable } from './text.ts';

export function fieldMessage(field: ReformField): Message {
  return say(`finding.field.${field}`);
}

export function findingKindMessage(kind: FindingKind): Message {
  return say(`finding.kind.${kind}`);
}

export function findingStatusMessage(status: FindingStatus): Message {
  return say(`finding.status.${status}`);
}

/** The beginning of what was found, or that it has no words; `files` are told of where there are any. */
export function inShort(text: string, files: number, length: number): Message {
  const said = readable(text);
  const words =
    said === ''
      ? say('finding.no_words')
      : say('finding.item_words', { words: excerpt(said, length).replaceAll('\n', ' ') });
  return files === 0 ? words : say('finding.item_with_files', { words, count: files });
}

/** How many shortcomings and violations, and how many results achieved: "02 tồn tại, vi phạm; 01 kết quả đạt được". */
export function kindsMessage(findings: readonly { kind: FindingKind | null }[]): Message | null {
  const strengths = findings.filter(({ kind }) => kind === 'strength').length;
  const unsorted = findings.filter(({ kind }) => kind === null).length;
  const faults = findings.length - strengths - unsorted;
  return listedOrNull([
    ...(faults === 0 ? [] : [say('finding.kinds.faults', { count: faults })]),
    ...(strengths === 0 ? [] : [say('finding.kinds.strengths', { count: strengths })]),
    ...(unsorted === 0 ? [] : [say('finding.kinds.unsorted', { count: unsorted })]),
  ]);
}

/** Names, at most so many of them, and how many more there are. */
export function unitsMessage(names: string[], most = 4): Message {
  const units = names.slice(0, most).join('; ');
  const count = names.length - most;
  return count > 0 ? say('finding.units_more', { units, count }) : say('finding.units', { units });
}
