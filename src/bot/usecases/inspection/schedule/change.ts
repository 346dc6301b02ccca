import type { ScheduleAction } from '../../../../domain/inspection/schedule/action.ts';
import type { ChangeMeant, Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { changeView, subjectOf } from '../../../../domain/inspection/schedule/change-view.ts';
import { readPaper } from '../../../../domain/inspection/schedule/read-paper.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { askToKeepReport } from '../plan/ask-keep-report.ts';
import { administrationOf } from '../plan/context.ts';
import { takeOut } from '../plan/take-out.ts';
import { changeDates } from './change-dates.ts';
import { changeFacts } from './change-facts.ts';
import { addToTeam, removeFromTeam } from './change-team.ts';
import { takeGiven } from './given-file.ts';
import { reinstateInspection } from './reinstate-inspection.ts';
import { contextOf, mayDo, sayStale, todayOf } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { teamMeant, tellTeam } from './team-meant.ts';

type ChangeDraft = Draft<'change'>;

/** Shows what a change comes to, who is told and by which paper, before it is done. */
export function propose(
  talk: Talk,
  of: ChangeMeant,
  reason: string | null,
  lead: Message[] = [],
): Promise<void> {
  return show(talk, { kind: 'change', of, reason, number: null, date: null, fileId: null }, lead);
}

async function show(talk: Talk, draft: ChangeDraft, lead: Message[]): Promise<void> {
  const facts = await changeFacts(talk, draft);
  if (facts === null) return;
  const file = draft.fileId === null ? null : await talk.tx.files.byId(draft.fileId);
  const shown = changeView(draft, facts, { today: todayOf(talk), fileName: file?.name ?? null, lead });
  return talk.say(shown, { awaits: { area: 'schedule', what: draft } });
}

/** Takes the paper that decides the change, in parts; what is no paper changes nothing. */
export async function takeForChange(talk: Talk, draft: ChangeDraft, given: Given): Promise<void> {
  const taken = await takeGiven(talk, given);
  if (taken.refused !== null) return show(talk, draft, [taken.refused]);
  const next = { ...draft, fileId: taken.fileId ?? draft.fileId };
  if (taken.text === '') return show(talk, next, []);
  const read = readPaper(taken.text, todayOf(talk));
  switch (read.kind) {
    case 'paper':
      return show(talk, { ...next, ...read.paper }, []);
    case 'undated':
      return show(talk, next, [say('inspection.paper_undated', { number: read.number })]);
    case 'refused':
      return show(talk, next, given.kind === 'file' ? [] : [read.because]);
    default:
      return read satisfies never;
  }
}

/** The change that was shown is meant. */
export async function confirmChange(
  talk: Talk,
  { deed, id }: Extract<ScheduleAction, { kind: 'confirm_change' }>,
): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  if (draft?.kind !== 'change' || draft.of.deed !== deed || subjectOf(draft.of) !== id) return sayStale(talk);
  const { of, reason, number, date, fileId } = draft;
  // A file without its number and date names no paper: it is asked for rather than lost.
  if (fileId !== null && (number === null || date === null)) return show(talk, draft, []);
  const paper = number === null || date === null ? undefined : { number, date, fileId };
  switch (of.deed) {
    case 'dates':
    case 'cancel':
    case 'reinstate':
      return doToInspection(talk, of, reason ?? '', paper);
    case 'remove_member':
    case 'add_member':
      return doToTeam(talk, of, paper);
    default:
      return of satisfies never;
  }
}

async function doToInspection(
  talk: Talk,
  of: Exclude<ChangeMeant, { place: unknown }>,
  reason: string,
  paper: Paper | undefined,
): Promise<void> {
  const seen = await mayDo(talk, of.inspectionId, 'schedule');
  if (seen === null) return;
  const { inspection } = seen;
  const { id } = inspection;
  switch (of.deed) {
    case 'dates': {
      const changed = await changeDates(contextOf(talk), inspection, of.dates, reason, paper);
      if (!changed.ok) return showInspection(talk, id, [changed.refusal]);
      const [from, to] = [datesMessage(inspection.dates), datesMessage(changed.value.dates)];
      const isSame = changed.value.state.moved.length === inspection.state.moved.length;
      return showInspection(talk, id, [
        isSame ? say('inspection.days_unchanged') : say('inspection.days_recorded', { from, to }),
      ]);
    }
    case 'cancel': {
      const { keepReport } = of;
      const by = paper === undefined ? {} : { paper };
      const taken = await takeOut(administrationOf(talk), inspection, { reason, keepReport, ...by });
      // It came while the change was being made up; the reason is kept.
      if (!taken.ok && taken.why === 'report_is_here') return askToKeepReport(talk, inspection, reason);
      if (!taken.ok) return showInspection(talk, id, [taken.refusal]);
      return showInspection(talk, id, [
        say(taken.reportKept ? 'plan.cancelled_report_kept' : 'inspection.cancelled'),
      ]);
    }
    case 'reinstate': {
      const done = await reinstateInspection(contextOf(talk), inspection, reason, paper);
      return showInspection(talk, id, [done.ok ? say('inspection.reinstated') : done.refusal]);
    }
    default:
      return of satisfies never;
  }
}

async function doToTeam(
  talk: Talk,
  of: Extract<ChangeMeant, { place: unknown }>,
  paper: Paper | undefined,
): Promise<void> {
  const team = await teamMeant(talk, of.place);
  if (team === null) return;
  const ctx = contextOf(talk);
  const said =
    of.deed === 'add_member'
      ? await addToTeam(ctx, team, of.personId, of.role, { paper })
      : await removeFromTeam(ctx, team, of.memberId, {
          successorId: of.successorId,
          ...(paper === undefined ? {} : { paper }),
        });
  return tellTeam(talk, team, [said]);
}
