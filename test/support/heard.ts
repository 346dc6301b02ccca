import type { SimEvent } from '../../src/simulator/model.ts';

/** One message as somebody got it: when (office time, "13/02/2026 07:30"), its words and the labels of its buttons. */
export interface Heard {
  at: string;
  text: string;
  choices: string[];
}

const written = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** "13/02/2026 07:30": how the tests read a moment of the office. */
export function officeMomentOf(ms: number): string {
  return written
    .format(ms)
    .replace(', ', ' ')
    .replace(/\/(\d\d) /, '/20$1 ');
}

/** An instant from the way the tests write it. */
export function instantOf(moment: string): string {
  const [day = '', time = ''] = moment.split(' ');
  return new Date(`${day.split('/').reverse().join('-')}T${time}:00+07:00`).toISOString();
}

/** Takes down everything the bot posts, and how it changes afterwards, by chat. */
export function createStenographer() {
  const posts = new Map<number, Heard[]>();
  const edits = new Map<number, Heard[]>();
  return {
    listen(event: SimEvent): void {
      if (event.type !== 'message' && event.type !== 'edit') return;
      const { from, service, text, caption = '', buttons, date, editedAt } = event.message;
      if (from !== 'bot' || service !== undefined) return;
      const book = event.type === 'message' ? posts : edits;
      const page = book.get(event.chatId) ?? [];
      book.set(event.chatId, page);
      page.push({
        at: officeMomentOf((editedAt ?? date) * 1000),
        // The words of a message with a file are its caption.
        text: text === '' ? caption : text,
        choices: buttons.flat().map((button) => button.text),
      });
    },
    posted: (chatId: number): Heard[] => posts.get(chatId) ?? [],
    edited: (chatId: number): Heard[] => edits.get(chatId) ?? [],
  };
}
