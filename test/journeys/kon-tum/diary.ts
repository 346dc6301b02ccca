import type { TestGroup, TestPerson, World } from '../../support/world.ts';
import type { GroupName, Name } from './office.ts';

type Who = Name | GroupName;
export type Told = Partial<Record<Who, string[]>>;

/** How far the units' reports are: told often, so it is read by its numbers and the limit it names, the first of many. */
const progress =
  /^(?:Danh sách theo dõi|Tiến độ|Kính báo cáo đồng chí: tiến độ) [^]*?\nĐã gửi (.* đơn vị .*)\.(?:\n|$)/;
const limit = /tức hết (.*)\.|\n- (?:quá hạn, )?hết ([^:]*):/;

export interface Diary {
  /** Somebody whose acts go through the diary: what the bot answers them is no part of it. */
  acting(who: Name, person: TestPerson): TestPerson;
  /** What everybody was told without having asked since this was last read: "17/07 07:30 words". */
  read(): Told;
  /** The progress of reports since this was last read: "24/07 10:00 round: 1/10 (đúng hạn 01, gửi chậm 0), thứ Hai, 29/7/2024". */
  progress(): string[];
}

/** Takes down what everybody is told without having asked. What they were told before it is begun is left out. */
export function keepDiary(
  world: World,
  everybody: Record<Name, TestPerson> & Record<GroupName, TestGroup>,
): Diary {
  const pages = Object.entries(everybody) as [Who, TestPerson | TestGroup][];
  let book: Told = {};
  let numbers: string[] = [];
  const note = () => {
    for (const [who, by] of pages) {
      for (const { at, text } of world.heard(by)) {
        const moment = at.replace('/2024', '');
        const counted = progress.exec(text);
        if (counted === null) (book[who] ??= []).push(`${moment} ${text}`);
        else {
          const [, one, first] = limit.exec(text) ?? [];
          const day = one ?? first;
          const sent = counted[1]!.replace(' đơn vị', '');
          numbers.push(`${moment} ${who}: ${sent}${day === undefined ? '' : `, ${day}`}`);
        }
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
          world.heard(everybody[who]);
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
    read() {
      note();
      const read = book;
      book = {};
      return read;
    },
    progress() {
      note();
      const read = numbers;
      numbers = [];
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
