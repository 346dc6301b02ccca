import { changesOfPlan, type PlanChange } from '../../../../domain/inspection/plan/changes.ts';
import { changesView } from '../../../../domain/inspection/plan/changes-view.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import type { Talk } from '../../talk.ts';
import { roundToChange } from './ask-addition.ts';

/** What has become of a round's plan since it was opened, for those who may change it. */
export async function showChanges(talk: Talk, roundId: string, page: number): Promise<void> {
  const round = await roundToChange(talk, roundId);
  const { tx, scope, tools } = talk;
  if (round === null || scope === null) return;
  const changes = changesOfPlan(
    await tx.inspections.wholeTrace(scope, round.id),
    await tx.inspections.ofRound(scope, round.id),
  );
  const names = new Map((await tx.people.everyone()).map(({ person }) => [person.id, person.name]));
  const told = changes.map((change) => ({
    change,
    day: officeDayOf(change.at, tools.timeZone),
    who: change.actorId === null ? null : (names.get(change.actorId) ?? null),
    person: names.get(memberOf(change)) ?? '',
  }));
  return talk.say(changesView(round, told, page));
}

function memberOf(change: PlanChange): string {
  return change.kind === 'member_added' || change.kind === 'member_removed' ? change.personId : '';
}
