import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { Message } from '../../../../domain/message.ts';
import { view, type View } from '../../../../domain/view.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import { tellGroups } from '../../group/tell-group.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import type { PersonChat } from './people-concerned.ts';

/** What some people are to be told, each once. */
export interface Telling {
  to: readonly PersonChat[];
  view: View;
  /** Names the event ("inspection:<id>:notified:<revision>"): the same person is told of it once, in whatever capacity. */
  key: string;
  /** The inspection it is about: while that is hidden, nobody outside learns that anything was told. */
  about?: Pick<Inspection, 'id' | 'hidden'>;
  /** Checked when its turn has come; always true when not given. */
  stillTrue?: Outgoing['stillTrue'];
  /** Not held until the office's hours: what happens on the spot. */
  atOnce?: true;
}

/** What keeps a person from being told of an event twice in one chat. */
export function toldKey(
  key: string,
  { personId, address }: Pick<PersonChat, 'personId' | 'address'>,
): string {
  return `${key}:${personId}:${address.channel}`;
}

/** Names the start of a surprise inspection. */
export const startedKey = (inspectionId: string): string => `inspection:${inspectionId}:started`;

/** Tells people something about an inspection, once, in office hours; whoever did it knows already. */
export async function tellPeople(
  { tx, tools, at, actorId }: InspectionContext,
  { to, view: told, key, about, stillTrue = null, atOnce }: Telling,
): Promise<void> {
  const dueAt = atOnce === true ? at : await officeMoment(tx, tools.timeZone, at);
  const rows = to
    .filter(({ personId }) => personId !== actorId)
    .map(({ personId, address, language }): Outgoing => ({
      operation: { kind: 'send' },
      kind: 'notice',
      address,
      ...(about?.hidden === true && { concerns: about.id }),
      view: told,
      language,
      priority: 2,
      replaceKey: null,
      dedupeKey: toldKey(key, { personId, address }),
      stillTrue,
      dueAt,
    }));
  await tx.outbox.putMany(rows, at);
}

/** Tells the unit's groups: number, day and subject, never more. Nothing of a hidden inspection. */
export async function tellUnitGroups(
  { tx, tools, at }: InspectionContext,
  { unitId, hidden }: Pick<Inspection, 'unitId' | 'hidden'>,
  messages: Message | Message[],
  key: string,
): Promise<void> {
  if (hidden) return;
  const notice = { view: view([messages].flat()), kind: 'notice', priority: 2, key } as const;
  await tellGroups(tools, tx, await tx.groups.ofUnit(unitId), notice, at);
}
