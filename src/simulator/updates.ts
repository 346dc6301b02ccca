/** The queue of updates: what goes in, and what getUpdates gives out until it is confirmed. */
import type { Update } from './model.ts';
import type { Change, QueuedUpdate } from './state.ts';
import type { World } from './world.ts';

/** Every kind of update the Bot API knows; any other name in `allowed_updates` is a typo. */
export const updateKinds = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
] as const;
export type UpdateKind = (typeof updateKinds)[number];

const notSentUnlessAsked: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count'];
const keptFor = 24 * 60 * 60 * 1000;

/** The change that queues an update of this kind; none when the bot did not ask for such updates. */
export function updateChanges(world: World, kind: UpdateKind, content: unknown): Change[] {
  const allowed = world.state.allowedUpdates;
  const wanted = allowed.length === 0 ? !notSentUnlessAsked.includes(kind) : allowed.includes(kind);
  if (!wanted) return [];
  return [queueChange(world, { update_id: world.state.counters.updateId, [kind]: content }, false)];
}

/** The change that queues a ready-made update. `again`: give it out even if its id is already confirmed. */
export function queueChange(world: World, update: Update, again: boolean): Change {
  const entry = world.state.counters.queueEntry;
  return { type: 'update_queued', queued: { entry, update, queuedAt: world.clock.now(), again } };
}

export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  /** How long to wait for the first update, in milliseconds of real time. */
  readonly waitFor: number;
}

export interface Poll {
  /** Undefined when a later getUpdates took this one's place. */
  readonly updates: Promise<readonly Update[] | undefined>;
  /** Stops waiting, e.g. because the client has gone. */
  readonly abandon: () => void;
}

export interface Poller {
  readonly poll: (request: PollRequest) => Poll;
  readonly close: () => void;
}

/** Answers getUpdates. Only one request waits at a time; a newer one ends the older one, as on Telegram. */
export function createPoller(world: World): Poller {
  /** Second deliveries already given out once, which the offset confirms like any other update. */
  const givenAgain = new Set<number>();
  let endWaiting: ((outcome: 'replaced' | 'over') => void) | undefined;

  const confirm = (offset: number): void => {
    const oldest = world.clock.now() - keptFor;
    const queued = [...world.state.queue.values()];
    const keep = offset < 0 ? queued.slice(offset) : queued.filter((item) => !isConfirmed(item, offset));
    const kept = new Set(keep.filter((item) => item.queuedAt >= oldest));
    const entries = queued.filter((item) => !kept.has(item)).map(({ entry }) => entry);
    if (entries.length === 0) return;
    entries.forEach((entry) => givenAgain.delete(entry));
    world.commit({ type: 'updates_confirmed', entries });
  };
  const isConfirmed = (item: QueuedUpdate, offset: number): boolean =>
    item.update.update_id < offset && (!item.again || givenAgain.has(item.entry));

  const take = (limit: number): Update[] => {
    const given = [...world.state.queue.values()].slice(0, limit);
    for (const { entry, again } of given) if (again) givenAgain.add(entry);
    return given.map(({ update }) => update);
  };

  return {
    poll({ offset, limit, waitFor }) {
      endWaiting?.('replaced');
      confirm(offset);
      if (world.state.queue.size > 0 || waitFor === 0) {
        return { updates: Promise.resolve(take(limit)), abandon: () => undefined };
      }
      let end: (outcome: 'replaced' | 'over') => void = () => undefined;
      const updates = new Promise<readonly Update[] | undefined>((resolve) => {
        let burst: NodeJS.Immediate | undefined;
        const timer = setTimeout(() => end('over'), waitFor);
        // What is sent in one go arrives in one go.
        const unsubscribe = world.subscribe(({ type }) => {
          if (type === 'update_queued') burst ??= setImmediate(() => end('over'));
        });
        end = (outcome) => {
          clearTimeout(timer);
          clearImmediate(burst);
          unsubscribe();
          if (endWaiting === end) endWaiting = undefined;
          resolve(outcome === 'replaced' ? undefined : take(limit));
        };
        endWaiting = end;
      });
      return { updates, abandon: () => endWaiting === end && end('replaced') };
    },
    close() {
      endWaiting?.('replaced');
    },
  };
}
