import { Temporal } from 'temporal-polyfill';
import { isOver } from '../../../../domain/deadline/limit.ts';
import {
  kindsLeft,
  refusalOf,
  themesLeft,
  type AdditionRefusal,
} from '../../../../domain/inspection/plan/addition.ts';
import {
  additionRefusalMessage,
  additionSummaryView,
  askAdditionDaysView,
  askAdditionReasonView,
  askKindView,
  askThemeView,
  askUnitView,
} from '../../../../domain/inspection/plan/addition-views.ts';
import type { AdditionDraft } from '../../../../domain/inspection/plan/awaited.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Unit } from '../../../../domain/organisation/ports.ts';
import { view, type View } from '../../../../domain/view.ts';
import { backFrom } from '../../../../domain/inspection/schedule/team-view.ts';
import type { Talk } from '../../talk.ts';
import { mayChangePlan, roundStanding } from '../schedule/list-inspections.ts';
import { sayNotYours } from '../schedule/seen.ts';
import { warningMessages } from './addition-warnings.ts';
import { administrationOf } from './context.ts';
import { planFacts } from './facts.ts';
import { additionFacts, weighAddition } from './weigh-addition.ts';

/** The round, for those who may change its plan; null, and said so, else. */
export async function roundToChange(talk: Talk, roundId: string): Promise<InspectionRound | null> {
  const { tx, scope } = talk;
  const round = scope === null ? null : await tx.inspections.roundById(scope, roundId);
  if (round === null || !mayChangePlan(await roundStanding(talk, round))) {
    await sayNotYours(talk);
    return null;
  }
  return round;
}

/** Asks for what is still missing of an addition; for a confirmation when nothing is. */
export async function goOn(talk: Talk, draft: AdditionDraft, lead: Message[] = []): Promise<void> {
  const round = await roundToChange(talk, draft.roundId);
  if (round === null) return;
  if (round.closedAt !== null) return sayClosed(talk, round.id);
  const { asked, what } = await question(talk, round, draft, lead);
  return talk.say(asked, { awaits: { area: 'plan', what } });
}

export function sayClosed(talk: Talk, roundId: string): Promise<void> {
  return talk.say(view([say('plan.refused.closed')], [[backFrom({ roundId, inspectionId: null })]]));
}

/** The draft without the answer that cannot stand: that is asked for again, and nothing else. */
export function withoutFault(draft: AdditionDraft, { kind }: AdditionRefusal): AdditionDraft {
  switch (kind) {
    case 'receiver':
      return { ...draft, unitId: null };
    case 'gone':
      return draft.dates === null ? { ...draft, unitId: null } : { ...draft, dates: null };
    case 'unknown_theme':
    case 'inspects_itself':
    case 'already':
    case 'asks_nothing':
      return { ...draft, as: null, field: null };
    default:
      return kind satisfies never;
  }
}

interface Question {
  asked: View;
  /** The draft as it is asked about. */
  what: AdditionDraft;
}

async function question(
  talk: Talk,
  round: InspectionRound,
  given: AdditionDraft,
  lead: Message[],
): Promise<Question> {
  const draft = { ...given, seal: null };
  const { roundId } = draft;
  const unit = draft.unitId === null ? null : await talk.tx.units.byId(draft.unitId);
  if (unit === null) {
    const what = { ...draft, unitId: null };
    return { asked: askUnitView({ roundId, lead }, round.title, [], 0), what };
  }
  const chosen = await wayIn(talk, round, unit, draft, lead);
  if ('asked' in chosen) return chosen;
  const { as, field } = chosen;
  const what = { ...draft, as, field };
  const { dates, reason } = draft;
  if (dates === null) return { asked: askAdditionDaysView({ roundId, lead }, unit.name, as), what };
  if (reason === null) {
    return { asked: askAdditionReasonView({ roundId, lead }, unit.name, as, dates), what };
  }
  return summary(talk, round, unit, { ...what, as, dates, reason }, lead);
}

/** In which way the unit comes in, and in which theme: as chosen, or where there is no choice; else that is asked. */
async function wayIn(
  talk: Talk,
  round: InspectionRound,
  unit: Unit,
  draft: AdditionDraft,
  lead: Message[],
): Promise<Question | { as: NonNullable<AdditionDraft['as']>; field: AdditionDraft['field'] }> {
  const administration = administrationOf(talk);
  const facts = await planFacts(administration, round.plan);
  const own = await additionFacts(administration, round, unit.id, facts);
  const refusal = refusalOf(own, unit);
  const { roundId } = draft;
  if (refusal !== null) {
    const said = [...lead, additionRefusalMessage(refusal, unit.name)];
    const asked = askUnitView({ roundId, lead: said }, round.title, [], 0);
    return { asked, what: { ...draft, unitId: null, as: null, field: null } };
  }
  const kinds = kindsLeft(own, unit);
  const { as } = draft;
  if (as === null || !kinds.includes(as)) {
    const inRoundAs = [...new Set(own.others.map(({ kind }) => kind))];
    const asked = askKindView({ roundId, lead }, unit.name, kinds, inRoundAs);
    return { asked, what: { ...draft, as: null, field: null } };
  }
  if (as !== 'thematic') return { as, field: null };
  const themes = themesLeft(own, unit);
  const field = themes.length === 1 ? themes[0]! : themes.find((each) => each === draft.field);
  if (field !== undefined) return { as, field };
  const asked = askThemeView({ roundId, lead }, unit.name, themes);
  return { asked, what: { ...draft, field: null } };
}

type WholeDraft = AdditionDraft & {
  [K in 'as' | 'dates' | 'reason']: NonNullable<AdditionDraft[K]>;
};

/** Everything that is to be confirmed, with what has to be said of it; or the question whose answer cannot stand. */
async function summary(
  talk: Talk,
  round: InspectionRound,
  unit: Unit,
  draft: WholeDraft,
  lead: Message[],
): Promise<Question> {
  const { as, field, dates, reason, roundId } = draft;
  const addition = { unit, kind: as, field, dates };
  const weighing = await weighAddition(administrationOf(talk), round, addition);
  if (!weighing.ok) {
    const { refusal } = weighing;
    const said = [...lead, additionRefusalMessage(refusal, unit.name)];
    return question(talk, round, withoutFault(draft, refusal), said);
  }
  const { facts, weighed } = weighing;
  const { limit } = weighed;
  const seal = talk.tools.ids.next();
  const now = Temporal.Instant.from(talk.event.receivedAt);
  const asked = additionSummaryView(
    {
      ...{ roundId, title: round.title, unit: unit.name, as, field, dates, reason, limit, seal },
      isOver: limit !== null && isOver(limit, now, talk.tools.timeZone),
      warnings: warningMessages(round.plan, addition, weighed, facts),
    },
    lead,
  );
  return { asked, what: { ...draft, seal } };
}
