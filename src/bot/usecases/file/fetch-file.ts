import { Temporal } from 'temporal-polyfill';
import {
  judgeFile,
  refusedUnread,
  tooLarge,
  type FileContent,
  type ReceivedFile,
} from '../../../domain/file/file.ts';
import { mostFileBytes } from '../../../domain/file/refusal.ts';
import { sourceKeyOf } from '../../../domain/file/source-key.ts';
import type { FileMessage, InboundEvent } from '../../../domain/inbound.ts';
import type { FileStore } from '../../../domain/file/ports.ts';
import type { UnitOfWork } from '../../../domain/ports.ts';
import { isMarkedClassified } from '../refuse-classified.ts';

export interface FetchTools {
  store: Pick<FileStore, 'put'>;
  /** The bytes of a file from the event's channel; null when there are more than `atMost`. */
  fetch(remoteId: string, atMost: number): Promise<Uint8Array | null>;
  contentOf(bytes: Uint8Array): FileContent;
  /** IANA name; files without a name are named for the office's time. */
  timeZone: string;
}

/**
 * Fetches the file an event brings, before the transaction that handles the event: the event that comes back says what
 * became of it. Nothing is fetched for a stranger, nor what is marked as classified or
 * on record already; other events come back as they are.
 *
 * @throws when the file cannot be fetched or kept now
 */
export async function fetchFile(
  unitOfWork: UnitOfWork,
  tools: FetchTools,
  event: InboundEvent,
): Promise<InboundEvent> {
  const { content } = event;
  if (content.kind !== 'file') return event;
  const { isMeant, file } = await unitOfWork.run(async (tx) => {
    const sender = await tx.people.sender(event.channel, event.sender.externalId);
    return {
      isMeant: sender?.person != null && !(await isMarkedClassified(tx, event)),
      file: await tx.files.bySource(sourceKeyOf(event, content)),
    };
  });
  if (!isMeant) return event;
  const received: ReceivedFile =
    file === null ? await receive(tools, event, content) : { taken: true, file: withoutId(file) };
  return { ...event, content: { ...content, received } };
}

const withoutId = <T extends { id: string }>({ id, ...facts }: T): Omit<T, 'id'> => facts;

async function receive(
  { store, fetch, contentOf, timeZone }: FetchTools,
  event: InboundEvent,
  { file: sent, messageId }: FileMessage,
): Promise<ReceivedFile> {
  const unread = refusedUnread(sent);
  if (unread !== null) return { taken: false, refusal: unread };
  const bytes = await fetch(sent.remoteId, mostFileBytes);
  if (bytes === null) return { taken: false, refusal: tooLarge(sent) };
  const size = bytes.byteLength;
  const judged = judgeFile(
    { name: sent.name, as: sent.as, size, content: contentOf(bytes) },
    `${momentName(event.sentAt, timeZone)}_${messageId}`,
  );
  if (!judged.ok) return { taken: false, refusal: judged.refusal };
  const { name, type } = judged;
  return { taken: true, file: { digest: await store.put(bytes), name, type, size } };
}

/** As cameras name what they take: "20260901_080015". */
function momentName(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '').replace('T', '_');
}
