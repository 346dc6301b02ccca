import type { PlanFacts } from '../../../../domain/inspection/plan/facts.ts';
import type { PlanTeam } from '../../../../domain/inspection/plan/plan-file.ts';
import type { Administration } from '../../administration.ts';

/** Puts the people whom a plan names into the team of a round, or into that of one of its inspections. */
export async function addTeam(
  { tx, ids, now, by }: Administration,
  roundId: string,
  inspectionId: string | null,
  { members }: PlanTeam,
  { people, units }: Pick<PlanFacts, 'people' | 'units'>,
): Promise<void> {
  for (const { person, role, agency, group } of members) {
    await tx.inspections.addMember({
      id: ids.next(),
      roundId,
      inspectionId,
      personId: people.find(({ code }) => code === person)!.id,
      role,
      agencyUnitId: units.find(({ code }) => code === agency)?.id ?? null,
      group: group ?? null,
      addedAt: now,
      addedBy: by?.personId ?? null,
    });
  }
}
