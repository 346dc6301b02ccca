/** A bot that answers everything at once and always the same way; enough to see the page work. */
import { InlineKeyboard, InputFile, type Bot } from 'grammy';

/** Makes the bot answer `/start`, text, edits, documents and its own buttons. */
export function scriptBot(bot: Bot): void {
  bot.command('start', (context) =>
    context.reply(`<b>Mã</b> ${context.match || 'không có'}`, {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard()
        .text('Xác nhận', 'confirm')
        .text('Không đúng', 'wrong')
        .row()
        .text('Hướng dẫn', 'guide'),
    }),
  );
  bot.command('baocao', (context) => context.reply('Chưa có báo cáo nào đến hạn.'));
  bot.callbackQuery('confirm', async (context) => {
    await context.answerCallbackQuery('Đã ghi nhận.');
    await context.editMessageText('Đã xác nhận.');
  });
  bot.callbackQuery('wrong', (context) =>
    context.answerCallbackQuery({ text: 'Đề nghị báo lại Sở Nội vụ.', show_alert: true }),
  );
  bot.on('edited_message:text', (context) => context.reply(`Nội dung sửa: ${context.editedMessage.text}`));
  bot.on('message:document', (context) =>
    context.replyWithDocument(new InputFile(Buffer.from('kết quả'), 'Kết quả kiểm tra.txt'), {
      caption: `Đã nhận ${context.message.document.file_name ?? ''}`,
    }),
  );
  bot.on('message:text', (context) =>
    context.reply(`Đã nhận: ${context.message.text}`, {
      reply_parameters: { message_id: context.message.message_id },
    }),
  );
}
