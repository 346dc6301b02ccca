import { foldPhrase } from '../../../../domain/answer/fold-vietnamese.ts';
import type { UnitRole } from '../../../../domain/access.ts';
import type { Candidate } from '../../../../domain/inspection/schedule/team-view.ts';
import type { Person } from '../../../../domain/organisation/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';

/** People that fit a phone's screen. */
const mostShown = 8;

/**
 * Known people whose name has all the words typed, with or without accents. Who has no role in the organisation any more
 * would see nothing of what they are put into.
 */
export async function findPeople(
  tx: Transaction,
  typed: string,
): Promise<{ candidates: Candidate[]; more: number }> {
  const words = foldPhrase(typed).split(' ');
  const found = (await tx.people.everyone()).filter(({ person, roles }) => {
    const name = foldPhrase(person.name).split(' ');
    return (
      roles.length > 0 &&
      typed.trim() !== '' &&
      words.every((word) => name.some((part) => part.startsWith(word)))
    );
  });
  return candidatesOf(tx, found);
}

export async function candidatesOf(
  tx: Transaction,
  people: { person: Person; roles: UnitRole[] }[],
): Promise<{ candidates: Candidate[]; more: number }> {
  const names = new Map((await tx.units.all()).map(({ id, name }) => [id, name]));
  const byName = new Intl.Collator('vi').compare;
  const candidates = people
    .map(({ person, roles }) => ({
      personId: person.id,
      name: person.name,
      agency: [...new Set(roles.map(({ unitId }) => names.get(unitId) ?? ''))].filter(Boolean).join(', '),
    }))
    .sort((a, b) => byName(a.name, b.name) || byName(a.agency, b.agency));
  return { candidates: candidates.slice(0, mostShown), more: Math.max(0, candidates.length - mostShown) };
}
