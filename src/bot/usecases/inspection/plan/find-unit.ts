import { foldPhrase } from '../../../../domain/answer/fold-vietnamese.ts';
import { refusalOf, type AdditionRefusal } from '../../../../domain/inspection/plan/addition.ts';
import type { InspectionRound } from '../../../../domain/inspection/ports.ts';
import type { Unit } from '../../../../domain/organisation/ports.ts';
import type { Administration } from '../../administration.ts';
import { planFacts } from './facts.ts';
import { additionFacts } from './weigh-addition.ts';

/** A unit that was found, and why it cannot come into the round; null when it can. */
export interface FoundUnit {
  unit: Unit;
  refusal: AdditionRefusal | null;
}

/** Units whose name has the words typed, with or without accents; one that is named exactly stands for itself. */
export async function findUnits(
  administration: Administration,
  round: InspectionRound,
  typed: string,
): Promise<FoundUnit[]> {
  const words = foldPhrase(typed);
  const facts = await planFacts(administration, round.plan);
  const meant = words === '' ? [] : facts.units.filter(({ name }) => foldPhrase(name).includes(words));
  const exact = meant.filter(({ name }) => foldPhrase(name) === words);
  const found: FoundUnit[] = [];
  for (const unit of exact.length === 1 ? exact : meant) {
    const own = await additionFacts(administration, round, unit.id, facts);
    found.push({ unit, refusal: refusalOf(own, unit) });
  }
  return found;
}
