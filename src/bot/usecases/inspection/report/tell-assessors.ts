import { reportChoice } from '../../../../domain/inspection/report/choices.ts';
import type { AssessedPart } from '../../../../domain/inspection/report/ports.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { coordinatorChats, teamChats } from '../schedule/people-concerned.ts';
import { contextOf } from '../schedule/seen.ts';
import { tellPeople } from '../schedule/tell.ts';

const everything = { kind: 'system' } as const;

/** A unit's report is there: whoever assesses a part of it hears of it once, and nothing of what it says. */
export async function tellAssessors(ctx: InspectionContext, { id }: Inspection): Promise<void> {
  for (const { part, place, unitName: unit, assessorUnitId, sentAt } of await ctx.tx.assessments.ofInspection(
    everything,
    id,
  )) {
    if (sentAt === null) continue;
    const open = reportChoice(
      { kind: 'assess', inspectionId: id, part, page: 0 },
      say('assessment.choice.open', { place, unit }),
    );
    await tellPeople(ctx, {
      to: await ctx.tx.people.chatsOf('assessor', [assessorUnitId]),
      view: view([say('assessment.told_sent', { place, unit, sentAt })], [[open]]),
      key: `inspection:${id}:to_assess:${part}`,
    });
  }
}

const working = ['team_head', 'team_deputy', 'team_secretary', 'team_member'] as const;

/** A part is assessed: those who work in the team and the coordinators hear of it once. */
export async function tellAssessed(
  talk: Talk,
  { inspectionId, roundId, part, place, unitName: unit, assessorName: assessor }: AssessedPart,
): Promise<void> {
  const team = await teamChats(talk.tx, inspectionId, working);
  const known = new Set(team.map(({ personId }) => personId));
  const coordinators = await coordinatorChats(talk.tx, roundId);
  await tellPeople(contextOf(talk), {
    to: [...team, ...coordinators.filter(({ personId }) => !known.has(personId))],
    view: view(
      [say('assessment.told_done', { place, unit, assessor })],
      [
        [
          reportChoice({ kind: 'assessments', inspectionId }, say('assessment.choice.others')),
          cardChoice(inspectionId),
        ],
      ],
    ),
    key: `inspection:${inspectionId}:assessed:${part}`,
  });
}
