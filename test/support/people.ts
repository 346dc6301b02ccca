import type { SimulatorControl } from '../../src/simulator/control.ts';
import type { SimMessage } from '../../src/simulator/model.ts';
import type { SentFile, Writing } from '../../src/simulator/people.ts';

/** A person with a phone: says, taps, edits, and reads what the bot wrote. Every act waits until the bot is quiet. */
export interface TestPerson {
  id: number;
  says(text: string, how?: { replyTo?: number }): Promise<SimMessage[]>;
  starts(payload?: string): Promise<void>;
  taps(label: string): Promise<void>;
  tapsOn(messageId: number, label: string): Promise<void>;
  tapsForged(messageId: number, data: string): Promise<void>;
  edits(messageId: number, text: string): Promise<void>;
  /** As a document, its name and bytes as they are. */
  sendsFile(file: SentFile, how?: Writing): Promise<SimMessage>;
  /** A picture of one pixel when none is given. */
  sendsPhoto(file?: SentFile, how?: Writing): Promise<SimMessage>;
  /** A second of silence when there is no sound. */
  sendsVoice(how?: Writing, sound?: Uint8Array): Promise<SimMessage>;
  /** Everything the bot has written in the private chat, oldest first. */
  hears(): SimMessage[];
  /** The bot's last message. */
  last(): SimMessage;
  /** Labels of the buttons under the bot's last message with buttons. */
  choices(): string[];
}

export interface TestGroup {
  /** Changes when the group becomes a supergroup. */
  id: number;
  /** What the bot has written, in a topic (0: outside all topics) or, without one, anywhere. */
  hears(topic?: number): SimMessage[];
  last(): SimMessage;
  saidBy(person: TestPerson, text: string, how?: { replyTo?: number; threadId?: number }): Promise<void>;
  /** Presses a button under the bot's last message with buttons. */
  tappedBy(person: TestPerson, label: string): Promise<void>;
  /** `/gan` with a code, and the confirmation. */
  boundBy(person: TestPerson, code: string, how?: { threadId?: number }): Promise<void>;
}

/** Somebody new in the simulator; `settle` waits until the bot is quiet. */
export function createPerson(
  control: SimulatorControl,
  name: string,
  settle: () => Promise<void>,
): TestPerson {
  const { id } = control.addUser({ firstName: name });
  const hears = () => control.history(id).filter((message) => message.from === 'bot');
  const withButtons = () => hears().findLast((message) => message.buttons.length > 0);
  const tap = async (message: SimMessage | undefined, label: string) => {
    const button = message?.buttons.flat().find(({ text }) => text === label);
    if (message === undefined || button?.data === undefined) {
      const seen = message?.buttons.flat().map(({ text }) => text);
      throw new Error(`no button “${label}” among ${JSON.stringify(seen)} under: ${message?.text}`);
    }
    control.tap(id, id, message.id, button.data);
    await settle();
  };
  return {
    id,
    hears,
    last: () => hears().at(-1)!,
    choices: () =>
      withButtons()
        ?.buttons.flat()
        .map(({ text }) => text) ?? [],
    async says(text, how) {
      const sent = control.sendText(id, id, text, how ?? {});
      await settle();
      return sent;
    },
    async starts(payload) {
      control.start(id, payload);
      await settle();
    },
    taps: (label) => tap(withButtons(), label),
    tapsOn: (messageId, label) =>
      tap(
        hears().find((message) => message.id === messageId),
        label,
      ),
    async tapsForged(messageId, data) {
      control.tap(id, id, messageId, data, { forged: true });
      await settle();
    },
    async edits(messageId, text) {
      control.editText(id, id, messageId, text);
      await settle();
    },
    async sendsFile(file, how) {
      const sent = control.sendDocument(id, id, file, how);
      await settle();
      return sent;
    },
    async sendsPhoto(file, how) {
      const sent = control.sendPhoto(id, id, file, how);
      await settle();
      return sent;
    },
    async sendsVoice(how, sound) {
      const sent = control.sendVoice(id, id, how, sound);
      await settle();
      return sent;
    },
  };
}
