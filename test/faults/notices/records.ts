import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Database } from '../../../src/bot/store/database/open.ts';
import { officeTime } from '../../../src/bot/usecases/deadline/office-time.ts';
import type { Limit } from '../../../src/domain/deadline/limit.ts';
import {
  ladderSchema,
  rungsOf,
  standardLadder,
  type Ladder,
  type OfficeTime,
  type TimedRung,
} from '../../../src/domain/notice/ladder.ts';
import { createUnitOfWork } from '../../../src/bot/store/unit-of-work.ts';
import { timeZone } from './office.ts';
import { readUnseen } from './sight.ts';

/** A report somebody owes or owed, with the steps the domain says its people are told. */
export interface OwedReport {
  assignmentId: string;
  roundId: string;
  roundTitle: string;
  openedAt: number;
  unitCode: string;
  unitName: string;
  limit: Limit;
  ladder: Ladder;
  rungs: TimedRung[];
  /** Number of its receipt; null while it is not sent. */
  receipt: number | null;
  /** Chats of its focal points. */
  chats: number[];
}

/** A row of the outbox, as far as the reconciliation needs it. */
export interface StoredRow {
  id: number;
  chatId: number;
  kind: string;
  operation: string;
  status: string;
  attempts: number;
  mayRepeat: boolean;
  dedupeKey: string | null;
  dueAt: number;
  startedAt: number | null;
  messageId: number | null;
  lastError: string | null;
  /** Ids of what stands before it in its chat and was not yet committed when it was last taken up. */
  unseen: number[];
}

export function readOffice(database: Database): Promise<OfficeTime> {
  return createUnitOfWork(database).run((tx) => officeTime(tx, timeZone));
}

export async function readReports({ client }: Database, office: OfficeTime): Promise<OwedReport[]> {
  const found = await client.assignment.findMany({
    include: { round: true, unit: true, submissions: true },
    orderBy: { id: 'asc' },
  });
  const members = await client.membership.findMany({
    where: { role: 'focal_point', removedAt: null },
    include: { person: { include: { identities: true } } },
  });
  return found.map(({ id, round, unit, submissions, limitWords, lastDay, lastHour }) => {
    const ladder =
      round.ladder === null ? standardLadder : ladderSchema.parse(z.unknown().parse(round.ladder));
    const openedAt = Temporal.Instant.from(round.openedAt.toISOString());
    return {
      assignmentId: id,
      roundId: round.id,
      roundTitle: round.title,
      openedAt: openedAt.epochMilliseconds,
      unitCode: unit.code,
      unitName: unit.name,
      limit: { words: limitWords, lastDay, lastHour },
      ladder,
      rungs: rungsOf(ladder, { openedAt, lastDay }, office),
      receipt: submissions[0]?.receiptNumber ?? null,
      chats: members
        .filter(({ unitId }) => unitId === unit.id)
        .flatMap(({ person }) => person.identities.map(({ externalId }) => Number(externalId))),
    };
  });
}

export async function readOutbox(database: Database): Promise<StoredRow[]> {
  const unseen = await readUnseen(database);
  const rows = await database.client.outbox.findMany({
    orderBy: { id: 'asc' },
    omit: { view: true, stillTrue: true },
  });
  return rows.map((row) => ({
    id: row.id,
    chatId: Number(row.chatId),
    kind: row.kind,
    operation: row.operation,
    status: row.status,
    attempts: row.attempts,
    mayRepeat: row.mayRepeat,
    dedupeKey: row.dedupeKey,
    dueAt: row.dueAt.getTime(),
    startedAt: row.attemptStartedAt?.getTime() ?? null,
    messageId: row.messageId === null ? null : Number(row.messageId),
    lastError: row.lastError,
    unseen: unseen.get(row.id) ?? [],
  }));
}
