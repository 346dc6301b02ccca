import { instantOf, officeMomentOf } from './heard.ts';

/** The times of a day at which the bell is rung while a year is played: when something begins, and when all is to be silent. */
export const fewBells = ['00:00', '07:30', '12:00', '18:00'];

/** From midnight to midnight, for days that are read closely. */
export const everyHalfHour = Array.from(
  { length: 48 },
  (_, at) => `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
);

/** The instants between two others, themselves not among them, at which the bell is rung. */
export function bellsBetween(from: string, to: string, bells: readonly string[]): string[] {
  const instants: string[] = [];
  const dayMs = 86_400_000;
  for (let day = Date.parse(from); day < Date.parse(to) + dayMs; day += dayMs) {
    const [date = ''] = officeMomentOf(day).split(' ');
    instants.push(...bells.map((bell) => instantOf(`${date} ${bell}`)));
  }
  return instants.filter((at) => at > from && at < to);
}
