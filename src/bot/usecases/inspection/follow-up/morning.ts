import { Temporal } from 'temporal-polyfill';
import { mattersOf } from '../../../../domain/inspection/follow-up/follow-up.ts';
import type { Matter } from '../../../../domain/inspection/follow-up/matter.ts';
import { isTold } from '../../../../domain/inspection/follow-up/told.ts';
import { morningView } from '../../../../domain/inspection/follow-up/view.ts';
import type { NoticeRequest } from '../../../../domain/notice/request.ts';
import type { PersonChat } from '../../../../domain/organisation/ports.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { composedView, type View } from '../../../../domain/view.ts';
import { officeDayOf, officeTime } from '../../deadline/office-time.ts';
import type { UseCaseTools } from '../../talk.ts';
import { followedInspections } from './followed.ts';
import { followers } from './people.ts';

/** The mornings dealt with together: from the day after the last one (ISO dates). */
interface Mornings {
  since: string;
  today: string;
}

/** One message for each person who has to see to something in inspections; once a morning. */
export async function publishInspectionMorning(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  { since, today }: Mornings,
  now: string,
): Promise<void> {
  const { told, chats, hidden } = await drawMorning(tools, tx, { since, today }, now);
  const rows = chats.flatMap(({ personId, address, language }): Outgoing[] => {
    const matters = told.get(personId);
    if (matters === undefined) return [];
    // Of who is written to about nothing else, nobody outside learns that there was anything to write.
    const isSecret = matters.every(({ inspectionId }) => hidden.has(inspectionId));
    const [{ inspectionId }] = matters;
    return [
      {
        operation: { kind: 'send' },
        kind: 'summary',
        address,
        ...(isSecret && { concerns: inspectionId }),
        view: composedView({
          kind: 'inspection_morning',
          personId,
          since,
          day: today,
          drawnAt: now,
          matters,
        }),
        language,
        priority: 2,
        replaceKey: null,
        dedupeKey: `inspection_morning:${today}:${personId}:${address.channel}`,
        stillTrue: null,
        dueAt: now,
      },
    ];
  });
  await tx.outbox.putMany(rows, now);
}

/** For so long what was found out for everybody together is said as it is; a message that was held up is drawn up anew. */
const trueFor = Temporal.Duration.from({ minutes: 5 });

/** The words of a person's morning, made when it is sent; null when it is over or nothing is left to see to. */
export async function composeMorning(
  tools: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  { personId, since, day, drawnAt, matters }: Extract<NoticeRequest, { kind: 'inspection_morning' }>,
  now: string,
): Promise<View | null> {
  if (officeDayOf(now, tools.timeZone) !== day) return null;
  const waited = Temporal.Instant.from(drawnAt).until(Temporal.Instant.from(now));
  const left =
    Temporal.Duration.compare(waited, trueFor) <= 0
      ? matters
      : (await drawMorning(tools, tx, { since, today: day }, now)).told.get(personId);
  if (left === undefined) return null;
  const { calendar } = await officeTime(tx, tools.timeZone);
  return morningView(left, day, calendar);
}

type Matters = [Matter, ...Matter[]];

interface Morning {
  /** By person. */
  told: Map<string, Matters>;
  chats: PersonChat[];
  /** Ids of the inspections that are hidden. */
  hidden: ReadonlySet<string>;
}

/** What each person is told on a morning: found out for everybody together, in a number of looks that no unit adds to. */
async function drawMorning(
  { timeZone }: Pick<UseCaseTools, 'timeZone'>,
  tx: Transaction,
  { since, today }: Mornings,
  now: string,
): Promise<Morning> {
  const office = await officeTime(tx, timeZone);
  const { of, chats } = await followers(tx);
  const told = new Map<string, Matters>();
  const hidden = new Set<string>();
  for (const followed of await followedInspections(tx, office, now)) {
    if (followed.inspection.hidden) hidden.add(followed.inspection.id);
    for (const matter of mattersOf(followed, { ...office, today })) {
      if (!isTold(matter, { since, today }, office.calendar)) continue;
      for (const personId of of(followed.inspection, matter)) {
        const known = told.get(personId);
        if (known === undefined) told.set(personId, [matter]);
        else known.push(matter);
      }
    }
  }
  return { told, chats, hidden };
}
