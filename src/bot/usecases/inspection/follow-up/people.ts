import {
  coordinatorMatters,
  decidingMatters,
  paperMatters,
  type Matter,
} from '../../../../domain/inspection/follow-up/matter.ts';
import type { TeamRole } from '../../../../domain/inspection/kind.ts';
import type { Inspection, TeamMember } from '../../../../domain/inspection/ports.ts';
import type { PersonChat } from '../../../../domain/organisation/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { chatsByUnit } from '../../notice/chats-by-unit.ts';

const everything = { kind: 'system' } as const;

/** Those who see to inspections of open rounds. */
export interface Followers {
  /** Ids of the persons who are told of a matter of an inspection, each once. */
  of(inspection: Inspection, matter: Pick<Matter, 'kind' | 'assessed'>): string[];
  /** Where the persons are written to. */
  chats: PersonChat[];
}

/**
 * Whom a matter of an inspection is told to: the head and the secretary, of terms to be set the head and the deputy, of
 * a part to be assessed those who assess it, of papers and of silence the coordinators, who also stand in where nobody of
 * the team can be written to. A hidden inspection's own team, and nobody else.
 */
export async function followers(tx: Transaction): Promise<Followers> {
  const teams = await tx.inspections.teamsOfOpenRounds(everything);
  const receivers = new Map(
    (await tx.inspections.rounds(everything)).map(({ id, receivingUnitId }) => [id, receivingUnitId]),
  );
  const coordinators = await chatsByUnit(tx, 'coordinator');
  const assessors = await chatsByUnit(tx, 'assessor');
  const persons = new Set([
    ...[...teams.values()].flat().map(({ personId }) => personId),
    ...[...coordinators.values(), ...assessors.values()].flat().map(({ personId }) => personId),
  ]);
  const chats = await tx.people.chatsOfPersons([...persons]);
  const reached = new Set(chats.map(({ personId }) => personId));
  const of: Followers['of'] = (inspection, { kind, assessed }) => {
    if (kind === 'assess') {
      return [...new Set((assessors.get(assessed?.unitId ?? '') ?? []).map(({ personId }) => personId))];
    }
    const own = having(teams.get(inspection.id) ?? [], decidingMatters.includes(kind) ? deciding : following);
    if (inspection.hidden) return own;
    const standing = (coordinators.get(receivers.get(inspection.roundId) ?? '') ?? []).map(
      ({ personId }) => personId,
    );
    // A self-inspection has no team.
    const isTheirs = coordinatorMatters.includes(kind) || inspection.kind === 'self_inspection';
    if (isTheirs) return [...new Set(standing)];
    const isReached = own.some((personId) => reached.has(personId));
    const also = paperMatters.includes(kind) || !isReached ? standing : [];
    return [...new Set([...own, ...also])];
  };
  return { of, chats };
}

const following: readonly TeamRole[] = ['team_head', 'team_secretary'];
const deciding: readonly TeamRole[] = ['team_head', 'team_deputy'];

function having(team: readonly TeamMember[], roles: readonly TeamRole[]): string[] {
  return team.filter(({ role }) => roles.includes(role)).map(({ personId }) => personId);
}
