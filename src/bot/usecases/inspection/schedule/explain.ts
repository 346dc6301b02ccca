import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { choose } from '../../../../domain/inspection/schedule/list-view.ts';
import { readPaper } from '../../../../domain/inspection/schedule/read-paper.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { advanceInspection } from '../advance-inspection.ts';
import type { Given } from '../given.ts';
import { takeGiven } from './given-file.ts';
import { teamChats } from './people-concerned.ts';
import { contextOf, mayDo, todayOf } from './seen.ts';
import { showInspection } from './show-inspection.ts';
import { tellPeople } from './tell.ts';

/** Asks the unit what it says of the findings (giải trình). */
export async function askExplanation(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'explain');
  if (seen === null) return;
  return ask(talk, inspectionId, [say('inspection.explain_ask', { unit: seen.inspection.unitName })]);
}

function ask(talk: Talk, inspectionId: string, said: Message[]): Promise<void> {
  const none = {
    action: choose({ kind: 'nothing_to_explain', inspectionId }),
    label: say('inspection.choice.nothing_to_explain'),
    command: 'khongykien',
  };
  return talk.say(view(said, [[none], [cardChoice(inspectionId)]]), {
    awaits: { area: 'schedule', what: { kind: 'explanation', inspectionId } },
  });
}

/** Takes words, the paper's number and date, or a file; they may come one after the other, as parts of one explanation. */
export async function takeExplanation(talk: Talk, inspectionId: string, given: Given): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'explain');
  if (seen === null) return;
  const taken = await takeGiven(talk, given);
  if (taken.refused !== null) return ask(talk, inspectionId, [taken.refused]);
  const before = seen.inspection.state.explanation;
  const read = taken.text === '' ? null : readPaper(taken.text, todayOf(talk));
  const isPaper = read?.kind === 'paper';
  const text = isPaper || taken.text === '' ? null : taken.text;
  const done = await advanceInspection(contextOf(talk), seen.inspection, {
    kind: 'explain',
    text: [before?.text, text].filter((part) => part != null).join('\n') || null,
    paper: isPaper ? { ...read.paper, fileId: null } : (before?.paper ?? null),
    fileIds: [...new Set([...(before?.fileIds ?? []), ...(taken.fileId === null ? [] : [taken.fileId])])],
    none: false,
  });
  if (!done.ok) return showInspection(talk, inspectionId, [done.refusal]);
  await tellTeam(talk, done.value);
  return ask(talk, inspectionId, [say('inspection.explain_recorded')]);
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
