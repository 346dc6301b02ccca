import { dateRefusal } from '../../../../domain/inspection/conclusion/paper.ts';
import { choose } from '../../../../domain/inspection/conclusion/words.ts';
import type { StoredFile } from '../../../../domain/file/file.ts';
import type { Conclusion } from '../../../../domain/inspection/ports.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { advanceThoseAt } from './advance-those.ts';
import { beginRemediation } from '../remediation/begin.ts';
import { contextOf, todayOf } from '../schedule/seen.ts';
import type { AsShown } from './approve.ts';
import { auditConclusion } from './change.ts';
import { goesOn } from './goes-on.ts';
import { openForIssue } from './open-for-issue.ts';
import type { OpenedConclusion } from './open.ts';
import { askPaper, isNumberUsed } from './paper.ts';
import { versionsOf } from './show.ts';
import { tellOfIssue } from './tell-issue.ts';

/** Issues what has been approved, with the paper that was recorded last. Everybody hears of it once. */
export async function issueNow(talk: Talk, { conclusionId, revision }: AsShown): Promise<void> {
  const opened = await openForIssue(talk, conclusionId, revision);
  if (opened === null || !(await goesOn(talk, opened, 'issue'))) return;
  const awaits = talk.sender?.dialog?.awaits;
  const given =
    awaits?.area === 'conclusion' && awaits.what.kind === 'paper' && awaits.what.conclusionId === conclusionId
      ? awaits.what
      : null;
  const file = given?.fileId == null ? null : await talk.tx.files.byId(given.fileId);
  // An old button, or one from another phone: the paper is asked for again.
  if (given?.number == null || given.date === null || file === null) return askPaper(talk, conclusionId);
  const paper = { number: given.number, date: given.date, fileId: file.id };
  const isOk =
    paper.date <= todayOf(talk) &&
    dateRefusal(paper.date, opened.inspections) === null &&
    !(await isNumberUsed(talk, opened.conclusion, paper.number, paper.date));
  return isOk ? issue(talk, opened, paper, file) : askPaper(talk, conclusionId);
}

async function issue(talk: Talk, opened: OpenedConclusion, paper: Paper, file: StoredFile): Promise<void> {
  const { tx } = talk;
  const ctx = contextOf(talk);
  const { conclusion } = opened;
  const issued: Conclusion = {
    ...conclusion,
    status: 'issued',
    paper,
    issuedBy: ctx.actorId,
    issuedAt: ctx.at,
  };
  await tx.conclusions.save(issued, ctx.at);
  const corrected = (await versionsOf(tx, conclusion)).findLast(
    ({ status, version }) => status === 'issued' && version < conclusion.version,
  );
  if (corrected !== undefined) await tx.conclusions.save({ ...corrected, status: 'superseded' }, ctx.at);
  // Those of a correction have been concluded before.
  const inspections = await advanceThoseAt(ctx, opened.inspections, 'signed', { kind: 'issue_conclusion' });
  const { moved, kept } = await beginRemediation(ctx, issued, inspections);
  const { number, date } = paper;
  await auditConclusion(talk, conclusion, 'issue_conclusion', { number, date, units: inspections.length });
  const notes = await tellOfIssue(ctx, {
    conclusion: issued,
    paper,
    attachment: { fileId: file.id, name: file.name },
    corrects: corrected?.paper ?? null,
    moved,
    kept,
    inspections,
  });
  const { id: conclusionId } = conclusion;
  return talk.say(
    view(
      [say('conclusion.issued', { number, date, count: inspections.length }), ...notes],
      [[choose({ kind: 'conclusion', conclusionId }, say('conclusion.choice.open_issued', { number }))]],
    ),
  );
}
