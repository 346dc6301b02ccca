import { inSentence } from '../../../../domain/answer/figure-text.ts';
import { composeStatements, type Composed } from '../../../../domain/inspection/conclusion/compose.ts';
import type { AwaitedOf } from '../../../../domain/inspection/conclusion/awaited.ts';
import { ordered } from '../../../../domain/inspection/conclusion/content.ts';
import { noFindingsView } from '../../../../domain/inspection/conclusion/draft-units-views.ts';
import { unitNames } from '../../../../domain/inspection/conclusion/words.ts';
import { missingBefore } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Conclusion, Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { Stage } from '../../../../domain/inspection/kind.ts';
import { choose as toSchedule } from '../../../../domain/inspection/schedule/list-view.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { lackingMessage, listedOrNull } from '../../../../domain/inspection/schedule/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import { plainWords } from '../../../plain-words.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspections } from '../advance-inspection.ts';
import type { Given } from '../given.ts';
import { contextOf } from '../schedule/seen.ts';
import { auditConclusion, openDraft, saveDraft } from './change.ts';
import { concludable } from './concludable.ts';
import { ask, typedWords } from './item-reply.ts';
import { showConclusion, showOpened } from './show.ts';

/**
 * Drafts a conclusion about these inspections out of what was found in them. Where one has not come to its explanation,
 * the reason is asked first and kept with the inspection.
 */
export async function draftAbout(
  talk: Talk,
  inspections: readonly Inspection[],
  skipReason: string | null = null,
): Promise<void> {
  const { tx, scope } = talk;
  const [first] = inspections;
  const round = first === undefined ? null : await tx.inspections.roundById(scope!, first.roundId);
  if (first === undefined || round === null) return talk.say(view([say('conclusion.all_concluded')]));
  const covered = new Set(inspections.map(({ id }) => id));
  const found = (await tx.findings.ofRound(scope!, round.id)).filter(({ inspectionIds }) =>
    inspectionIds.some((id) => covered.has(id)),
  );
  const composed = composeStatements(found, inspections);
  if (composed.statements.length === 0) {
    return talk.say(noFindingsView(first.id, unitNames(inspections), composed.unsorted.length));
  }
  const passedOver = inspections.flatMap((inspection) => {
    const stages = missingBefore(inspection, 'drafted') ?? [];
    return stages.length === 0 ? [] : [stages];
  });
  if (passedOver.length > 0 && skipReason === null) {
    return askReason(talk, inspections, passedOver);
  }
  const conclusion = await begin(talk, round, inspections, composed);
  await advanceInspections(contextOf(talk), inspections, {
    kind: 'draft_conclusion',
    ...(skipReason === null ? {} : { skipReason }),
  });
  return showConclusion(talk, conclusion.id, composedLines(composed));
}

async function askReason(
  talk: Talk,
  inspections: readonly Inspection[],
  passedOver: readonly (readonly Stage[])[],
): Promise<void> {
  const lacking = [...new Set(passedOver.flat())];
  const stages = listedOrNull(lacking.map(lackingMessage));
  if (stages === null) throw new Error('no stage is passed over');
  const words = say('conclusion.why_skip', { count: passedOver.length, stages });
  return ask(talk, [words], waysTo(inspections, lacking), {
    kind: 'skip_reason',
    inspectionIds: inspections.map(({ id }) => id),
  });
}

/** To what is missing, and back; of many units to the first one's conclusions. */
function waysTo([first, ...others]: readonly Inspection[], lacking: readonly Stage[]): Choice[][] {
  if (first === undefined) return [];
  const { id: inspectionId } = first;
  const minutes = {
    action: toSchedule({ kind: 'record_minutes', inspectionId }),
    label: say('inspection.choice.record_minutes'),
    command: 'bienban',
  };
  const back = {
    action: { kind: 'inspection_conclusion', choice: { kind: 'conclusions', inspectionId } } as const,
    label: say('inspection.choice.conclusions'),
    command: 'ketluan',
  };
  const isAlone = others.length === 0;
  return [
    ...(isAlone && lacking.includes('minutes_recorded') ? [[minutes]] : []),
    [...(isAlone ? [cardChoice(inspectionId)] : []), back],
  ];
}

