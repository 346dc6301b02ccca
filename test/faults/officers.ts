import { narrative } from '../../bench/form.ts';
import type { Simulator } from '../../src/simulator/server.ts';

/** An officer who answers as soon as a new question is there, whatever happens to the bot meanwhile. */
export interface Officer {
  chatId: number;
  /** What was typed for each prompt, by its number. */
  said: ReadonlyMap<number, string>;
  /** Numbers of the prompts for which the bot has said that the answer is recorded. */
  confirmed: ReadonlySet<number>;
  /** All answers are confirmed: of the whole form, or of what was said before `finishes`. */
  done: Promise<void>;
  /** Begins no further question. */
  finishes(): void;
  /** Asks where they stand, as one does when the bot has gone quiet. */
  asksAgain(): void;
}

const confirmation = /Đã ghi nhận mục \S+ \((\d+)\/\d+\)/;
const question = /Mục \S+ \((\d+)\/\d+\)/g;

/** @param prompts how many answers; the form may have more */
export function createOfficer(simulator: Simulator, code: string, prompts: number): Officer {
  const { control } = simulator;
  const { id } = control.addUser({ firstName: 'Cán bộ' });
  const said = new Map<number, string>();
  const confirmed = new Set<number>();
  const opening = ['Xác nhận', '/tieptuc'];
  let answersWhateverIsAsked = false;
  let isFinishing = false;
  let tellDone: () => void;
  const done = new Promise<void>((resolve) => (tellDone = resolve));

  const check = () => {
    const isAll = isFinishing ? confirmed.size >= said.size : confirmed.size >= prompts;
    if (isAll) tellDone();
  };
  const say = (text: string) => {
    // Not within the bot's own call: people answer after it.
    setImmediate(() => control.sendText(id, id, text));
  };
  control.subscribe((event) => {
    if (event.type !== 'message' || event.chatId !== id || event.message.from !== 'bot') return;
    const { text } = event.message;
    const recorded = Number(confirmation.exec(text)?.[1] ?? 0);
    if (recorded > 0) confirmed.add(recorded);
    check();
    const next = opening.shift();
    if (next !== undefined) return say(next);
    const asked = Number([...text.matchAll(question)].at(-1)?.[1] ?? 0);
    if (asked === 0 || asked > prompts) return;
    const isRefused = text.includes('Chưa ghi nhận');
    if (said.has(asked) && !isRefused && !answersWhateverIsAsked) return;
    answersWhateverIsAsked = false;
    if (isFinishing && !said.has(asked)) return;
    said.set(asked, `${narrative(asked)} ${id}`);
    say(said.get(asked)!);
  });
  control.start(id, code.replaceAll('-', ''));
  return {
    chatId: id,
    said,
    confirmed,
    done,
    finishes() {
      isFinishing = true;
      check();
    },
    asksAgain() {
      answersWhateverIsAsked = true;
      say('/tieptuc');
    },
  };
}
