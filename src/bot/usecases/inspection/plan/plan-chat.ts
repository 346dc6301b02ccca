import type { PlanAction } from '../../../../domain/inspection/plan/action.ts';
import { additionRefusalMessage } from '../../../../domain/inspection/plan/addition-views.ts';
import type { AdditionDraft, PlanAwaited } from '../../../../domain/inspection/plan/awaited.ts';
import { backFrom } from '../../../../domain/inspection/schedule/team-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { sayStale } from '../schedule/seen.ts';
import { showInspection } from '../schedule/show-inspection.ts';
import { addToRound } from './add-to-round.ts';
import { goOn, roundToChange, sayClosed, withoutFault } from './ask-addition.ts';
import { administrationOf } from './context.ts';
import { keepReport, takeForRemoval } from './keep-report.ts';
import { showChanges } from './show-changes.ts';
import { takeDates, takeForAddition } from './take-addition.ts';

const nothing = { unitId: null, as: null, field: null, dates: null, reason: null, seal: null };

/** Does what a choice about a plan says. */
export async function chooseAboutPlan(talk: Talk, action: PlanAction): Promise<void> {
  switch (action.kind) {
    case 'add_unit':
      return goOn(talk, { kind: 'addition', roundId: action.roundId, ...nothing });
    case 'plan_changes':
      return showChanges(talk, action.roundId, action.page);
    case 'keep_report':
      return keepReport(talk, action.inspectionId);
    case 'addition_unit':
    case 'addition_kind':
    case 'addition_field':
    case 'addition_no_day':
    case 'addition_back':
    case 'confirm_addition': {
      const draft = additionDraft(talk);
      return draft === null ? sayStale(talk) : goOnWith(talk, draft, action);
    }
    default:
      return action satisfies never;
  }
}

/** What was asked last, when it is about an addition. */
function additionDraft(talk: Talk): AdditionDraft | null {
  const awaits = talk.sender?.dialog?.awaits;
  return awaits?.area === 'plan' && awaits.what.kind === 'addition' ? awaits.what : null;
}

type AboutAddition = Extract<PlanAction, { kind: `addition_${string}` | 'confirm_addition' }>;

async function goOnWith(talk: Talk, draft: AdditionDraft, action: AboutAddition): Promise<void> {
  switch (action.kind) {
    case 'addition_unit': {
      const unit = await talk.tx.units.byId(action.unitId);
      return unit === null ? sayStale(talk) : goOn(talk, { ...draft, unitId: unit.id });
    }
    case 'addition_kind':
      return goOn(talk, { ...draft, as: action.as, field: null });
    case 'addition_field':
      return goOn(talk, { ...draft, field: action.field });
    case 'addition_no_day':
      return takeDates(talk, draft, { kind: 'open' });
    case 'addition_back':
      return goOn(talk, before(draft));
    case 'confirm_addition':
      return action.seal === draft.seal
        ? add(talk, draft)
        : goOn(talk, draft, [say('inspection.refused.stale')]);
    default:
      return action satisfies never;
  }
}

/** The draft without the answer that was given last. */
function before(draft: AdditionDraft): AdditionDraft {
  if (draft.reason !== null) return { ...draft, reason: null };
  if (draft.dates !== null) return { ...draft, dates: null };
  // A theme that is one of a kind was not asked for.
  return draft.as === null ? { ...draft, unitId: null } : { ...draft, as: null, field: null };
}

/** What the summary says is meant. */
async function add(talk: Talk, draft: AdditionDraft): Promise<void> {
  const { roundId, unitId, as: kind, field, dates, reason } = draft;
  const round = await roundToChange(talk, roundId);
  if (round === null) return;
  const unit = unitId === null ? null : await talk.tx.units.byId(unitId);
  if (unit === null || kind === null || dates === null || reason === null) return goOn(talk, draft);
  const done = await addToRound(administrationOf(talk), roundId, { unit, kind, field, dates }, reason);
  if (!done.ok) {
    const { refusal } = done;
    return refusal.kind === 'closed'
      ? sayClosed(talk, roundId)
      : goOn(talk, withoutFault(draft, refusal), [additionRefusalMessage(refusal, unit.name)]);
  }
  const said = say('plan.added', { unit: unit.name });
  const { inspectionId } = done.added;
  // With a team of its own it may not be for whoever has added it.
  return (await talk.tx.inspections.byId(talk.scope!, inspectionId)) === null
    ? talk.say(view([said], [[backFrom({ roundId, inspectionId: null })]]))
    : showInspection(talk, inspectionId, [said]);
}

/** Takes what was awaited. */
export async function takeForPlan(talk: Talk, awaited: PlanAwaited, given: Given): Promise<void> {
  const typed = (given.kind === 'text' ? given.text : given.caption).trim();
  return awaited.kind === 'addition'
    ? takeForAddition(talk, awaited, typed)
    : takeForRemoval(talk, awaited, typed);
}
