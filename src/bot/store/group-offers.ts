import type { GroupOffer, Groups } from '../../domain/group/ports.ts';
import { toDate, toInstant, type TransactionClient } from './client.ts';

interface OfferRow {
  id: string;
  channel: string;
  chatId: string;
  threadId: string | null;
  personId: string;
  codeId: string | null;
  groupId: string | null;
  offeredAt: Date;
}

function toOffer({
  id,
  channel,
  chatId,
  threadId,
  personId,
  codeId,
  groupId,
  offeredAt,
}: OfferRow): GroupOffer {
  const asked: GroupOffer['asked'] =
    codeId === null ? { kind: 'unbind', groupId: groupId ?? '' } : { kind: 'bind', codeId };
  return { id, address: { channel, chatId, threadId }, personId, asked, offeredAt: toInstant(offeredAt) };
}

/** What coordinators have asked for and have yet to confirm. */
export function groupOffers(
  tx: TransactionClient,
): Pick<Groups, 'addOffer' | 'offer' | 'offersIn' | 'dropOffer'> {
  return {
    async addOffer({ id, address, personId, asked, offeredAt }) {
      const { channel, chatId, threadId } = address;
      await tx.groupBindingOffer.deleteMany({ where: { channel, chatId, threadId, personId } });
      await tx.groupBindingOffer.create({
        data: {
          id,
          channel,
          chatId,
          threadId,
          personId,
          kind: asked.kind,
          codeId: asked.kind === 'bind' ? asked.codeId : null,
          groupId: asked.kind === 'unbind' ? asked.groupId : null,
          offeredAt: toDate(offeredAt),
        },
      });
    },

    async offer(id) {
      const row = await tx.groupBindingOffer.findUnique({ where: { id } });
      return row === null ? null : toOffer(row);
    },

    async offersIn({ channel, chatId, threadId }) {
      const rows = await tx.groupBindingOffer.findMany({
        where: { channel, chatId, threadId },
        orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
      });
      return rows.map(toOffer);
    },

    async dropOffer(id) {
      await tx.groupBindingOffer.deleteMany({ where: { id } });
    },
  };
}
