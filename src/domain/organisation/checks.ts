import { formatDate } from '../format-date.ts';
import { fault, type Fault } from './messages.ts';
import type { Organisation, PersonEntry, UnitEntry } from './schema.ts';

/** A unit already stored: its code and its parent's, null for the root. */
export interface KnownUnit {
  code: string;
  parent: string | null;
}

/** What the parts of an organisation file cannot know of each other and of the units already stored. */
export function checkOrganisation(organisation: Organisation, known: readonly KnownUnit[]): Fault[] {
  const { units, people = [] } = organisation;
  const codes = new Set([...known.map(({ code }) => code), ...units.map(({ code }) => code)]);
  return [
    ...repeated(units, (code, i) => fault(['units', i, 'code'], 'import.duplicate_unit', { code })),
    ...repeated(people, (code, i) => fault(['people', i, 'code'], 'import.duplicate_person', { code })),
    ...units.flatMap((unit, i) => checkUnit(unit, ['units', i], codes)),
    ...checkTree(units, known),
    ...people.flatMap((person, i) => checkRoles(person, ['people', i, 'roles'], codes)),
  ];
}

function checkUnit(unit: UnitEntry, path: Fault['path'], codes: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  if (unit.parent !== undefined && !codes.has(unit.parent)) {
    faults.push(fault([...path, 'parent'], 'import.unknown_parent', { code: unit.parent }));
  }
  const { validFrom: from, validTo: to } = unit;
  if (from !== undefined && to !== undefined && from > to) {
    faults.push(
      fault([...path, 'validTo'], 'import.validity_reversed', { from: formatDate(from), to: formatDate(to) }),
    );
  }
  const successors = unit.successors ?? [];
  for (const [i, code] of successors.entries()) {
    const at = [...path, 'successors', i];
    if (!codes.has(code)) faults.push(fault(at, 'import.unknown_unit', { code }));
    if (code === unit.code) faults.push(fault(at, 'import.own_successor', {}));
    if (successors.indexOf(code) < i) faults.push(fault(at, 'import.duplicate_entry', { code }));
  }
  return faults;
}

/** The tree as it would stand after the import: one root, and every unit under it. */
function checkTree(units: readonly UnitEntry[], known: readonly KnownUnit[]): Fault[] {
  const parents = new Map(known.map(({ code, parent }) => [code, parent]));
  for (const { code, parent } of units) parents.set(code, parent ?? null);
  const inFile = new Set(units.map(({ code }) => code));
  const roots = units.flatMap((unit, i) => (unit.parent === undefined ? [{ code: unit.code, i }] : []));
  const storedRoot = known.find(({ code, parent }) => parent === null && !inFile.has(code))?.code;
  const root = storedRoot ?? roots[0]?.code;
  if (root === undefined) return [fault(['units'], 'import.no_root', {})];
  const faults = roots
    .filter(({ code }) => code !== root)
    .map(({ code, i }) => fault(['units', i], 'import.second_root', { code, root }));
  for (const [i, { code }] of units.entries()) {
    if (isUnderItself(code, parents)) {
      faults.push(fault(['units', i, 'parent'], 'import.parent_cycle', { code }));
    }
  }
  return faults;
}

function isUnderItself(code: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(code); at != null && !seen.has(at); at = parents.get(at)) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
}

function checkRoles(person: PersonEntry, path: Fault['path'], codes: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [i, { unit, role }] of person.roles.entries()) {
    if (!codes.has(unit)) faults.push(fault([...path, i, 'unit'], 'import.unknown_unit', { code: unit }));
    const key = `${unit} ${role}`;
    if (seen.has(key)) faults.push(fault([...path, i], 'import.duplicate_role', { unit, role }));
    seen.add(key);
  }
  return faults;
}

/** The entries whose code an earlier one has. */
function repeated(entries: readonly { code: string }[], of: (code: string, i: number) => Fault): Fault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ code }, i) => {
    const faults = seen.has(code) ? [of(code, i)] : [];
    seen.add(code);
    return faults;
  });
}
