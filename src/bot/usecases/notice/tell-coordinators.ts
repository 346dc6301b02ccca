import { Temporal } from 'temporal-polyfill';
import type { Message } from '../../../domain/message.ts';
import { nextOfficeTime } from '../../../domain/notice/office-hours.ts';
import type { Outgoing } from '../../../domain/outbox/ports.ts';
import type { Transaction } from '../../../domain/ports.ts';
import { view } from '../../../domain/view.ts';
import { officeTime } from '../deadline/office-time.ts';

/** The next moment at which the office may be written to: `now` itself in its hours. ISO instant. */
export async function officeMoment(tx: Transaction, timeZone: string, now: string): Promise<string> {
  const { calendar, hours } = await officeTime(tx, timeZone);
  return nextOfficeTime(Temporal.Instant.from(now), hours, calendar, timeZone).toString();
}

/** Tells a unit's coordinators something once, in office hours. */
export async function tellCoordinators(
  { tx, timeZone, now }: { tx: Transaction; timeZone: string; now: string },
  unitId: string,
  message: Message,
  how: { key: string; priority: Outgoing['priority'] },
): Promise<void> {
  const dueAt = await officeMoment(tx, timeZone, now);
  const rows = (await tx.followUp.chats('coordinator', unitId)).map(
    ({ address, language, personId }): Outgoing => ({
      operation: { kind: 'send' },
      kind: 'notice',
      address,
      view: view([message]),
      language,
      priority: how.priority,
      replaceKey: null,
      dedupeKey: `${how.key}:${personId}:${address.channel}`,
      stillTrue: null,
      dueAt,
    }),
  );
  await tx.outbox.putMany(rows, now);
}
