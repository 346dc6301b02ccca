import { say, type Message } from '../../../message.ts';
import { view, type Choice, type View } from '../../../view.ts';
import { fieldMessage } from '../../field-words.ts';
import type { Finding } from '../../ports.ts';
import { choose, toInspection } from '../choices.ts';
import { kindsMessage } from '../names.ts';
import { byField, isUnsorted } from '../sorting.ts';
import { itemLine, openChoice } from './list.ts';

/** What an overview is made of. */
export interface Overview {
  inspectionId: string;
  unitName: string;
  findings: Finding[];
  /** In the team, which sees drafts; else only what was stated is given. */
  isTeam: boolean;
  mayRecord: boolean;
  mayState: boolean;
  /** The information systems are looked into. */
  isDigital: boolean;
  /** Recommendations of earlier inspections that are not carried out. */
  earlierOpen: number;
  /** What earlier inspections found and recommended nothing about. */
  earlierWithout: number;
  hasEarlier: boolean;
}

/** Findings that a unit reads without asking for the list. */
const readAtOnce = 3;

/** What was found in one inspection, at a glance, and what can be done about it. The first line names no unit. */
export function overviewView(overview: Overview): View {
  const { inspectionId, findings, isTeam, earlierOpen, earlierWithout } = overview;
  const standing = findings.filter(({ status }) => status !== 'withdrawn');
  const withdrawn = findings.length - standing.length;
  const drafts = standing.filter(({ status }) => status === 'draft');
  const paragraphs: Message[] = [say('finding.title'), say('finding.unit', { unit: overview.unitName })];
  if (standing.length === 0) paragraphs.push(say(isTeam ? 'finding.none' : 'finding.none_stated'));
  else if (isTeam) {
    paragraphs.push(
      say('finding.counts', { drafts: drafts.length, stated: standing.length - drafts.length }),
    );
  }
  const kinds = kindsMessage(standing);
  if (kinds !== null) paragraphs.push(say('finding.kinds_line', { kinds }));
  const unsorted = standing.filter(isUnsorted).length;
  if (isTeam && unsorted > 0) paragraphs.push(say('finding.unsorted_count', { count: unsorted }));
  const groups = byField(standing);
  // Whoever only reads, reads the first ones at once; the team counts.
  const first = isTeam ? [] : groups.flatMap((group) => group.findings).slice(0, readAtOnce);
  paragraphs.push(...first.map((finding, at) => itemLine(finding, at + 1)));
  for (const { field, findings: group } of isTeam ? groups : []) {
    if (field !== null) {
      paragraphs.push(say('finding.field_count', { field: fieldMessage(field), count: group.length }));
    }
  }
  if (isTeam && withdrawn > 0) paragraphs.push(say('finding.withdrawn_count', { count: withdrawn }));
  if (isTeam && drafts.length > 0) paragraphs.push(say('finding.drafts_are_ours'));
  if (earlierOpen > 0) paragraphs.push(say('finding.earlier_count', { count: earlierOpen }));
  if (earlierWithout > 0) paragraphs.push(say('finding.earlier_without_count', { count: earlierWithout }));

  const rows: Choice[][] = [];
  if (overview.mayRecord) {
    rows.push([choose({ kind: 'record', inspectionId }, say('finding.choice_record'), { command: 'ghi' })]);
  }
  if (first.length > 0) rows.push(first.map((finding, at) => openChoice(finding, at + 1)));
  const lists: Choice[] = [];
  if (standing.length > first.length) {
    lists.push(choose({ kind: 'finding_list', inspectionId, page: 0 }, say('finding.choice_list')));
  }
  if (isTeam && withdrawn > 0) {
    const label = say('finding.choice_withdrawn', { count: withdrawn });
    lists.push(choose({ kind: 'withdrawn', inspectionId, page: 0 }, label));
  }
  rows.push(lists);
  if (isTeam && drafts.some(isUnsorted)) {
    rows.push([choose({ kind: 'sort_next', inspectionId }, say('finding.choice_sort_next'))]);
  }
  if (isTeam && overview.isDigital) {
    rows.push([choose({ kind: 'systems', inspectionId }, say('finding.choice_systems'))]);
  }
  if (isTeam && overview.hasEarlier) {
    rows.push([choose({ kind: 'earlier', inspectionId, page: 0 }, say('finding.choice_earlier'))]);
  }
  if (overview.mayState && drafts.length > 0) {
    rows.push([choose({ kind: 'state', inspectionId }, say('finding.choice_state'))]);
  }
  rows.push([toInspection(inspectionId)]);
  return view(
    paragraphs,
    rows.filter((row) => row.length > 0),
  );
}
