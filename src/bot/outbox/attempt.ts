import { Temporal } from 'temporal-polyfill';
import { say } from '../../domain/message.ts';
import type { NoticeRequest } from '../../domain/notice/request.ts';
import type { ClaimedMessage, Settlement } from '../../domain/outbox/ports.ts';
import type { Clock } from '../../domain/ports.ts';
import type { View } from '../../domain/view.ts';
import type { Channel, DeliveryOutcome } from '../channels/channel.ts';
import { backOffMs } from './back-off.ts';
import type { Pacer } from './pacer.ts';

export interface AttemptOptions {
  clock: Clock;
  /** The office's (IANA): its day decides when a living message is posted anew. */
  timeZone: string;
  /** In [0, 1): spreads attempts that would otherwise come all at once. */
  random(): number;
  /** Makes the words of a notice that are made when it is sent; null when there is nothing true left to say. */
  compose(request: NoticeRequest): Promise<View | null>;
  /** When the office may next be written to; null when it may be at the instant. */
  opening(at: string): Promise<string | null>;
}

/** Where a message goes out, and how fast. */
export interface Route {
  channel: Channel;
  pacer: Pacer;
}

/**
 * Tries to deliver a message whose first call the pacer has counted, and says what became of it. A view that cannot be
 * put into words is rejected: it will not be better next time.
 */
export async function attempt(
  options: AttemptOptions,
  message: ClaimedMessage,
  route: Route,
): Promise<Settlement> {
  const { clock, timeZone, random } = options;
  const { chatId } = message.address;
  const today = Temporal.Instant.from(clock.now()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const outcome = await outcomeOf(options, message, route, today);
  const now = Date.parse(clock.now());
  route.pacer.end(chatId, now);

  const after = (ms: number) => new Date(now + ms).toISOString();
  const backOff = () => backOffMs(message.attempts, random());
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', messages: outcome.messages, day: today };
    case 'retry': {
      const { afterMs, error, sentSoFar } = outcome;
      if (afterMs !== null) route.pacer.refused(chatId, afterMs, now);
      return { kind: 'retry', nextAttemptAt: after(afterMs ?? backOff()), error, sentSoFar };
    }
    case 'held':
      // The pace itself keeps the next part from being sent too soon.
      return { kind: 'retry', nextAttemptAt: after(0), error: null, sentSoFar: outcome.sentSoFar };
    case 'unknown':
      return { ...outcome, repeatAt: after(backOff()) };
    case 'obsolete':
    case 'postponed':
    case 'lost_original':
    case 'gone':
    case 'moved':
    case 'rejected':
      return outcome;
    default:
      return outcome satisfies never;
  }
}

async function outcomeOf(
  options: AttemptOptions,
  message: ClaimedMessage,
  { channel, pacer }: Route,
  today: string,
): Promise<DeliveryOutcome | { kind: 'obsolete' } | { kind: 'postponed'; until: string }> {
  const { clock, compose } = options;
  const { address, language, sentBefore } = message;
  let said: View | null;
  try {
    const until = await closedUntil(options, message);
    if (until !== null) return { kind: 'postponed', until };
    said = message.view.composed === undefined ? message.view : await compose(message.view.composed);
  } catch (error) {
    // Nothing has been sent, and the facts may be readable in a moment.
    return { kind: 'retry', afterMs: null, error: reasonOf(error), sentSoFar: [] };
  }
  if (said === null) return { kind: 'obsolete' };
  if (message.view.composed !== undefined && said.attachments !== undefined) {
    // Parts are counted, and a text made anew may have another number of them: a file could be taken as sent.
    return { kind: 'rejected', error: 'words that are made when they are sent carry no files' };
  }
  try {
    return await channel.deliver({
      address,
      view: marked(said, message),
      language,
      operation: operationOf(message, today),
      sentBefore,
      mayGoOn() {
        const now = Date.parse(clock.now());
        const isReply = message.priority === 0;
        if (pacer.waitFor({ chatId: address.chatId, isReply }, now) > 0) return false;
        pacer.begin(address.chatId, now);
        return true;
      },
    });
  } catch (error) {
    return { kind: 'rejected', error: reasonOf(error) };
  }
}

/**
 * What was planned in the office's hours and could not be sent in them waits for the next; null when it need not wait.
 * What somebody's act has caused outside of them is not held up.
 */
async function closedUntil(
  { clock, opening }: AttemptOptions,
  { kind, dueAt, mayRepeat }: ClaimedMessage,
): Promise<string | null> {
  if (kind === 'reply') return null;
  const next = await opening(clock.now());
  // When a repeat is due follows from when its end was unknown, not from a plan.
  return next !== null && (mayRepeat || (await opening(dueAt)) === null) ? next : null;
}

/** A notice that is sent again says so; a reply does not, since the person sees both. */
function marked(view: View, { kind, mayRepeat }: ClaimedMessage): View {
  if (!mayRepeat || (kind !== 'notice' && kind !== 'conclusion')) return view;
  return { ...view, paragraphs: [say('outbox.may_be_repeat'), ...view.paragraphs] };
}

/** A living message is edited where it stands, and posted when there is none or the one there is from another day. */
function operationOf({ operation }: ClaimedMessage, today: string) {
  if (operation.kind === 'send' || operation.posted?.day !== today) return { kind: 'send' as const };
  return { kind: 'edit' as const, messageId: operation.posted.messageId };
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
