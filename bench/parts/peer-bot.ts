import {
  conversations,
  createConversation,
  type Conversation,
  type ConversationData,
  type ConversationFlavor,
  type VersionedState,
} from '@grammyjs/conversations';
import { PrismaAdapter } from '@grammyjs/storage-prisma';
import { Bot, type Context } from 'grammy';
import { openDatabase } from '../../src/bot/store/database/open.ts';
import { question } from '../form.ts';
import { token } from '../token.ts';

type PeerContext = ConversationFlavor<Context>;

/**
 * The same form as one would write it with grammY's conversations: a loop that asks and waits, its state kept by the
 * storage adapter for Prisma. The table `setting` has the very columns that the adapter asks for (key, value), and the
 * database is opened as this program opens its own, synchronous FULL included.
 */
export async function runPeerBot(apiRoot: string, databaseUrl: string, prompts: number): Promise<void> {
  const { client } = await openDatabase({ url: databaseUrl });
  const bot = new Bot<PeerContext>(token, { client: { apiRoot } });
  bot.use(
    conversations<PeerContext, Context>({
      storage: {
        type: 'key',
        getStorageKey: (context) => context.chatId?.toString(),
        adapter: new PrismaAdapter<VersionedState<ConversationData>>(client.setting),
      },
    }),
  );
  const form = async (conversation: Conversation<Context, Context>, context: Context): Promise<void> => {
    await context.reply(question(1, prompts));
    for (let number = 1; number <= prompts; number += 1) {
      const { message } = await conversation.waitFor('message:text');
      const noted = `Đã ghi nhận (${message.text.length} ký tự).`;
      const next = number < prompts ? question(number + 1, prompts) : 'Đã trả lời hết.';
      await context.reply(`${noted}\n\n${next}`);
    }
  };
  bot.use(createConversation<PeerContext, Context>(form, 'form'));
  bot.command('start', (context) => context.conversation.enter('form'));
  await bot.start();
}
