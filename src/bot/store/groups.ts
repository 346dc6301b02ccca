import { z } from 'zod';
import type { ChatGroup, GroupCode, Groups } from '../../domain/group/ports.ts';
import { loseGroups, moveChat } from './chat-fate.ts';
import { toDate, toInstant, toInstantOrNull, type TransactionClient } from './client.ts';
import { groupOffers } from './group-offers.ts';
import { fromJson } from './json.ts';
import { toPriority } from './outbox/rows.ts';

const purposeSchema = z.enum(['unit', 'round', 'leaders']);
/** The kinds of message that are made up for. */
const missableSchema = z.enum(['notice', 'conclusion']);
const lossSchema = z.enum(['removed', 'may_not_write', 'topic_gone']);

interface GroupRow {
  id: string;
  channel: string;
  chatId: string;
  threadId: string | null;
  title: string;
  purpose: string;
  unitId: string | null;
  roundId: string | null;
  boundAt: Date;
  boundBy: string | null;
  lostAt: Date | null;
  lostReason: string | null;
}

function toGroup(row: GroupRow): ChatGroup {
  const { id, channel, chatId, threadId, title, purpose, unitId, roundId, boundAt, boundBy } = row;
  const lost =
    row.lostAt === null ? null : { at: toInstant(row.lostAt), reason: lossSchema.parse(row.lostReason) };
  return {
    id,
    address: { channel, chatId, threadId },
    title,
    purpose: purposeSchema.parse(purpose),
    unitId,
    roundId,
    boundAt: toInstant(boundAt),
    boundBy,
    lost,
  };
}

type CodeRow = Pick<GroupRow, 'id' | 'purpose' | 'unitId' | 'roundId'> & {
  expiresAt: Date;
  usedAt: Date | null;
};

function toCode(row: CodeRow | null): GroupCode | null {
  if (row === null) return null;
  const { id, purpose, unitId, roundId, expiresAt, usedAt } = row;
  return {
    id,
    purpose: purposeSchema.parse(purpose),
    unitId,
    roundId,
    expiresAt: toInstant(expiresAt),
    usedAt: toInstantOrNull(usedAt),
  };
}

export function groups(tx: TransactionClient): Groups {
  const bound = async (
    where: Partial<Pick<GroupRow, 'id' | 'channel' | 'chatId' | 'purpose' | 'unitId' | 'roundId'>>,
  ) =>
    (
      await tx.chatGroup.findMany({
        where: { ...where, unboundAt: null },
        orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
      })
    ).map(toGroup);

  return {
    ...groupOffers(tx),

    async addCode({ createdAt, expiresAt, usedAt, ...code }) {
      await tx.groupCode.create({
        data: {
          ...code,
          createdAt: toDate(createdAt),
          expiresAt: toDate(expiresAt),
          usedAt: usedAt === null ? null : toDate(usedAt),
        },
      });
    },

    codeByHash: async (codeHash) => toCode(await tx.groupCode.findUnique({ where: { codeHash } })),
    codeById: async (id) => toCode(await tx.groupCode.findUnique({ where: { id } })),

    async useCode(id, at) {
      const { count } = await tx.groupCode.updateMany({
        where: { id, usedAt: null },
        data: { usedAt: toDate(at) },
      });
      return count === 1;
    },

    async bind({ id, address, title, purpose, unitId, roundId, boundAt, boundBy }) {
      await tx.chatGroup.create({
        data: { id, ...address, title, purpose, unitId, roundId, boundAt: toDate(boundAt), boundBy },
      });
    },

    async unbind(id, at) {
      const { count } = await tx.chatGroup.updateMany({
        where: { id, unboundAt: null },
        data: { unboundAt: toDate(at) },
      });
      await tx.outbox.updateMany({
        where: { groupId: id, status: 'waiting' },
        data: { status: 'dropped', settledAt: toDate(at) },
      });
      return count === 1;
    },

    byId: async (id) => (await bound({ id }))[0] ?? null,
    all: () => bound({}),
    ofUnit: (unitId) => bound({ purpose: 'unit', unitId }),
    ofRound: (roundId) => bound({ purpose: 'round', roundId }),
    ofLeaders: () => bound({ purpose: 'leaders' }),
    inChat: (channel, chatId) => bound({ channel, chatId }),
    move: (channel, fromChatId, toChatId) => moveChat(tx, channel, fromChatId, toChatId),
    lose: (address, reason, at) => loseGroups(tx, address, reason, at),

    async restore({ channel, chatId, threadId }, reasons) {
      const found = (await bound({ channel, chatId })).filter(
        ({ lost, address }) =>
          lost !== null &&
          reasons.includes(lost.reason) &&
          (lost.reason !== 'topic_gone' || address.threadId === threadId),
      );
      await tx.chatGroup.updateMany({
        where: { id: { in: found.map(({ id }) => id) } },
        data: { lostAt: null, lostReason: null, lostToldAt: null },
      });
      return found;
    },

    async lostUntold() {
      const rows = await tx.chatGroup.findMany({
        where: { unboundAt: null, lostAt: { not: null }, lostToldAt: null },
        orderBy: [{ lostAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toGroup);
    },

    async setLossTold(id, at) {
      await tx.chatGroup.update({ where: { id }, data: { lostToldAt: toDate(at) } });
    },

    async missedBy({ id, address, lost }) {
      if (lost === null) return [];
      const { channel, chatId } = address;
      const rows = await tx.outbox.findMany({
        where: {
          channel,
          chatId,
          status: 'failed',
          groupId: id,
          kind: { in: missableSchema.options },
          settledAt: { gte: toDate(lost.at) },
        },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => ({
        kind: missableSchema.parse(row.kind),
        dedupeKey: row.dedupeKey ?? `outbox:${row.id}`,
        view: fromJson('view', row.view),
        priority: toPriority(row.priority),
        stillTrue: row.stillTrue === null ? null : fromJson('stillTrue', row.stillTrue),
      }));
    },
  };
}
