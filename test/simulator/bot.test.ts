import { Bot } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { started, token } from './started.ts';

test("grammY's own bot starts, gets commands, texts, edits and presses, and answers them", async () => {
  const { simulator } = await started();
  const { control } = simulator;
  const bot = new Bot(token, { client: { apiRoot: simulator.apiRoot } });
  bot.command('start', (ctx) =>
    ctx.reply(`<b>${ctx.match}</b>`, {
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: 'Có', callback_data: 'yes' }]] },
    }),
  );
  bot.callbackQuery('yes', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Đã ghi' });
    await ctx.editMessageText('Đã chọn: Có');
  });
  bot.on('edited_message:text', (ctx) => ctx.reply(`sửa: ${ctx.editedMessage.text}`));
  bot.on('message:text', (ctx) => ctx.reply(`nhận: ${ctx.message.text}`));

  const { id } = control.addUser({ firstName: 'An' });
  /** The next thing the bot shows, awaited before it is caused. */
  const shown = (): Promise<string> =>
    new Promise((resolve) => {
      const stop = control.subscribe((event) => {
        const fromBot = (event.type === 'message' || event.type === 'edit') && event.message.from === 'bot';
        if (!fromBot) return;
        stop();
        resolve(event.message.text);
      });
    });
  const after = (act: () => unknown): Promise<string> => {
    const next = shown();
    act();
    return next;
  };
  const running = bot.start();
  onTestFinished(async () => {
    await bot.stop();
    await running;
  });

  expect(await after(() => control.start(id, 'ma-moi'))).toBe('ma-moi');
  expect(await after(() => control.tap(id, id, 2, 'yes'))).toBe('Đã chọn: Có');
  expect(await after(() => control.sendText(id, id, 'mười'))).toBe('nhận: mười');
  expect(await after(() => control.editText(id, id, 3, 'mười hai'))).toBe('sửa: mười hai');
});