export async function takeReason(talk: Talk, awaited: AwaitedOf<'skip_reason'>, given: Given): Promise<void> {
  const reason = await typedWords(talk, given, awaited, []);
  if (reason === null) return;
  const [inspectionId = ''] = awaited.inspectionIds;
  const left = await concludable(talk, inspectionId);
  const meant = left?.filter(({ id }) => awaited.inspectionIds.includes(id)) ?? [];
  return draftAbout(talk, meant, reason);
}

async function begin(
  talk: Talk,
  round: InspectionRound,
  inspections: readonly Inspection[],
  { statements }: Composed,
): Promise<Conclusion> {
  const { at, actorId } = contextOf(talk);
  if (actorId === null) throw new Error('a draft by nobody');
  const id = talk.tools.ids.next();
  const conclusion: Conclusion = {
    id,
    roundId: round.id,
    chainId: id,
    version: 1,
    inspectionIds: inspections.map((inspection) => inspection.id),
    status: 'draft',
    subject: subjectOf(round, inspections),
    content: { statements, recommendations: [] },
    paper: null,
    draftedBy: actorId,
    approvedBy: null,
    approvedAt: null,
    issuedBy: null,
    issuedAt: null,
    revision: 0,
    createdAt: at,
  };
  await talk.tx.conclusions.add(conclusion);
  await auditConclusion(talk, conclusion, 'draft_conclusion', { units: inspections.length });
  return conclusion;
}

/** Papers are in Vietnamese whatever the reader's language; the secretary may change it. */
function subjectOf(round: InspectionRound, [first, ...more]: readonly Inspection[]): string {
  const words = plainWords('vi');
  const title = inSentence(round.title);
  return first === undefined || more.length > 0
    ? words({ key: 'conclusion.default_subject', params: { title } })
    : words({ key: 'conclusion.default_subject_unit', params: { title, unit: first.unitName } });
}

/** Of what could not be placed; what of it was stated to the unit stands on the card, each by its words. */
function unsortedLines({ unsorted }: Composed): Message[] {
  const count = unsorted.filter(({ status }) => status !== 'stated').length;
  return count === 0 ? [] : [say('conclusion.left_unsorted', { count })];
}

/** What was taken in, and what was not and why. */
function composedLines(composed: Composed): Message[] {
  const { statements, unstated, bare } = composed;
  const count = new Set(statements.flatMap(({ findingIds }) => findingIds)).size;
  return [
    say('conclusion.composed', { count }),
    ...unsortedLines(composed),
    ...(unstated.length === 0 ? [] : [say('conclusion.left_unstated', { count: unstated.length })]),
    ...(bare.length === 0 ? [] : [say('conclusion.bare_units', { units: unitNames(bare) })]),
  ];
}

/** Takes into a draft what has been found since. */
export async function addFindings(talk: Talk, conclusionId: string): Promise<void> {
  const opened = await openDraft(talk, conclusionId, null);
  if (opened === null) return;
  const { conclusion, inspections, round, scope } = opened;
  const covered = new Set(inspections.map(({ id }) => id));
  const found = (await talk.tx.findings.ofRound(scope, round.id)).filter(({ inspectionIds }) =>
    inspectionIds.some((id) => covered.has(id)),
  );
  const composed = composeStatements(found, inspections, conclusion.content);
  if (composed.statements.length === 0) {
    return showOpened(talk, opened, [say('conclusion.nothing_new'), ...unsortedLines(composed)]);
  }
  const statements = ordered([...conclusion.content.statements, ...composed.statements]);
  const changed = await saveDraft(talk, opened, { content: { ...conclusion.content, statements } });
  return showOpened(talk, changed.opened, [...changed.notes, ...composedLines(composed)]);
}
