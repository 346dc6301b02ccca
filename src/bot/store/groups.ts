import { z } from 'zod';
import type { ChatGroup, GroupCode, Groups } from '../../domain/ports.ts';
import { toDate, toInstant, toInstantOrNull, type TransactionClient } from './client.ts';
import { moveChat, unbindGroups } from './chat-fate.ts';

const purposeSchema = z.enum(['unit', 'round', 'leaders']);

interface GroupRow {
  id: string;
  channel: string;
  chatId: string;
  threadId: string | null;
  title: string;
  purpose: string;
  unitId: string | null;
  roundId: string | null;
}

function toGroup({ id, channel, chatId, threadId, title, purpose, unitId, roundId }: GroupRow): ChatGroup {
  const address = { channel, chatId, threadId };
  return { id, address, title, purpose: purposeSchema.parse(purpose), unitId, roundId };
}

export function groups(tx: TransactionClient): Groups {
  const bound = async (
    where: Partial<Pick<GroupRow, 'channel' | 'chatId' | 'purpose' | 'unitId' | 'roundId'>>,
  ) =>
    (
      await tx.chatGroup.findMany({
        where: { ...where, unboundAt: null },
        orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
      })
    ).map(toGroup);

  return {
    async addCode({ id, codeHash, purpose, unitId, roundId, createdAt, expiresAt, usedAt }) {
      await tx.groupCode.create({
        data: {
          id,
          codeHash,
          purpose,
          unitId,
          roundId,
          createdAt: toDate(createdAt),
          expiresAt: toDate(expiresAt),
          usedAt: usedAt === null ? null : toDate(usedAt),
        },
      });
    },

    async codeByHash(codeHash): Promise<GroupCode | null> {
      const row = await tx.groupCode.findUnique({ where: { codeHash } });
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
    },

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

    ofUnit: (unitId) => bound({ purpose: 'unit', unitId }),
    ofRound: (roundId) => bound({ purpose: 'round', roundId }),
    ofLeaders: () => bound({ purpose: 'leaders' }),
    inChat: (channel, chatId) => bound({ channel, chatId }),
    move: (channel, fromChatId, toChatId) => moveChat(tx, channel, fromChatId, toChatId),
    unbindChat: (channel, chatId, at) => unbindGroups(tx, channel, chatId, at),
  };
}
