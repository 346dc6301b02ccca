import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { choose } from '../../../../domain/inspection/schedule/list-view.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import { addedMessages, readPart } from '../../../../domain/inspection/schedule/read-part.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import type { Given } from '../given.ts';
import { takeGiven, type Taken } from './given-file.ts';
import { teamChats } from './people-concerned.ts';
import { contextOf, mayDo, todayOf } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { tellPeople } from './tell.ts';

/** Asks the unit what it says of the findings (giải trình). */
export async function askExplanation(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'explain');
  if (seen === null) return;
  return ask(talk, seen.inspection, [
    say('inspection.explain_ask', { unit: seen.inspection.unitName }),
    say('inspection.explain_when'),
  ]);
}

/** Nothing can be said to be without comment once something was given. */
function ask(talk: Talk, { id: inspectionId, state }: Inspection, said: Message[]): Promise<void> {
  const none = {
    action: choose({ kind: 'nothing_to_explain', inspectionId }),
    label: say('inspection.choice.nothing_to_explain'),
    command: 'khongykien',
  };
  const choices = [...(state.explanation === null ? [[none]] : []), [cardChoice(inspectionId)]];
  return talk.say(view(said, choices), {
    awaits: { area: 'schedule', what: { kind: 'explanation', inspectionId } },
  });
}

/** What was typed after reading what was found: an explanation, when that is meant. */
export async function offerExplanation(
  talk: Talk,
  { inspectionId }: Draft<'explanation_offered'>,
  given: Given,
): Promise<void> {
  if (given.kind === 'file') return takeExplanation(talk, inspectionId, given);
  const seen = await mayDo(talk, inspectionId, 'explain');
  if (seen === null) return;
  const text = given.text.trim();
  const send = {
    action: choose({ kind: 'explain_typed', inspectionId }),
    label: say('inspection.choice.explain_typed'),
    command: 'guigiaitrinh',
  };
  return talk.say(
    view(
      [say('inspection.explain_offered', { unit: seen.inspection.unitName, text })],
      [[send], [cardChoice(inspectionId)]],
    ),
    { awaits: { area: 'schedule', what: { kind: 'explanation_offered', inspectionId, text } } },
  );
}

/** It is meant. */
export async function explainTyped(talk: Talk, inspectionId: string): Promise<void> {
  const awaits = talk.sender?.dialog?.awaits;
  const draft = awaits?.area === 'schedule' ? awaits.what : null;
  if (draft?.kind !== 'explanation_offered' || draft.inspectionId !== inspectionId || draft.text === null) {
    return askExplanation(talk, inspectionId);
  }
  return keep(talk, inspectionId, { text: draft.text, fileId: null, refused: null });
}

/** Takes words, the paper's number and date, or a file; they may come one after the other, as parts of one explanation. */
export async function takeExplanation(talk: Talk, inspectionId: string, given: Given): Promise<void> {
  return keep(talk, inspectionId, await takeGiven(talk, given));
}

async function keep(talk: Talk, inspectionId: string, taken: Taken): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'explain');
  if (seen === null) return;
  if (taken.refused !== null) return ask(talk, seen.inspection, [taken.refused]);
  const given = seen.inspection.state.explanation;
  // Who has said to have nothing to say may think better of it.
  const before = given?.none === true ? null : given;
  const read = readPart(taken.text, todayOf(talk));
  if (read.kind === 'refused') return ask(talk, seen.inspection, [read.because]);
  const { paper, words } = read;
  const done = await advanceInspection(contextOf(talk), seen.inspection, {
    kind: 'explain',
    text: [before?.text, words].filter((part) => part != null).join('\n') || null,
    paper: paper === null ? (before?.paper ?? null) : { ...paper, fileId: null },
    fileIds: [...new Set([...(before?.fileIds ?? []), ...(taken.fileId === null ? [] : [taken.fileId])])],
    none: false,
  });
  if (!done.ok) return showInspection(talk, inspectionId, [done.refusal]);
  await tellTeam(talk, done.value);
  const file = taken.fileId === null ? null : await talk.tx.files.byId(taken.fileId);
  const said = addedMessages({ words, paper, fileName: file?.name ?? null });
  return ask(talk, done.value, [
    ...(before === null ? [say('inspection.explain_recorded')] : []),
    ...said,
    ...(paper === null && before?.paper == null
      ? [say('inspection.explain_more', { today: todayOf(talk) })]
      : []),
  ]);
}

/** The unit has nothing to say; what it has said before stands. */
export async function nothingToExplain(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'explain');
  if (seen === null) return;
  if (seen.inspection.state.explanation !== null) return showInspection(talk, inspectionId);
  const done = await advanceInspection(contextOf(talk), seen.inspection, {
    kind: 'explain',
    text: null,
    paper: null,
    fileIds: [],
    none: true,
  });
  if (!done.ok) return showInspection(talk, inspectionId, [done.refusal]);
  await tellTeam(talk, done.value);
  return showInspection(talk, inspectionId, [say('inspection.explain_none')]);
}

/** The team hears once that there is something to read. */
async function tellTeam(talk: Talk, { id, unitName: unit, state }: Inspection): Promise<void> {
  const said = say(
    state.explanation?.none === true ? 'inspection.told.not_explained' : 'inspection.told.explained',
    {
      unit,
    },
  );
  await tellPeople(contextOf(talk), {
    to: await teamChats(talk.tx, id, ['team_head', 'team_deputy', 'team_secretary']),
    view: view([said], [[cardChoice(id)]]),
    key: `inspection:${id}:explained`,
  });
}
