import type { DatabaseKind } from '../../src/bot/store/database/url.ts';
import { plain } from '../../src/bot/markup.ts';
import { createWords } from '../../src/bot/words.ts';
import { administer, type Administration } from '../../src/bot/usecases/administration.ts';
import { loadCalendar } from '../../src/bot/usecases/deadline/load-calendar.ts';
import { publishNotices } from '../../src/bot/usecases/notice/publish-notices.ts';
import type { Outcome } from '../../src/bot/usecases/outcome.ts';
import type { View } from '../../src/domain/view.ts';
import { furnish, openOffice, type Office } from './office.ts';

/** A furnished office with the calendar, a clock that is moved by hand, and two people in chat. */
export interface Desk extends Office {
  clock: { now(): string; moveTo(local: string): void };
  /** Runs administrator's use cases in one transaction. */
  act<T>(work: (administration: Administration) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Rings for the ladder; the number of reports looked at. */
  publish(): Promise<number>;
  /** What waits to be said: "chat @ local time: text". Notices still to be worded stand as "[rung]". */
  waiting(): Promise<string[]>;
}

const timeZone = 'Asia/Ho_Chi_Minh';
const words = createWords({
  timeZone,
  missing(what) {
    throw new Error(what);
  },
});

/** Nguyễn Thị Mẫu coordinates at Sở Nội vụ; Trần Văn Thử is the focal point of Sở Xây dựng. */
export async function openDesk(kind: DatabaseKind, start: string): Promise<Desk> {
  const office = await openOffice(kind);
  let at = Date.parse(`${start}:00+07:00`);
  const clock = {
    now: () => new Date(at).toISOString(),
    moveTo(local: string) {
      at = Date.parse(`${local}:00+07:00`);
    },
  };
  const tools = { ...office.tools, clock };
  await furnish({ ...office, tools });
  await loadCalendar(tools.unitOfWork, clock);
  await office.read(async (tx) => {
    for (const [code, chat] of [
      ['mau', 'coordinator'],
      ['thu', 'officer'],
    ] as const) {
      const person = await tx.people.byCode(code);
      await tx.people.greet('telegram', chat, clock.now());
      await tx.people.link('telegram', chat, person!.id, clock.now());
    }
  });
  return {
    ...office,
    tools,
    clock,
    act: (work) => administer(tools, work),
    publish: () => publishNotices(tools.unitOfWork, tools, clock.now()),
    async waiting() {
      const rows = await office.database.client.outbox.findMany({
        where: { status: 'waiting' },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ chatId, dueAt, view }) => {
        const shown = (typeof view === 'string' ? JSON.parse(view) : view) as View;
        const request = shown.composed;
        const text =
          request === undefined
            ? words.paragraphs(shown, 'vi', plain)
            : `[${request.kind === 'rung' ? request.rung : request.kind}]`;
        const local = new Date(dueAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
        return `${chatId} @ ${local}: ${text}`;
      });
    },
  };
}
