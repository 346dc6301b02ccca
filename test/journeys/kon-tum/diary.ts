import type { TestGroup, TestPerson, World } from '../../support/world.ts';
import type { GroupName, Name } from './office.ts';

type Who = Name | GroupName;
export type Told = Partial<Record<Who, string[]>>;

/** How far the units' reports are: told often, so it is kept apart from the rest and read as a whole at the end. */
const progress = /^(?:Danh sách theo dõi|Tiến độ|Kính báo cáo đồng chí: tiến độ) /;

/** Whether a text is an account of how far the reports are. */
export const isProgress = (text: string): boolean => progress.test(text);

export interface Diary {
  /** Somebody whose acts go through the diary: what the bot answers them is kept apart. */
  acting(who: Name, person: TestPerson): TestPerson;
  /** What somebody was answered to their own acts: the words, and the buttons in one line. */
  answers(who: Name): string[];
  /** What everybody was told without having asked since this was last read: "17/07 07:30 words". */
  read(): Told;
  /** How far the reports were, since this was last read, as it stood when it was posted: "24/07 10:00 words". */
  progress(): Told;
}

/** Takes down what everybody is told without having asked. What they were told before it is begun is left out. */
export function keepDiary(
  world: World,
  everybody: Record<Name, TestPerson> & Record<GroupName, TestGroup>,
): Diary {
  const pages = Object.entries(everybody) as [Who, TestPerson | TestGroup][];
  let book: Told = {};
  let accounts: Told = {};
  const answered: Told = {};
  const note = () => {
    for (const [who, by] of pages) {
      for (const { at, text } of world.heard(by)) {
        const moment = at.replace('/2024', '');
        const kept = isProgress(text) ? accounts : book;
        (kept[who] ??= []).push(`${moment} ${text}`);
      }
    }
  };
  for (const [, by] of pages) world.heard(by);
  return {
    acting(who, person) {
      const noted =
        <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
        async (...given: A): Promise<R> => {
          note();
          const result = await act(...given);
          for (const { text, choices } of world.heard(everybody[who])) {
            (answered[who] ??= []).push(`${text}\n[${choices.join(' | ')}]`);
          }
          return result;
        };
      return {
        ...person,
        says: noted(person.says),
        taps: noted(person.taps),
        tapsOn: noted(person.tapsOn),
        sendsFile: noted(person.sendsFile),
        sendsPhoto: noted(person.sendsPhoto),
      };
    },
    answers: (who) => answered[who] ?? [],
    read() {
      note();
      const read = book;
      book = {};
      return read;
    },
    progress() {
      note();
      const read = accounts;
      accounts = {};
      return read;
    },
  };
}

/** One line of what is expected: when, who (all of them the same), what. */
export type Line = readonly [at: string, who: readonly Who[], text: string];

/** Expected lines as the diary gives them. */
export function told(...lines: Line[]): Told {
  const all: Told = {};
  for (const [at, who, text] of lines) {
    for (const each of who) (all[each] ??= []).push(`${at} ${text}`);
  }
  return all;
}
