import type { Role } from '../../../domain/access.ts';
import { checked } from '../../../domain/organisation/checked.ts';
import { checkOrganisation } from '../../../domain/organisation/checks.ts';
import { organisationSchema, type PersonEntry, type UnitEntry } from '../../../domain/organisation/schema.ts';
import type { Unit } from '../../../domain/organisation/ports.ts';
import { parseYaml, type FileResult } from '../../files/yaml-file.ts';
import { tellLostSeats, type LostSeat } from '../inspection/lost-seats.ts';
import {
  administer,
  record,
  type Administration,
  type AdministrationTools,
  type FileText,
} from '../administration.ts';

export interface RoleChange {
  person: string;
  unit: string;
  role: Role;
}

/** What an import changed, by codes. Units that the file does not name are left as they are. */
export interface OrganisationChanges {
  unitsAdded: string[];
  unitsChanged: { code: string; fields: string[] }[];
  unitsNotInFile: string[];
  peopleAdded: string[];
  peopleRenamed: string[];
  rolesAdded: RoleChange[];
  rolesRemoved: RoleChange[];
  /** Teams in which people who have no role left have no say any more. */
  seatsLost: (LostSeat & { person: string })[];
}

/** Imports an organisation file in one transaction: all of it, or nothing. Importing it again changes nothing. */
export function importOrganisation(
  tools: AdministrationTools,
  source: FileText,
): Promise<FileResult<OrganisationChanges>> {
  return administer(tools, (administration) => takeOrganisation(administration, source));
}

/** The same within a transaction that is already open. */
export async function takeOrganisation(
  administration: Administration,
  { file, text }: FileText,
): Promise<FileResult<OrganisationChanges>> {
  const stored = await administration.tx.units.all();
  const codeOf = new Map(stored.map(({ id, code }) => [id, code]));
  const known = stored.map(({ code, parentId }) => ({ code, parent: codeOf.get(parentId ?? '') ?? null }));
  const schema = checked(organisationSchema, (organisation) => checkOrganisation(organisation, known));
  const read = parseYaml(text, file, schema);
  if (!read.ok) return read;
  const { units, people } = read.value;
  const { ids, ...unitChanges } = await saveUnits(administration, units, stored);
  const peopleChanges =
    people === undefined ? noPeopleChanges() : await savePeople(administration, people, ids);
  const changes = { ...unitChanges, ...peopleChanges };
  if (hasChanges(changes)) {
    const root = units.find((unit) => unit.parent === undefined)?.code ?? '';
    await record(administration, {
      action: 'import_organisation',
      subject: 'organisation',
      subjectId: root,
      detail: changes,
    });
  }
  return { ok: true, value: changes };
}

/** True when the import wrote anything worth telling. */
export function hasChanges(changes: OrganisationChanges): boolean {
  return Object.entries(changes).some(([name, list]) => name !== 'unitsNotInFile' && list.length > 0);
}

async function saveUnits({ tx, ids: newIds }: Administration, units: UnitEntry[], stored: Unit[]) {
  const before = new Map(stored.map((unit) => [unit.code, unit]));
  const ids = new Map(stored.map(({ code, id }) => [code, id]));
  for (const { code } of units) if (!ids.has(code)) ids.set(code, newIds.next());
  const position = new Map(units.map(({ code }, i) => [code, i]));
  const unitsAdded: string[] = [];
  const unitsChanged: OrganisationChanges['unitsChanged'] = [];
  for (const entry of parentsFirst(units)) {
    const { code } = entry;
    const unit: Unit = {
      id: ids.get(code)!,
      code,
      name: entry.name,
      kind: entry.kind,
      level: entry.level,
      tags: entry.tags,
      parentId: entry.parent === undefined ? null : ids.get(entry.parent)!,
      validFrom: entry.validFrom ?? null,
      validTo: entry.validTo ?? null,
      position: position.get(code)!,
    };
    const old = before.get(code);
    const fields = old === undefined ? [] : changedFields(old, unit);
    if (old === undefined) unitsAdded.push(code);
    else if (fields.length > 0) unitsChanged.push({ code, fields });
    if (old === undefined || fields.length > 0 || old.position !== unit.position) await tx.units.save(unit);
  }
  for (const { code, successors } of units) {
    if (successors === undefined) continue;
    await tx.units.setSuccessors(
      ids.get(code)!,
      successors.map((successor) => ids.get(successor)!),
    );
  }
  const unitsNotInFile = stored.map(({ code }) => code).filter((code) => !position.has(code));
  return { ids, unitsAdded, unitsChanged, unitsNotInFile };
}

