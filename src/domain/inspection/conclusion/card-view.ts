import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import type { FindingKind } from '../finding.ts';
import type { Inspection } from '../ports.ts';
import { withoutTerm } from './content.ts';
import { gapChoices, gapLines, type ShownGaps } from './gap-views.ts';
import { reviewLines, type ShownReview } from './review.ts';
import { headLines, type ShownConclusion } from './read-view.ts';
import { choose, unitNames } from './words.ts';

/** What the person who looks may do about a conclusion. */
export interface ConclusionRights {
  edits: boolean;
  approves: boolean;
  issues: boolean;
  /** Inspections of the person's own units, of which nobody has acknowledged it on their behalf. */
  acknowledges: Pick<Inspection, 'id' | 'unitName'>[];
}

/** One conclusion at a glance. */
export interface ConclusionCard extends ShownConclusion {
  rights: ConclusionRights;
  /** Units it is about whose inspection was cancelled. */
  cancelled: { unitName: string }[];
  /** What it passes over; null for those who are not to know. */
  gaps: ShownGaps | null;
  /** How far a draft has come; null of what is issued or dropped. */
  review: ShownReview | null;
  /** Who has not said that they have received it; null for those who are not to know. */
  silent: { unitName: string }[] | null;
  /** The paper that has taken its place. */
  correctedBy: { number: string; date: string } | null;
}

export function cardView(card: ConclusionCard, before: Message[] = []): View {
  const { conclusion, silent, correctedBy, units, cancelled } = card;
  const { statements, recommendations } = conclusion.content;
  const count = (kind: FindingKind) => statements.filter((statement) => statement.kind === kind).length;
  const open = withoutTerm(conclusion.content);
  return view(
    [
      ...before,
      ...headLines(card),
      ...(correctedBy === null ? [] : [say('conclusion.corrected_by', correctedBy)]),
      say('conclusion.counts', {
        strengths: count('strength'),
        shortcomings: count('shortcoming'),
        violations: count('violation'),
        recommendations: recommendations.length,
      }),
      ...(open.length === 0 ? [] : [say('conclusion.terms_open', { numbers: open.join(', ') })]),
      ...(card.review === null ? [] : reviewLines(card.review, conclusion.revision)),
      ...gapMessages(card),
      ...(cancelled.length === 0 ? [] : [say('conclusion.cancelled_units', { units: unitNames(cancelled) })]),
      ...(silent === null
        ? []
        : [
            say('conclusion.acknowledged', { done: units.length - silent.length, total: units.length }),
            ...(silent.length === 0 ? [] : [say('conclusion.silent', { units: unitNames(silent) })]),
          ]),
    ],
    [...cardChoices(card), ...backChoices(card)],
  );
}

/** Back to the conclusions of the inspection, for whoever comes from a notice as well as from there. */
function backChoices({ units: [first] }: ConclusionCard): Choice[][] {
  return first === undefined
    ? []
    : [[choose({ kind: 'conclusions', inspectionId: first.id }, say('choice.back'), { command: 'lui' })]];
}

/**
 * Of a draft whoever prepares it hears what was stated and is not in it, and whoever decides on it also what nothing is
 * recommended about: in a new draft that is everything.
 */
function shownGaps({ conclusion: { issuedAt }, rights, gaps }: ConclusionCard): ShownGaps | null {
  if (gaps === null || issuedAt !== null || rights.approves || rights.issues) return gaps;
  return { ...gaps, gaps: { ...gaps.gaps, unanswered: [] } };
}

function gapMessages(card: ConclusionCard): Message[] {
  const shown = shownGaps(card);
  return shown === null ? [] : gapLines(shown, card.units);
}

function cardChoices(card: ConclusionCard): Choice[][] {
  const { conclusion, rights, cancelled } = card;
  const gaps = shownGaps(card);
  const { id: conclusionId, status } = conclusion;
  const read = [readChoice(conclusion, rights.approves)];
  switch (status) {
    case 'draft':
    case 'approved':
      return [
        read,
        ...(rights.edits && cancelled.length > 0 ? [[leaveOutChoice(conclusion)]] : []),
        ...(gaps === null
          ? []
          : gapChoices(conclusion, { ...gaps.gaps, unanswered: [] }, { edits: rights.edits, issues: false })),
        ...draftChoices(conclusion, rights),
      ];
    case 'issued':
      return [
        ...rights.acknowledges.map((inspection) => [acknowledgeChoice(conclusionId, inspection, rights)]),
        read,
        ...(rights.edits
          ? [[choose({ kind: 'correct', conclusionId }, say('conclusion.choice.correct'))]]
          : []),
      ];
    case 'superseded':
    case 'withdrawn':
      return [read];
    default:
      return status satisfies never;
  }
}

