import { foundWithout } from '../conclusion/found-without.ts';
import type { Reservation } from '../conclusion/gap-views.ts';
import type { FindingKind } from '../finding.ts';
import { reformFieldSchema, type ReformField } from '../kind.ts';
import type { Conclusion, Finding } from '../ports.ts';

export interface FoundItem {
  kind: FindingKind;
  field: ReformField | null;
  text: string;
  units: string[];
}

/** Found, and nothing is recommended about it; `kind` is null for what was never sorted. */
export interface FoundWithoutItem extends Omit<FoundItem, 'kind'> {
  kind: FindingKind | null;
  /** Of the conclusion that passes over it. */
  paper: { number: string; date: string } | null;
  reason: string | null;
}

export interface FoundInField {
  field: ReformField | null;
  counts: Record<FindingKind, number>;
  items: FoundItem[];
}

/** How many findings were stated to units, are in no conclusion, and nobody has said of which kind they are. */
export function countUnsorted(findings: readonly Finding[], issued: readonly Conclusion[]): number {
  const concluded = new Set(
    issued.flatMap(({ content }) => content.statements.flatMap(({ findingIds }) => findingIds)),
  );
  return findings.filter(({ id, status, kind }) => status === 'stated' && kind === null && !concluded.has(id))
    .length;
}

/** What the issued conclusions state, and what was stated to units and rests in no conclusion yet. */
export function foundItems(
  findings: Finding[],
  issued: Conclusion[],
  nameOf: ReadonlyMap<string, string>,
): FoundItem[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const concluded = new Set<string>();
  const items: FoundItem[] = [];
  for (const { content, inspectionIds } of issued) {
    for (const { kind, field, text, findingIds } of content.statements) {
      findingIds.forEach((id) => concluded.add(id));
      const rested = findingIds.flatMap((id) => byId.get(id)?.inspectionIds ?? []);
      const about = rested.length === 0 ? inspectionIds : inspectionIds.filter((id) => rested.includes(id));
      items.push({ kind, field, text, units: namesOf(about, nameOf) });
    }
  }
  for (const { id, kind, field, text, inspectionIds, status } of findings) {
    if (status !== 'stated' || kind === null || concluded.has(id)) continue;
    items.push({ kind, field, text, units: namesOf(inspectionIds, nameOf) });
  }
  return items;
}

/** Why a conclusion passed over what was found, by its chain. */
export type GivenReservation = Pick<Reservation, 'reason' | 'keys'> & { chainId: string };

/** What a conclusion passes over, with the reason that was given last. */
export function withoutOf(
  conclusion: Conclusion,
  { findings, reservations }: { findings: readonly Finding[]; reservations: readonly GivenReservation[] },
): (Omit<FoundWithoutItem, 'units'> & { inspectionIds: string[] })[] {
  const { paper, chainId } = conclusion;
  return foundWithout(conclusion, findings).map(({ kind, field, text, inspectionIds, keys }) => {
    const given = reservations.findLast(
      (each) => each.chainId === chainId && keys.some((key) => each.keys.includes(key)),
    );
    const named = paper === null ? null : { number: paper.number, date: paper.date };
    return { kind, field, text, inspectionIds, paper: named, reason: given?.reason ?? null };
  });
}

/** In the order of the fields; what has none comes last. */
export function foundByField(items: FoundItem[]): FoundInField[] {
  return [...reformFieldSchema.options, null].flatMap((field) => {
    const its = items.filter((item) => item.field === field);
    const count = (kind: FindingKind) => its.filter((item) => item.kind === kind).length;
    const counts = {
      strength: count('strength'),
      shortcoming: count('shortcoming'),
      violation: count('violation'),
    };
    return its.length === 0 ? [] : [{ field, counts, items: its }];
  });
}

/** Each once, as Vietnamese sorts them. */
export function namesOf(inspectionIds: readonly string[], nameOf: ReadonlyMap<string, string>): string[] {
  const names = new Set(inspectionIds.flatMap((id) => nameOf.get(id) ?? []));
  return [...names].sort(new Intl.Collator('vi').compare);
}
