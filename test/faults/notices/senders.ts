import { decodeAction, encodeAction } from '../../../src/domain/action.ts';
import type { Simulator } from '../../../src/simulator/server.ts';
import type { SimMessage } from '../../../src/simulator/model.ts';

/** The officers who have decided to send a report, each as a person who answers what the bot shows. */
export interface ReportSenders {
  /** Presses the button under the last notice about the report; false when there is none in the chat. */
  begin(chatId: number, assignmentId: string): boolean;
  /** Those who have begun and do not yet know that it is sent press again, as one does when the bot is quiet. */
  pressAgain(): void;
  /** How many do not know it yet. */
  waiting(): number;
}

const buttonsOf = (message: SimMessage) => message.buttons.flat().flatMap(({ data }) => data ?? []);

export function createReportSenders({ control }: Simulator): ReportSenders {
  /** By chat. */
  const sending = new Map<number, string>();

  function press(chatId: number, assignmentId: string): boolean {
    const data = encodeAction({ kind: 'continue', assignmentId });
    const shown = control.history(chatId).findLast((message) => buttonsOf(message).includes(data));
    if (shown === undefined) return false;
    control.tap(chatId, chatId, shown.id, data);
    return true;
  }

  control.subscribe((event) => {
    if (event.type !== 'message' || event.message.from !== 'bot') return;
    const { chatId, message } = event;
    const assignmentId = sending.get(chatId);
    if (assignmentId === undefined) return;
    if (/Đã ghi nhận nội dung|đã gửi nên nội dung không sửa được/.test(message.text)) {
      sending.delete(chatId);
      return;
    }
    // Not within the bot's own call: people answer after it.
    const data = buttonsOf(message).find((each) => {
      const action = decodeAction(each);
      return action?.kind === 'send' && action.assignmentId === assignmentId;
    });
    if (data !== undefined) setImmediate(() => control.tap(chatId, chatId, message.id, data));
    else if (/^Mục /m.test(message.text)) {
      setImmediate(() => control.sendText(chatId, chatId, 'Đã thực hiện đủ nhiệm vụ được giao trong kỳ.'));
    }
  });

  return {
    begin(chatId, assignmentId) {
      if (sending.has(chatId) || !press(chatId, assignmentId)) return false;
      sending.set(chatId, assignmentId);
      return true;
    },
    pressAgain() {
      for (const [chatId, assignmentId] of sending) press(chatId, assignmentId);
    },
    waiting: () => sending.size,
  };
}
