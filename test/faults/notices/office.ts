import { outlineCode, outlineFile } from '../../../bench/form.ts';
import { createIds } from '../../../src/bot/ids.ts';
import { openDatabase, type Database } from '../../../src/bot/store/database/open.ts';
import { applyPendingMigrations } from '../../../src/bot/store/migration/apply.ts';
import { createUnitOfWork } from '../../../src/bot/store/unit-of-work.ts';
import type { AdministrationTools } from '../../../src/bot/usecases/administration.ts';
import { importOrganisation } from '../../../src/bot/usecases/organisation/import-organisation.ts';
import { importOutline } from '../../../src/bot/usecases/organisation/import-outline.ts';
import { loadCalendar } from '../../../src/bot/usecases/deadline/load-calendar.ts';
import { openRound } from '../../../src/bot/usecases/round/open-round.ts';
import type { ChatGroup } from '../../../src/domain/group/ports.ts';
import type { Simulator } from '../../../src/simulator/server.ts';
import { token } from '../bot-process.ts';
import type { MovedClock } from './moved-clock.ts';
import { rememberSight } from './sight.ts';

export const timeZone = 'Asia/Ho_Chi_Minh';
export const unitCount = 30;
const top = 'uy-ban';
const unitCode = (at: number) => `don-vi-${at + 1}`;

/** What the organisation looks like, and the hands of its administrator beside the running bot. */
export interface NoticeOffice {
  database: Database;
  tools: AdministrationTools;
  coordinator: number;
  leader: number;
  /** Chat of each unit that has one bound, by the unit's code. */
  unitGroups: ReadonlyMap<string, number>;
  leadersGroup: number;
  /** Opens a round as the administrator does, with a group of its own; returns the group's chat. */
  openRound(round: PlannedRound): Promise<number>;
  close(): Promise<void>;
}

/** A round of the run. */
export interface PlannedRound {
  code: string;
  title: string;
  /** When it opens, ISO with the office's offset. */
  opensAt: string;
  /** So many units, from the first on. */
  units: number;
  deadline: Record<string, string>;
  ladder?: Record<string, unknown>;
}

/**
 * A committee, 30 units with one officer each and a second one in every fourth, a coordinator, a leader, and groups of a
 * few units and of the leaders. Everybody has joined and nobody has written yet.
 */
export async function openNoticeOffice(
  url: string,
  clock: MovedClock,
  simulator: Simulator,
): Promise<NoticeOffice> {
  const database = await openDatabase({ url });
  await applyPendingMigrations(database);
  await rememberSight(database);
  const unitOfWork = createUnitOfWork(database);
  const ids = createIds();
  const tools: AdministrationTools = { unitOfWork, clock: { now: clock.iso }, ids, timeZone };
  await loadCalendar(unitOfWork, tools.clock);
  accepted(await importOutline(tools, { file: 'outline', text: outlineFile(1) }));
  accepted(await importOrganisation(tools, { file: 'organisation', text: organisation() }));
  const chats = new Map<string, number>();
  for (const { code, name } of people()) {
    const { id } = simulator.control.addUser({ firstName: name });
    simulator.control.start(id);
    chats.set(code, id);
  }
  await unitOfWork.run(async (tx) => {
    for (const [code, id] of chats) {
      const person = await tx.people.byCode(code);
      await tx.people.link('telegram', String(id), person!.id, clock.iso());
    }
  });
  const [coordinator, leader] = [chats.get('dieu-phoi')!, chats.get('lanh-dao')!];

  async function bind(title: string, place: Pick<ChatGroup, 'purpose' | 'unitId' | 'roundId'>) {
    const { id } = simulator.control.addGroup({ title, memberIds: [coordinator] });
    await unitOfWork.run((tx) =>
      tx.groups.bind({
        id: ids.next(),
        address: { channel: 'telegram', chatId: String(id), threadId: null },
        title,
        ...place,
        boundAt: clock.iso(),
        boundBy: null,
      }),
    );
    return id;
  }

  const unitGroups = new Map<string, number>();
  for (const at of [0, 1, 2, 3]) {
    const unit = await unitOfWork.run((tx) => tx.units.byCode(unitCode(at)));
    const place = { purpose: 'unit', unitId: unit!.id, roundId: null } as const;
    unitGroups.set(unitCode(at), await bind(`Nhóm đơn vị ${at + 1}`, place));
  }
  const leadersGroup = await bind('Nhóm lãnh đạo', { purpose: 'leaders', unitId: null, roundId: null });
  // Nobody is to answer the greetings.
  await fetch(`${simulator.apiRoot}/bot${token}/deleteWebhook?drop_pending_updates=true`);
  return {
    database,
    tools,
    coordinator,
    leader,
    unitGroups,
    leadersGroup,
    async openRound(round) {
      const opened = await openRound(tools, { file: round.code, text: roundFile(round) });
      if (!opened.ok) throw new Error(JSON.stringify(opened));
      return bind(round.title, { purpose: 'round', unitId: null, roundId: opened.value.id });
    },
    close: () => database.close(),
  };
}

function people(): { code: string; name: string; roles: { unit: string; role: string }[] }[] {
  const officers = Array.from({ length: unitCount }, (_, at) => at).flatMap((at) =>
    (at % 4 === 0 ? ['a', 'b'] : ['a']).map((which) => ({
      code: `can-bo-${at + 1}-${which}`,
      name: `Cán bộ ${at + 1}${which}`,
      roles: [{ unit: unitCode(at), role: 'focal_point' }],
    })),
  );
  return [
    { code: 'dieu-phoi', name: 'Điều phối', roles: [{ unit: top, role: 'coordinator' }] },
    { code: 'lanh-dao', name: 'Lãnh đạo', roles: [{ unit: top, role: 'leader' }] },
    ...officers,
  ];
}

function organisation(): string {
  const root = { code: top, name: 'Ủy ban', kind: 'peoples_committee', level: 'province' };
  const units = Array.from({ length: unitCount }, (_, at) => ({
    code: unitCode(at),
    name: `Đơn vị ${at + 1}`,
    kind: 'department',
    level: 'department',
    parent: top,
  }));
  return JSON.stringify({ units: [root, ...units], people: people() });
}

function roundFile({ code, title, units, deadline, ladder }: PlannedRound): string {
  return JSON.stringify({
    code,
    title,
    kind: 'periodic',
    outline: { code: outlineCode, version: 1 },
    receiving_unit: top,
    units: Array.from({ length: units }, (_, at) => unitCode(at)),
    period: { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' },
    deadline,
    ...(ladder === undefined ? {} : { ladder }),
  });
}

function accepted(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}