/** Nobody approves what they have not been shown: the button leads to the text, at the end of which it is approved. */
function readChoice({ id: conclusionId, status }: ConclusionCard['conclusion'], approves: boolean): Choice {
  return status === 'draft' && approves
    ? choose({ kind: 'read', conclusionId }, say('conclusion.choice.read_to_approve'), { command: 'toanvan' })
    : choose({ kind: 'read', conclusionId }, say('choice.read_all'), { command: 'toanvan' });
}

/** Below the full text of a draft, for whoever approves it. */
export function decideChoices({
  id: conclusionId,
  revision,
  status,
}: Pick<ConclusionCard['conclusion'], 'id' | 'revision' | 'status'>): Choice[][] {
  return [
    ...(status === 'draft'
      ? [[choose({ kind: 'approve', conclusionId, revision }, say('conclusion.choice.approve'))]]
      : []),
    [askChangesChoice({ id: conclusionId, revision })],
  ];
}

function askChangesChoice({
  id: conclusionId,
  revision,
}: Pick<ConclusionCard['conclusion'], 'id' | 'revision'>): Choice {
  return choose({ kind: 'ask_changes', conclusionId, revision }, say('conclusion.choice.ask_changes'));
}

function leaveOutChoice({ id: conclusionId, revision }: ConclusionCard['conclusion']): Choice {
  return choose({ kind: 'leave_out', conclusionId, revision }, say('conclusion.choice.leave_out'));
}

function acknowledgeChoice(
  conclusionId: string,
  { id: inspectionId, unitName }: ConclusionRights['acknowledges'][number],
  { acknowledges }: ConclusionRights,
): Choice {
  const label =
    acknowledges.length === 1
      ? say('conclusion.choice.acknowledge')
      : say('conclusion.choice.acknowledge_for', { unit: unitName });
  return choose({ kind: 'acknowledge', conclusionId, inspectionId }, label);
}

function draftChoices(
  { id: conclusionId, revision, status, content }: ConclusionCard['conclusion'],
  { edits, approves, issues }: ConclusionRights,
): Choice[][] {
  const open = withoutTerm(content).length;
  const approved = status === 'approved';
  const change: Choice[][] = [
    [
      choose(
        { kind: 'items', conclusionId, list: 'statements', page: 0 },
        say('conclusion.choice.statements'),
      ),
      choose(
        { kind: 'items', conclusionId, list: 'recommendations', page: 0 },
        say('conclusion.choice.recommendations'),
      ),
    ],
    [
      choose({ kind: 'add_statement', conclusionId }, say('conclusion.choice.add_statement')),
      choose({ kind: 'add_recommendation', conclusionId }, say('conclusion.choice.add_recommendation')),
    ],
    [
      choose({ kind: 'add_findings', conclusionId }, say('conclusion.choice.add_findings')),
      choose({ kind: 'change_subject', conclusionId }, say('conclusion.choice.subject')),
    ],
    ...(open === 0
      ? []
      : [[choose({ kind: 'change_terms', conclusionId }, say('conclusion.choice.terms', { count: open }))]]),
  ];
  const submit = choose({ kind: 'submit', conclusionId, revision }, say('conclusion.choice.submit'));
  return [
    ...(approved && issues
      ? [[choose({ kind: 'issue', conclusionId }, say('conclusion.choice.issue'))]]
      : []),
    ...(edits ? change : []),
    ...(edits && !approves && !approved ? [[submit]] : []),
    ...(approves ? [[askChangesChoice({ id: conclusionId, revision })]] : []),
    ...(edits ? [[choose({ kind: 'drop', conclusionId, revision }, say('conclusion.choice.drop'))]] : []),
  ];
}
