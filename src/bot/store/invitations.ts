import { roleSchema } from '../../domain/access.ts';
import type { Invitation, Invitations } from '../../domain/joining/ports.ts';
import { toDate, toInstant, toInstantOrNull, type TransactionClient } from './client.ts';

interface InvitationRow {
  id: string;
  unitId: string;
  role: string;
  personId: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    unitId: row.unitId,
    role: roleSchema.parse(row.role),
    personId: row.personId,
    createdAt: toInstant(row.createdAt),
    expiresAt: toInstant(row.expiresAt),
    usedAt: toInstantOrNull(row.usedAt),
    revokedAt: toInstantOrNull(row.revokedAt),
  };
}

export function invitations(tx: TransactionClient): Invitations {
  return {
    async add({ id, codeHash, unitId, role, personId, createdAt, expiresAt, usedAt, revokedAt }) {
      await tx.invitation.create({
        data: {
          id,
          codeHash,
          unitId,
          role,
          personId,
          createdAt: toDate(createdAt),
          expiresAt: toDate(expiresAt),
          usedAt: usedAt === null ? null : toDate(usedAt),
          revokedAt: revokedAt === null ? null : toDate(revokedAt),
        },
      });
    },

    async byHash(codeHash) {
      const row = await tx.invitation.findUnique({ where: { codeHash } });
      return row === null ? null : toInvitation(row);
    },

    async byId(id) {
      const row = await tx.invitation.findUnique({ where: { id } });
      return row === null ? null : toInvitation(row);
    },

    async list() {
      const rows = await tx.invitation.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
      return rows.map(toInvitation);
    },

    async use(id, usedBy, at) {
      const { count } = await tx.invitation.updateMany({
        where: { id, usedAt: null, revokedAt: null },
        data: { usedAt: toDate(at), usedBy },
      });
      return count === 1;
    },

    async revoke(id, at) {
      const { count } = await tx.invitation.updateMany({
        where: { id, usedAt: null, revokedAt: null },
        data: { revokedAt: toDate(at) },
      });
      return count === 1;
    },

    async guesses(channel, externalId) {
      const row = await tx.codeGuess.findUnique({ where: { channel_externalId: { channel, externalId } } });
      if (row === null) return { failures: 0, lockedUntil: null };
      return { failures: row.failures, lockedUntil: toInstantOrNull(row.lockedUntil) };
    },

    async setGuesses(channel, externalId, failures, lockedUntil) {
      const data = { failures, lockedUntil: lockedUntil === null ? null : toDate(lockedUntil) };
      await tx.codeGuess.upsert({
        where: { channel_externalId: { channel, externalId } },
        create: { channel, externalId, ...data },
        update: data,
      });
    },
  };
}
