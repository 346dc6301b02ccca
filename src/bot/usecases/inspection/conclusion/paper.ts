import { fileKindOf } from '../../../../domain/file/type.ts';
import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import { gapLines } from '../../../../domain/inspection/conclusion/gap-views.ts';
import { backToCard } from '../../../../domain/inspection/conclusion/item-views.ts';
import { groupNoticeView } from '../../../../domain/inspection/conclusion/notice-views.ts';
import { dateRefusal, readPaper } from '../../../../domain/inspection/conclusion/paper.ts';
import { choose } from '../../../../domain/inspection/conclusion/words.ts';
import type { FileMessage } from '../../../../domain/inbound.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Choice } from '../../../../domain/view.ts';
import { keepFile } from '../../file/keep-file.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { todayOf } from '../schedule/seen.ts';
import { openForIssue } from './open-for-issue.ts';
import { ask } from './item-reply.ts';
import { goesOn } from './goes-on.ts';
import type { OpenedConclusion } from './open.ts';
import { passedOver } from './passed-over.ts';
import { versionsOf } from './show.ts';

type Awaited = AwaitedOf<'paper'>;

/** Asks for number, date and the signed file; they may come in any order, together or one by one. */
export async function askPaper(talk: Talk, conclusionId: string): Promise<void> {
  const opened = await openForIssue(talk, conclusionId, null);
  if (opened === null || !(await goesOn(talk, opened, 'issue'))) return;
  const { revision } = opened.conclusion;
  return ask(talk, [say('conclusion.ask_paper')], [[backToCard(conclusionId)]], {
    kind: 'paper',
    conclusionId,
    revision,
    number: null,
    date: null,
    fileId: null,
  });
}

/** Takes what has come of the paper and says what is still missing; when nothing is, asks whether to issue it. */
export async function takePaper(talk: Talk, awaited: Awaited, given: Given): Promise<void> {
  const opened = await openForIssue(talk, awaited.conclusionId, awaited.revision);
  if (opened === null || !(await goesOn(talk, opened, 'issue'))) return;
  const { paper, notes } =
    given.kind === 'file'
      ? await withFile(talk, opened, awaited, given)
      : withWords(talk, awaited, given.text);
  return sayPaper(talk, opened, paper, notes);
}

interface Taken {
  paper: Awaited;
  notes: Message[];
}

function withWords(talk: Talk, awaited: Awaited, text: string): Taken {
  const read = readPaper(text, todayOf(talk));
  if (!read.ok) return { paper: awaited, notes: [read.reason] };
  const { number, date } = read;
  return {
    paper: { ...awaited, number: number ?? awaited.number, date: date ?? awaited.date },
    notes: [],
  };
}

/** The file takes the place of one that came before; number and date may stand under it. */
async function withFile(
  talk: Talk,
  { conclusion }: OpenedConclusion,
  awaited: Awaited,
  message: FileMessage,
): Promise<Taken> {
  const kept = await keepFile(talk, message);
  if (!kept.kept) return { paper: awaited, notes: [kept.because] };
  const { id: fileId, name, type, digest } = kept.file;
  if (fileKindOf(type) !== 'paper') {
    await talk.tx.files.forget(fileId);
    return { paper: awaited, notes: [say('conclusion.not_a_paper', { name })] };
  }
  const earlier = await signedBefore(talk, conclusion, digest);
  if (earlier !== null) {
    if (fileId !== earlier.fileId) await talk.tx.files.forget(fileId);
    return { paper: awaited, notes: [say('conclusion.same_file', { name, ...pick(earlier) })] };
  }
  if (awaited.fileId !== null && awaited.fileId !== fileId) await talk.tx.files.forget(awaited.fileId);
  const paper = { ...awaited, fileId };
  const { caption } = message;
  if (caption.trim() === '') return { paper, notes: [] };
  return withWords(talk, paper, caption);
}

const pick = ({ number, date }: Pick<Paper, 'number' | 'date'>) => ({ number, date });

/** The paper of an earlier version whose signed file has the same bytes: what takes its place is another paper. */
async function signedBefore(
  { tx }: Talk,
  conclusion: OpenedConclusion['conclusion'],
  digest: string,
): Promise<Paper | null> {
  for (const { paper } of await versionsOf(tx, conclusion)) {
    const file = paper?.fileId == null ? null : await tx.files.byId(paper.fileId);
    if (file?.digest === digest) return paper;
  }
  return null;
}

async function sayPaper(
  talk: Talk,
  { inspections, conclusion }: OpenedConclusion,
  given: Awaited,
  notes: Message[],
): Promise<void> {
  const wrongDate = given.date === null ? null : dateRefusal(given.date, inspections);
  const isUsed =
    given.number === null ? false : await isNumberUsed(talk, conclusion, given.number, given.date);
  const paper: Awaited = {
    ...given,
    number: isUsed ? null : given.number,
    date: wrongDate === null ? given.date : null,
  };
  const { number, date, fileId, conclusionId, revision } = paper;
  const file = fileId === null ? null : await talk.tx.files.byId(fileId);
  const isWhole = number !== null && date !== null && file !== null;
  const corrects =
    (await versionsOf(talk.tx, conclusion)).findLast(({ status }) => status === 'issued')?.paper ?? null;
  const issue: Choice[] = [
    choose({ kind: 'issue_now', conclusionId, revision }, say('conclusion.choice.issue_now')),
  ];
  return ask(
    talk,
    [
      ...notes,
      ...(isUsed ? [say('conclusion.number_used', { number: given.number ?? '' })] : []),
      ...(wrongDate === null ? [] : [wrongDate]),
      number === null ? say('conclusion.lacks_number') : say('conclusion.paper_number', { number }),
      date === null ? say('conclusion.lacks_date') : say('conclusion.paper_date', { date }),
      file === null ? say('conclusion.lacks_file') : say('conclusion.paper_file', { name: file.name }),
      ...(isWhole
        ? [
            ...gapLines(await passedOver(talk.tx, conclusion), inspections),
            // Groups are told the subject, which nobody can take back: it is read once more here.
            say('conclusion.group_preview'),
            ...groupNoticeView({ conclusion, paper: { number, date, fileId }, corrects }).paragraphs,
            say('conclusion.confirm_issue', { count: inspections.length }),
          ]
        : []),
    ],
    [...(isWhole ? [issue] : []), [backToCard(conclusionId)]],
    paper,
  );
}

/** The same number in the same year is one paper, and a paper is one conclusion. */
export async function isNumberUsed(
  { tx }: Talk,
  { roundId }: OpenedConclusion['conclusion'],
  number: string,
  date: string | null,
): Promise<boolean> {
  const ofRound = await tx.conclusions.ofRound({ kind: 'system' }, roundId);
  return ofRound.some(
    ({ paper }) =>
      paper !== null &&
      paper.number === number &&
      (date === null || paper.date.slice(0, 4) === date.slice(0, 4)),
  );
}
