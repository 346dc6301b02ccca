import type { Role, Scope } from '../../src/domain/access.ts';
import type { Outline } from '../../src/domain/outline/schema.ts';
import type { InboundEvent } from '../../src/domain/inbound.ts';
import type { Outgoing } from '../../src/domain/outbox/ports.ts';
import type { Transaction, UnitOfWork } from '../../src/domain/ports.ts';
import type { Unit } from '../../src/domain/organisation/ports.ts';
import { say } from '../../src/domain/message.ts';
import { view } from '../../src/domain/view.ts';
import type { Database } from '../../src/bot/store/database/open.ts';
import type { DatabaseKind } from '../../src/bot/store/database/url.ts';
import { createUnitOfWork } from '../../src/bot/store/unit-of-work.ts';
import { freshDatabase } from '../support/database.ts';

/** When the fixed office begins its day. */
export const morning = '2026-09-01T01:00:00.000Z';

/** So many seconds after the beginning of the day. */
export function later(seconds: number): string {
  return new Date(Date.parse(morning) + seconds * 1000).toISOString();
}

export const outline: Outline = {
  code: 'short',
  version: 1,
  title: 'Đề cương ngắn',
  source: { document: 'Kế hoạch số 1/KH-UBND', lines: [1, 9] },
  sections: [
    {
      kind: 'section',
      number: 'I',
      title: 'CHỈ ĐẠO, ĐIỀU HÀNH',
      lines: [1, 1],
      notes: [],
      children: [
        {
          prompt: {
            code: 'direction.plan',
            text: 'Kế hoạch cải cách hành chính',
            lines: [2, 2],
            notes: [],
            fields: [{ code: 'narrative', kind: 'narrative' }],
            optional: false,
            notInPeriods: [],
          },
        },
      ],
    },
  ],
  footnotes: [],
  repairs: [],
  warnings: [],
} as Outline;

/** Two departments report to the department of home affairs; each has an officer. Ids are their own names. */
export interface Office {
  database: Database;
  unitOfWork: UnitOfWork;
  run: UnitOfWork['run'];
  dispose(): Promise<void>;
}

/** What somebody working on (and perhaps overseeing) these units may reach. */
export function scopeOver(ownUnits: string[], overseenUnits: string[] = []): Scope {
  return { kind: 'person', personId: 'binh', ownUnits, overseenUnits };
}

export const construction = scopeOver(['construction']);
export const finance = scopeOver(['finance']);
export const homeAffairs = scopeOver([], ['home_affairs']);

export function unit(id: string, name: string, parentId: string | null, position: number): Unit {
  const validity = { validFrom: null, validTo: null };
  return { id, code: id, name, kind: 'so', level: 'department', tags: [], parentId, ...validity, position };
}

export async function officeOn(kind: DatabaseKind): Promise<Office> {
  const { database, dispose } = await freshDatabase(kind);
  const unitOfWork = createUnitOfWork(database);
  await unitOfWork.run(furnish);
  return { database, unitOfWork, run: (work) => unitOfWork.run(work), dispose };
}

async function furnish(tx: Transaction): Promise<void> {
  await tx.units.save(unit('province', 'UBND tỉnh', null, 0));
  await tx.units.save(unit('home_affairs', 'Sở Nội vụ', 'province', 1));
  await tx.units.save(unit('construction', 'Sở Xây dựng', 'province', 2));
  await tx.units.save(unit('finance', 'Sở Tài chính', 'province', 3));
  await join(tx, 'binh', 'Nguyễn Văn Bình', 'construction', 'focal_point');
  await join(tx, 'an', 'Lê Thị An', 'construction', 'focal_point');
  await join(tx, 'dung', 'Trần Thị Dung', 'finance', 'focal_point');
  await tx.outlines.add({ id: 'short1', outline, digest: 'digest', at: morning });
  await openRound(tx, 'year', morning);
}

async function join(tx: Transaction, id: string, name: string, unitId: string, role: Role): Promise<void> {
  await tx.people.create({ id, code: id, name, at: morning });
  await tx.people.link('telegram', `chat_${id}`, id, morning);
  await tx.people.addRole({ id: `role_${id}`, personId: id, unitId, role, at: morning });
}

/** Opens a round to home affairs; its assignments are `<id>_construction` and `<id>_finance`. */
export async function openRound(tx: Transaction, id: string, openedAt: string): Promise<void> {
  await tx.rounds.open(
    {
      id,
      code: `code_${id}`,
      title: 'Báo cáo năm',
      kind: 'periodic',
      receivingUnitId: 'home_affairs',
      outlineVersionId: 'short1',
      periodKind: 'year',
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      openedAt,
      closedAt: null,
      ladder: null,
      regimeId: null,
    },
    ['construction', 'finance'].map((unitId) => ({
      id: `${id}_${unitId}`,
      unitId,
      audience: { level: 'department', tags: ['assigned_papi'], periodKind: 'year' },
      limit: { words: 'trước ngày 18/9', lastDay: '2026-09-17', lastHour: null },
      basis: {
        rule: { kind: 'before_date', date: '2026-09-18', shift: 'none' },
        period: null,
        words: 'trước ngày 18/9',
        hour: null,
      },
      anchors: {},
      cutoff: unitId === 'finance' ? { from: '2026-01-01', to: '2026-08-31' } : null,
    })),
  );
}

/** A reply that waits to be sent. */
export function reply(chatId: string, changes: Partial<Outgoing> = {}): Outgoing {
  return {
    kind: 'reply',
    operation: { kind: 'send' },
    address: { channel: 'telegram', chatId, threadId: null },
    view: view([say('recorded.skipped', { place: 'I.1' })]),
    language: 'vi',
    priority: 0,
    replaceKey: null,
    dedupeKey: null,
    stillTrue: null,
    dueAt: morning,
    ...changes,
  };
}

export function textEvent(updateId: string, text = 'Đã ban hành'): InboundEvent {
  return {
    channel: 'telegram',
    botId: '1',
    updateId,
    chat: { id: 'chat_binh', kind: 'private', threadId: null, title: null },
    sender: { externalId: 'chat_binh', displayName: 'Bình' },
    sentAt: morning,
    receivedAt: later(1),
    content: { kind: 'text', text, messageId: updateId, order: Number(updateId), replyTo: null },
  };
}