/** A unit can only be stored when the one above it is. */
function parentsFirst(units: UnitEntry[]): UnitEntry[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const ordered = new Set<UnitEntry>();
  const add = (unit: UnitEntry) => {
    const parent = byCode.get(unit.parent ?? '');
    if (parent !== undefined && !ordered.has(parent)) add(parent);
    ordered.add(unit);
  };
  units.forEach(add);
  return [...ordered];
}

/** Names of the file's keys whose values differ; the order of units is not worth a word. */
function changedFields(old: Unit, unit: Unit): string[] {
  const keys = {
    name: 'name',
    kind: 'kind',
    level: 'level',
    parentId: 'parent',
    validFrom: 'valid_from',
    validTo: 'valid_to',
  } as const;
  const fields: string[] = [];
  for (const [key, name] of Object.entries(keys) as [keyof typeof keys, string][]) {
    if (old[key] !== unit[key]) fields.push(name);
  }
  if (old.tags.toSorted().join() !== unit.tags.toSorted().join()) fields.push('tags');
  return fields;
}

function noPeopleChanges() {
  return { peopleAdded: [], peopleRenamed: [], rolesAdded: [], rolesRemoved: [], seatsLost: [] };
}

/** People who joined without a code in the file are none of its business: their roles stay. */
async function savePeople(
  administration: Administration,
  people: PersonEntry[],
  unitIds: ReadonlyMap<string, string>,
) {
  const { tx, ids: newIds, now } = administration;
  const unitCodes = new Map([...unitIds].map(([code, id]) => [id, code]));
  const stored = await tx.people.everyone();
  const before = new Map(stored.flatMap((each) => (each.person.code ? [[each.person.code, each]] : [])));
  const entries = new Map(people.map((entry) => [entry.code, entry]));
  const changes: Omit<OrganisationChanges, 'unitsAdded' | 'unitsChanged' | 'unitsNotInFile'> =
    noPeopleChanges();
  for (const { code, name, roles } of people) {
    const old = before.get(code);
    const personId = old?.person.id ?? newIds.next();
    if (old === undefined) {
      await tx.people.create({ id: personId, code, name, at: now });
      changes.peopleAdded.push(code);
    } else if (old.person.name !== name) {
      await tx.people.rename(personId, name);
      changes.peopleRenamed.push(code);
    }
    for (const { unit, role } of roles) {
      const unitId = unitIds.get(unit)!;
      if (old?.roles.some((held) => held.unitId === unitId && held.role === role)) continue;
      await tx.people.addRole({ id: newIds.next(), personId, unitId, role, at: now });
      changes.rolesAdded.push({ person: code, unit, role });
    }
  }
  for (const [code, { person, roles }] of before) {
    const wanted = entries.get(code)?.roles ?? [];
    for (const { unitId, role } of roles) {
      const unit = unitCodes.get(unitId)!;
      if (wanted.some((each) => each.unit === unit && each.role === role)) continue;
      await tx.people.removeRole({ personId: person.id, unitId, role, at: now });
      changes.rolesRemoved.push({ person: code, unit, role });
    }
  }
  for (const code of new Set(changes.rolesRemoved.map(({ person }) => person))) {
    const lost = await tellLostSeats(administration, before.get(code)!.person.id);
    changes.seatsLost.push(...lost.map((seat) => ({ person: code, ...seat })));
  }
  return changes;
}
