import { Bot } from 'grammy';
import { token } from '../token.ts';

/** The least a bot can do: say the same again, and keep nothing. */
export async function runEchoBot(apiRoot: string): Promise<void> {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.on('message:text', (context) => context.reply(context.message.text));
  await bot.start();
}
