import { receiveEvent } from '../../../src/bot/usecases/receive-event.ts';
import { startTalk, type UseCaseTools } from '../../../src/bot/usecases/talk.ts';
import type { Words } from '../../../src/bot/words.ts';
import type { Scope } from '../../../src/domain/access.ts';
import { encodeAction } from '../../../src/domain/action.ts';
import type { InboundEvent } from '../../../src/domain/inbound.ts';
import type { UnitOfWork } from '../../../src/domain/ports.ts';
import type { Choice } from '../../../src/domain/view.ts';
import type { listeningChannel, Told } from '../../support/listening-channel.ts';
import type { CastName } from './cast.ts';

type Content = InboundEvent['content'];

/** Somebody with a chat. Every act waits until what is due has been said. */
export interface Actor {
  personId: string;
  /** Writes; what begins with "/" is a command. */
  says(text: string): Promise<void>;
  /** Presses a button under the last message that has one with this label. */
  taps(label: string): Promise<void>;
  /** Presses a button that was never shown, or no longer is. */
  tapsForged(data: string): Promise<void>;
  /** Sends anything else; the id of the update when it is to arrive twice. */
  sends(content: Content, updateId?: string): Promise<void>;
  /** What they were told since the last time this was asked; messages that changed stand as they now are. */
  read(): Told[];
  /** The last thing they were told. */
  last(): Told;
  /** What they may reach now. */
  scope(): Promise<Scope>;
}

export function actor({
  name,
  personId,
  unitOfWork,
  tools,
  network,
  words,
  drain,
}: {
  name: CastName;
  personId: string;
  unitOfWork: UnitOfWork;
  tools: UseCaseTools;
  network: ReturnType<typeof listeningChannel>;
  words: Words;
  drain: () => Promise<void>;
}): Actor {
  let from = 0;
  const told = () => network.told(name);
  const event = (content: Content, updateId: string): InboundEvent => ({
    channel: 'telegram',
    botId: '1',
    updateId,
    chat: { id: name, kind: 'private', threadId: null, title: null },
    sender: { externalId: name, displayName: name },
    sentAt: tools.clock.now(),
    receivedAt: tools.clock.now(),
    content,
  });
  const sends: Actor['sends'] = async (content, updateId) => {
    await receiveEvent(unitOfWork, tools, event(content, updateId ?? String(network.nextOrder())));
    await drain();
  };
  const taps = (data: string) => sends({ kind: 'tap', data, messageId: null, callbackId: 'callback' });
  const labelOf = (choice: Choice) => words.label(choice, 'vi');

  return {
    personId,
    sends,
    async says(text) {
      const order = network.nextOrder();
      const place = { text, messageId: String(order), order };
      const [, command, argument = ''] = /^\/(\w+)(?:\s+(.*))?$/s.exec(text) ?? [];
      await sends(
        command === undefined
          ? { kind: 'text', ...place, replyTo: null }
          : { kind: 'command', name: command, argument, ...place },
      );
    },
    async taps(label) {
      const choices = told().map(({ view }) => view.choices.flat());
      const choice = choices.findLast((row) => row.some((one) => labelOf(one) === label));
      const chosen = choice?.find((one) => labelOf(one) === label);
      if (chosen === undefined) {
        const seen = choices.findLast((row) => row.length > 0)?.map(labelOf);
        throw new Error(`${name} has no “${label}” among ${JSON.stringify(seen)}`);
      }
      await taps(encodeAction(chosen.action));
    },
    tapsForged: taps,
    read() {
      const fresh = told().slice(from);
      from += fresh.length;
      return fresh;
    },
    last() {
      const last = told().at(-1);
      if (last === undefined) throw new Error(`${name} was told nothing`);
      return last;
    },
    scope: () =>
      unitOfWork.run(async (tx) => {
        const talk = await startTalk(tools, tx, event({ kind: 'ignored' }, 'none'), false);
        if (talk.scope === null) throw new Error(`${name} has not joined`);
        return talk.scope;
      }),
  };
}
