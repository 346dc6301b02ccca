import { roleSchema, type Role } from '../../domain/access.ts';
import { languages, type Language } from '../../domain/action.ts';
import type { People, Person } from '../../domain/organisation/ports.ts';
import { sql, toDate, type TransactionClient } from './client.ts';
import type { Prisma } from './generated/sqlite/client.ts';
import { fromJson, toJson } from './json.ts';

interface SenderRow {
  gone: number | bigint;
  dialog: unknown;
  id: string | null;
  code: string | null;
  name: string;
  language: string;
  focus_assignment_id: string | null;
  unit_id: string | null;
  role: string | null;
}

/** A language this program speaks; Vietnamese for any other. */
export function toLanguage(stored: string): Language {
  return languages.find((language) => language === stored) ?? 'vi';
}

function toPerson(row: Omit<Person, 'language'> & { language: string }): Person {
  const { id, code, name, language, focusAssignmentId } = row;
  return { id, code, name, language: toLanguage(language), focusAssignmentId };
}

export function people(tx: TransactionClient): People {
  const chatsWhere = async (where: Prisma.PersonWhereInput) => {
    const identities = await tx.identity.findMany({
      where: { goneAt: null, person: where },
      include: { person: true },
      orderBy: [{ channel: 'asc' }, { externalId: 'asc' }],
    });
    return identities.flatMap(({ channel, externalId, person }) =>
      person === null
        ? []
        : [
            {
              // A person's private chat has the person's own id.
              address: { channel, chatId: externalId, threadId: null },
              language: toLanguage(person.language),
              personId: person.id,
            },
          ],
    );
  };

  return {
    async sender(channel, externalId) {
      const rows = await tx.$queryRaw<SenderRow[]>`
        SELECT CAST(i.dialog AS TEXT) AS dialog,
          CASE WHEN i.gone_at IS NULL AND i.missed_at IS NULL THEN 0 ELSE 1 END AS gone, p.id, p.code, p.name, p.language, p.focus_assignment_id,
          m.unit_id, m.role
        FROM identity i
        LEFT JOIN person p ON p.id = i.person_id
        LEFT JOIN membership m ON m.person_id = p.id AND m.removed_at IS NULL
        WHERE i.channel = ${channel} AND i.external_id = ${externalId}`;
      const [first] = rows;
      if (first === undefined) return null;
      return {
        gone: Number(first.gone) === 1,
        dialog: first.dialog === null ? null : fromJson('dialog', first.dialog),
        person:
          first.id === null
            ? null
            : {
                id: first.id,
                code: first.code,
                name: first.name,
                language: toLanguage(first.language),
                focusAssignmentId: first.focus_assignment_id,
              },
        roles: rows.flatMap(({ unit_id: unitId, role }) =>
          unitId === null ? [] : [{ unitId, role: roleSchema.parse(role) }],
        ),
      };
    },

    async greet(channel, externalId, at) {
      await tx.$executeRaw`
        INSERT INTO identity (channel, external_id, first_seen) VALUES (${channel}, ${externalId}, ${toDate(at)})
        ON CONFLICT (channel, external_id) DO UPDATE SET gone_at = NULL, missed_at = NULL`;
    },

    async link(channel, externalId, personId, at) {
      await tx.$executeRaw`
        INSERT INTO identity (channel, external_id, person_id, first_seen)
        VALUES (${channel}, ${externalId}, ${personId}, ${toDate(at)})
        ON CONFLICT (channel, external_id) DO UPDATE SET person_id = excluded.person_id, gone_at = NULL,
          missed_at = NULL`;
    },

    async setDialog(channel, externalId, dialog) {
      const stored = dialog === null ? sql`NULL` : sql`${toJson(dialog)}`;
      await tx.$executeRaw`
        UPDATE identity SET dialog = ${stored} WHERE channel = ${channel} AND external_id = ${externalId}`;
    },

    async setGone(channel, externalId, at) {
      await tx.identity.updateMany({
        where: { channel, externalId },
        data: at === null ? { goneAt: null, missedAt: null } : { goneAt: toDate(at) },
      });
    },

    async byId(id) {
      const row = await tx.person.findUnique({ where: { id } });
      return row === null ? null : toPerson(row);
    },

    async byCode(code) {
      const row = await tx.person.findUnique({ where: { code } });
      return row === null ? null : toPerson(row);
    },

    async everyone() {
      const rows = await tx.person.findMany({
        include: { memberships: { where: { removedAt: null }, orderBy: { addedAt: 'asc' } } },
        orderBy: { id: 'asc' },
      });
      const byName = new Intl.Collator('vi').compare;
      return rows
        .map(({ memberships, ...row }) => ({
          person: toPerson(row),
          roles: memberships.map(({ unitId, role }) => ({ unitId, role: roleSchema.parse(role) })),
        }))
        .sort((a, b) => byName(a.person.name, b.person.name));
    },

    async create({ id, code, name, at }) {
      await tx.person.create({ data: { id, code, name, createdAt: toDate(at) } });
    },

    async rename(id, name) {
      await tx.person.update({ where: { id }, data: { name } });
    },

    async setLanguage(id, language) {
      await tx.person.update({ where: { id }, data: { language } });
    },

    async setFocus(id, focusAssignmentId) {
      await tx.$executeRaw`UPDATE person SET focus_assignment_id = ${focusAssignmentId} WHERE id = ${id}`;
    },

    async addRole({ id, personId, unitId, role, at }) {
      // Held once before: the same row comes back. Held already: nothing changes.
      await tx.$executeRaw`
        INSERT INTO membership (id, person_id, unit_id, role, added_at)
        VALUES (${id}, ${personId}, ${unitId}, ${role}, ${toDate(at)})
        ON CONFLICT (person_id, unit_id, role) DO UPDATE SET
          added_at = CASE WHEN membership.removed_at IS NULL THEN membership.added_at ELSE excluded.added_at END,
          removed_at = NULL`;
    },

    async removeRole({ personId, unitId, role, at }) {
      const { count } = await tx.membership.updateMany({
        where: { personId, unitId, role, removedAt: null },
        data: { removedAt: toDate(at) },
      });
      return count > 0;
    },

    chatsOf: (role: Role, unitIds: string[]) =>
      chatsWhere({ memberships: { some: { role, unitId: { in: unitIds }, removedAt: null } } }),

    chatsOfPersons: (personIds: string[]) => chatsWhere({ id: { in: personIds } }),

    async unreached(given) {
      const personIds = [...given];
      const found = await tx.identity.findMany({
        where: { goneAt: null, missedAt: null, personId: { in: personIds } },
        select: { personId: true },
      });
      const reached = new Set(found.map(({ personId }) => personId));
      return personIds.filter((id) => !reached.has(id));
    },
  };
}
