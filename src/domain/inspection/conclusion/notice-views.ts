import type { Limit } from '../../deadline/limit.ts';
import { limitMessage } from '../../deadline/limit-message.ts';
import { say, type Message } from '../../message.ts';
import { view, type Attachment, type View } from '../../view.ts';
import type { Conclusion, Inspection, Remediation } from '../ports.ts';
import type { Paper } from '../paper.ts';
import { receiptMessages } from '../remediation/receipt.ts';
import { choose } from './words.ts';

/** What is sent with number and date. */
export interface IssuedNotice {
  conclusion: Pick<Conclusion, 'id' | 'subject'>;
  paper: Paper;
  /** The signed file. */
  attachment: Attachment;
  /** The paper of the version it takes the place of. */
  corrects: { number: string; date: string } | null;
  /** Last days that the correction has moved. */
  moved: readonly MovedTerm[];
}

/** The term of one unit's remediation that a correction has moved, with what it was. */
export interface MovedTerm {
  remediation: Remediation;
  from: Limit | null;
}

/** What a notice says of one recommendation to a unit. */
type NoticedRemediation = Pick<Remediation, 'id' | 'number' | 'text' | 'limit' | 'basis' | 'anchors'>;

/** To whom of a unit: those who sign for it are asked to have it done, the officer to see to it. */
export type Addressee = 'head' | 'officer';

/**
 * An issued conclusion, for the people of one unit: the signed file, and of the recommendations those that concern the
 * unit, each with its limit said both ways (tone.md, 11). The first line, which a locked screen shows, names the paper
 * only.
 *
 * @param remediations of this unit's inspection
 */
export function unitNoticeView(
  { conclusion, paper: { number, date }, attachment, corrects, moved }: IssuedNotice,
  { id: inspectionId, unitName: unit }: Pick<Inspection, 'id' | 'unitName'>,
  remediations: readonly NoticedRemediation[],
  to: Addressee,
): View {
  const count = remediations.length;
  const { id: conclusionId } = conclusion;
  const first =
    count === 0
      ? say(`conclusion.notice_${to}_none`, { unit, number, date })
      : say(`conclusion.notice_${to}`, { unit, number, date, count });
  return {
    ...view(
      [
        first,
        ...correctsLines(corrects),
        ...requestLines(remediations, to),
        ...movedLines(moved.filter(({ remediation }) => remediation.inspectionId === inspectionId)),
        say('conclusion.regards'),
      ],
      [
        [choose({ kind: 'acknowledge', conclusionId, inspectionId }, say('conclusion.choice.acknowledge'))],
        [choose({ kind: 'read', conclusionId }, say('choice.read_all'))],
      ],
    ),
    attachments: [attachment],
  };
}

/** Which paper it takes the place of. */
function correctsLines(corrects: IssuedNotice['corrects']): Message[] {
  return corrects === null ? [] : [say('conclusion.corrects', corrects)];
}

/** What a correction has changed about terms. */
export function movedLines(moved: readonly MovedTerm[]): Message[] {
  return moved.map(({ remediation: { number, unitName: unit, limit }, from }) =>
    say('conclusion.term_moved', { number, unit, from: namedLimit(from), to: namedLimit(limit) }),
  );
}

/** Terms that were set after the issue and that a correction leaves as they are. */
export function keptLines(kept: readonly Remediation[]): Message[] {
  return kept.map(({ number, unitName: unit, limit }) =>
    say('conclusion.term_kept', { number, unit, limit: namedLimit(limit) }),
  );
}

function namedLimit(limit: Limit | null): Message {
  return limit === null ? say('conclusion.term_none') : limitMessage(limit);
}

function requestLines(remediations: readonly NoticedRemediation[], to: Addressee): Message[] {
  const [first] = remediations;
  if (first === undefined) return [];
  const line = ({ number, text }: (typeof remediations)[number]) =>
    say('conclusion.recommendation', { index: number, text });
  const isShared = remediations.every(({ limit }) => isSameLimit(limit, first.limit));
  if (isShared) {
    const limit = shownLimit(first.limit);
    const asked =
      to === 'head'
        ? say('conclusion.direct_remedy', { limit })
        : say('conclusion.prepare_remedy', { limit });
    return [asked, ...receiptMessages(first), ...remediations.map(line)];
  }
  return [
    say(to === 'head' ? 'conclusion.direct_remedies' : 'conclusion.prepare_remedies'),
    ...remediations.flatMap((remediation) => [
      line(remediation),
      shownLimit(remediation.limit),
      ...receiptMessages(remediation),
    ]),
  ];
}

function shownLimit(limit: Limit | null): Message {
  return limit === null ? say('conclusion.term_to_come') : limitMessage(limit);
}

function isSameLimit(one: Limit | null, other: Limit | null): boolean {
  return one?.words === other?.words && one?.lastDay === other?.lastDay && one?.lastHour === other?.lastHour;
}

/** To groups: number, date and subject, never what was found (tone.md, "How an office really works" 4). */
export function groupNoticeView({
  conclusion,
  paper,
  corrects,
}: Pick<IssuedNotice, 'conclusion' | 'paper' | 'corrects'>): View {
  const { number, date } = paper;
  return view([
    say('conclusion.group_notice', { number, date, subject: conclusion.subject }),
    ...correctsLines(corrects),
  ]);
}

/** To the team: it is issued. */
export function teamNoticeView(
  { conclusion, paper, corrects }: Pick<IssuedNotice, 'conclusion' | 'paper' | 'corrects'>,
  more: Message[] = [],
): View {
  const { number, date } = paper;
  const { id: conclusionId, subject } = conclusion;
  return view(
    [say('conclusion.issued_to_team', { number, date, subject }), ...correctsLines(corrects), ...more],
    [[choose({ kind: 'conclusion', conclusionId }, say('conclusion.choice.open_issued', { number }))]],
  );
}

/** To those who approve, or who have it signed and issued. */
export function draftNoticeView(
  { id: conclusionId, subject }: Pick<Conclusion, 'id' | 'subject'>,
  about:
    | 'submit_notice'
    | 'changed_notice'
    | 'changes_notice'
    | 'approved_notice'
    | 'approved_to_drafter'
    | 'reopened_notice'
    | 'ask_team_notice',
  more: Message[] = [],
): View {
  return view(
    [say(`conclusion.${about}`, { subject }), ...more],
    [[choose({ kind: 'conclusion', conclusionId }, say('conclusion.choice.open_draft'))]],
  );
}
