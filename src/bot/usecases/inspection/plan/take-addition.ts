import { checkAddition } from '../../../../domain/inspection/plan/addition.ts';
import { additionRefusalMessage, askUnitView } from '../../../../domain/inspection/plan/addition-views.ts';
import type { AdditionDraft } from '../../../../domain/inspection/plan/awaited.ts';
import type { InspectionDates } from '../../../../domain/inspection/inspection.ts';
import { checkDays } from '../../../../domain/inspection/schedule/check-days.ts';
import { readDays } from '../../../../domain/inspection/schedule/read-days.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { goOn, roundToChange } from './ask-addition.ts';
import { administrationOf } from './context.ts';
import { planFacts } from './facts.ts';
import { findUnits } from './find-unit.ts';
import { additionFacts } from './weigh-addition.ts';

/** Units that fit a phone's screen. */
const mostUnits = 8;

/** Takes what is typed for what is asked now: the unit's name, the days, the reason; of the rest one chooses. */
export async function takeForAddition(talk: Talk, draft: AdditionDraft, typed: string): Promise<void> {
  if (typed === '') return goOn(talk, draft, [say('inspection.words_please')]);
  const round = await roundToChange(talk, draft.roundId);
  if (round === null) return;
  if (draft.unitId === null) return takeUnit(talk, draft, round, typed);
  const isThemeOpen = draft.as === 'thematic' && draft.field === null;
  if (draft.as === null || isThemeOpen) return goOn(talk, draft, [say('plan.choose_please')]);
  if (draft.dates === null) return takeDays(talk, draft, round, typed);
  if (draft.reason === null) return goOn(talk, { ...draft, reason: typed });
  return goOn(talk, draft, [say('plan.choose_please')]);
}

async function takeUnit(
  talk: Talk,
  draft: AdditionDraft,
  round: InspectionRound,
  typed: string,
): Promise<void> {
  const found = await findUnits(administrationOf(talk), round, typed);
  const able = found.filter(({ refusal }) => refusal === null).map(({ unit }) => unit);
  const [only, ...others] = able;
  if (only === undefined) {
    const why = found.flatMap(({ unit, refusal }) =>
      refusal === null ? [] : [additionRefusalMessage(refusal, unit.name)],
    );
    return goOn(talk, draft, why.length === 0 ? [say('plan.no_unit', { name: typed })] : why.slice(0, 3));
  }
  if (others.length === 0) return goOn(talk, { ...draft, unitId: only.id });
  const more = Math.max(0, able.length - mostUnits);
  const asked = { roundId: round.id, lead: [] };
  return talk.say(askUnitView(asked, round.title, able.slice(0, mostUnits), more), {
    awaits: { area: 'plan', what: draft },
  });
}

async function takeDays(
  talk: Talk,
  draft: AdditionDraft,
  round: InspectionRound,
  typed: string,
): Promise<void> {
  const { today, calendar } = await planFacts(administrationOf(talk), round.plan);
  const { window } = round.plan;
  const read = readDays(typed, { today, window, calendar });
  if (!read.ok) return goOn(talk, draft, [say(`inspection.days_${read.reason}`)]);
  const notice = { kind: 'not_said' } as const;
  const { refused } = checkDays(read.dates, { today, window, calendar, isUnderWay: false, notice });
  return refused === null ? takeDates(talk, draft, read.dates) : goOn(talk, draft, [refused]);
}

/** Takes days that were typed, or none for now: on each the unit has to be there. */
export async function takeDates(talk: Talk, draft: AdditionDraft, dates: InspectionDates): Promise<void> {
  const round = await roundToChange(talk, draft.roundId);
  if (round === null) return;
  const unit = draft.unitId === null ? null : await talk.tx.units.byId(draft.unitId);
  if (unit === null || draft.as === null) return goOn(talk, draft);
  const administration = administrationOf(talk);
  const facts = await planFacts(administration, round.plan);
  const own = await additionFacts(administration, round, unit.id, facts);
  const checked = checkAddition(own, { unit, kind: draft.as, field: draft.field, dates });
  if (!checked.ok && checked.refusal.kind === 'gone') {
    return goOn(talk, { ...draft, dates: null }, [additionRefusalMessage(checked.refusal, unit.name)]);
  }
  return goOn(talk, { ...draft, dates });
}
