import { foldPhrase } from '../../answer/fold-vietnamese.ts';
import type { ConclusionContent, Statement } from '../conclusion.ts';
import { readable } from '../finding/text.ts';
import type { Finding, Inspection } from '../ports.ts';
import { ordered } from './content.ts';

type Covered = Pick<Inspection, 'id' | 'unitName'>;

/** What findings give a draft, and what had to be left out of it. */
export interface Composed {
  statements: Statement[];
  /** Without a kind, or without words: they cannot be placed. */
  unsorted: Finding[];
  /** Placed, though the unit has not been told of them. */
  unstated: Finding[];
  /** Inspections of which nothing was found. */
  bare: Covered[];
}

/**
 * Statements out of findings: one for each text of a kind and field, however many units and members it came from. Where a
 * conclusion is about several units, a statement that is not about all of them names its own.
 *
 * @param findings of the inspections covered; withdrawn ones and those already in `known` are left out
 * @param covered in the order in which they are named
 */
export function composeStatements(
  findings: readonly Finding[],
  covered: readonly Covered[],
  known: Pick<ConclusionContent, 'statements'> = { statements: [] },
): Composed {
  const used = new Set(known.statements.flatMap(({ findingIds }) => findingIds));
  const standing = findings.filter(({ status }) => status !== 'withdrawn');
  const fresh = standing.filter(({ id }) => !used.has(id));
  const groups = new Map<string, { kind: Statement['kind']; findings: Finding[] }>();
  for (const finding of fresh) {
    if (finding.kind === null || !isUsable(finding)) continue;
    const key = `${finding.kind} ${finding.field ?? ''} ${foldPhrase(finding.text)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kind: finding.kind, findings: [finding] });
    else group.findings.push(finding);
  }
  const statements = [...groups.values()].map(({ kind, findings: same }): Statement => ({
    kind,
    field: same[0]!.field,
    text: readable(same[0]!.text) + unitsOf(same, covered),
    cause: causeOf(same),
    findingIds: same.map(({ id }) => id),
  }));
  const found = new Set(standing.flatMap(({ inspectionIds }) => inspectionIds));
  return {
    statements: ordered(statements),
    unsorted: fresh.filter((finding) => !isUsable(finding)),
    unstated: fresh.filter((finding) => isUsable(finding) && finding.status === 'draft'),
    bare: covered.filter(({ id }) => !found.has(id)),
  };
}

function isUsable({ kind, text }: Finding): boolean {
  return kind !== null && text.trim() !== '';
}

/** " (Sở Xây dựng; Sở Y tế)", or nothing when all units are meant. */
function unitsOf(findings: readonly Finding[], covered: readonly Covered[]): string {
  const concerned = new Set(findings.flatMap(({ inspectionIds }) => inspectionIds));
  const named = covered.filter(({ id }) => concerned.has(id));
  return named.length === covered.length ? '' : ` (${named.map(({ unitName }) => unitName).join('; ')})`;
}

function causeOf(findings: readonly Finding[]): string | null {
  const causes = new Map<string, string>();
  for (const { cause } of findings) {
    if (cause !== null && !causes.has(foldPhrase(cause))) causes.set(foldPhrase(cause), cause);
  }
  return causes.size === 0 ? null : [...causes.values()].join('; ');
}
