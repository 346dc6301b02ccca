import type { Unit } from '../../../domain/organisation/ports.ts';
import type { Administration } from '../administration.ts';
import type { InvitationRequest } from './invite.ts';
import { refused, type Outcome } from '../outcome.ts';

/**
 * Requests for a guidance letter: the focal points of each unit who cannot be reached yet, or one invitation without a
 * name for a unit whose focal point nobody has named.
 */
export async function sheetRequests(
  administration: Administration,
  of: { roundCode: string } | { unitCodes: string[] },
): Promise<Outcome<InvitationRequest[]>> {
  const { tx } = administration;
  const units = await unitsOf(administration, of);
  if (!units.ok) return units;
  const everyone = await tx.people.everyone();
  const reached = await tx.people.chatsOf(
    'focal_point',
    units.value.map(({ id }) => id),
  );
  const requests = units.value.flatMap(({ id, code }): InvitationRequest[] => {
    const focalPoints = everyone.filter(({ roles }) =>
      roles.some(({ unitId, role }) => unitId === id && role === 'focal_point'),
    );
    if (focalPoints.length === 0) return [{ unitCode: code, role: 'focal_point', personCode: null }];
    return focalPoints
      .filter(({ person }) => person.code !== null && !reached.some(({ personId }) => personId === person.id))
      .map(({ person }) => ({ unitCode: code, role: 'focal_point', personCode: person.code }));
  });
  return { ok: true, value: requests };
}

async function unitsOf(
  { tx }: Administration,
  of: { roundCode: string } | { unitCodes: string[] },
): Promise<Outcome<Unit[]>> {
  const everything = { kind: 'system' } as const;
  const all = await tx.units.all();
  if ('roundCode' in of) {
    const round = await tx.rounds.byCode(everything, of.roundCode);
    if (round === null) return refused('admin.refused.unknown_round', { code: of.roundCode });
    const standings = await tx.rounds.standings(everything, round.id);
    const asked = new Set(standings.map(({ unitId }) => unitId));
    return { ok: true, value: all.filter(({ id }) => asked.has(id)) };
  }
  const units: Unit[] = [];
  for (const code of of.unitCodes) {
    const unit = all.find((each) => each.code === code);
    if (unit === undefined) return refused('admin.refused.unknown_unit', { code });
    units.push(unit);
  }
  return { ok: true, value: units };
}
