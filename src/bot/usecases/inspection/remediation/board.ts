import { boardView } from '../../../../domain/inspection/remediation/board-view.ts';
import { remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import { byUnit, type RemediationStanding } from '../../../../domain/inspection/remediation/standing.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import { say } from '../../../../domain/message.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { standingsOf } from './show.ts';

/** A round's remediation by unit, as far as the person may see it. */
export async function showBoard(talk: Talk, roundId: string, page: number): Promise<void> {
  const { tx, scope, event, tools } = talk;
  const round = scope === null ? null : await tx.inspections.roundById(scope, roundId);
  if (scope === null || round === null) return talk.say(view([say('refused.not_yours')]));
  const now = event.receivedAt;
  const its = await tx.remediations.ofRound(scope, roundId);
  const standings = await standingsOf(tx, scope, its, { now, timeZone: tools.timeZone });
  const choices: Choice[][] = [
    ...(coordinates(talk, round) ? pressChoices(roundId, standings) : []),
    [
      {
        action: {
          kind: 'inspection_schedule',
          choice: { kind: 'round_inspections', roundId, page: 0 },
        },
        label: say('choice.back'),
        command: 'lui',
      },
    ],
  ];
  return talk.say(boardView({ roundId, roundTitle: round.title, standings, page, now }, choices));
}

/** What the coordinators of the unit that keeps the round may send. */
export function coordinates(talk: Talk, { receivingUnitId }: InspectionRound): boolean {
  return (
    talk.sender?.roles.some(({ role, unitId }) => role === 'coordinator' && unitId === receivingUnitId) ??
    false
  );
}

/** Units that have something to report, and those of them whose term has passed. */
export function unitsToPress(standings: readonly RemediationStanding[]): {
  owing: { unitId: string; unitName: string }[];
  overdue: { unitId: string; unitName: string }[];
} {
  const units = [...byUnit(standings)].map(([unitId, its]) => ({
    unitId,
    unitName: its[0]!.remediation.unitName,
    owes: its.some(isOwed),
    isOverdue: its.some((each) => each.overdue && isOwed(each)),
  }));
  return { owing: units.filter(({ owes }) => owes), overdue: units.filter(({ isOverdue }) => isOverdue) };
}

/** What the unit has to do next; what waits for the team's word it cannot hurry. */
export function isOwed({ remediation, awaitsVerdict }: RemediationStanding): boolean {
  return remediation.status !== 'done' && !awaitsVerdict;
}

function pressChoices(roundId: string, standings: readonly RemediationStanding[]): Choice[][] {
  const { owing, overdue } = unitsToPress(standings);
  const nudge = remediationChoice(
    { kind: 'remind_units', roundId, confirmed: false },
    say('remediation.choice.nudge', { count: owing.length }),
    { command: 'nhac' },
  );
  const heads = remediationChoice(
    { kind: 'write_heads', roundId, confirmed: false },
    say('remediation.choice.heads', { count: overdue.length }),
    { command: 'guithutruong' },
  );
  return [...(owing.length > 0 ? [[nudge]] : []), ...(overdue.length > 0 ? [[heads]] : [])];
}
