import { mayAnswer } from '../../../domain/access.ts';
import type { Form } from '../../../domain/interview/form.ts';
import { emptyCursor, type InterviewState } from '../../../domain/interview/state.ts';
import type { ReportInHand } from '../../../domain/interview/ports.ts';
import type { Talk } from '../talk.ts';

/** A report with the interview of the person who writes. */
export interface ReportAtWork {
  form: Form;
  state: InterviewState;
  stored: ReportInHand;
}

async function atWork(talk: Talk, stored: ReportInHand): Promise<ReportAtWork> {
  const outline = await talk.tx.outlines.version(stored.outlineVersionId);
  const form: Form = {
    assignmentId: stored.assignmentId,
    outline,
    facts: stored.audience,
    unitName: stored.unitName,
    roundTitle: stored.roundTitle,
    limit: stored.limit,
    cutoff: stored.cutoff,
  };
  return { form, state: { report: stored.state, cursor: stored.cursor ?? emptyCursor() }, stored };
}

/** The report if the person may answer it; null when it is not theirs. */
export async function openReport(talk: Talk, assignmentId: string): Promise<ReportAtWork | null> {
  const personId = talk.sender?.person?.id;
  if (talk.scope === null || personId === undefined) return null;
  const stored = await talk.tx.reports.inHand(talk.scope, assignmentId, personId);
  if (stored === null || !mayAnswer(talk.scope, stored.unitId)) return null;
  return atWork(talk, stored);
}

/** The report in hand; with none in hand, the only one there is. */
export async function openFocusedReport(talk: Talk): Promise<ReportAtWork | null> {
  const person = talk.sender?.person;
  if (talk.scope === null || person == null) return null;
  if (person.focusAssignmentId !== null) return openReport(talk, person.focusAssignmentId);
  const own = await talk.tx.reports.ofOwnUnits(talk.scope, person.id);
  const [only, ...more] = own;
  if (only === undefined || more.length > 0) return null;
  return atWork(talk, only);
}
