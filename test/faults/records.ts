import { z } from 'zod';
import { openDatabase } from '../../src/bot/store/database/open.ts';

export interface StoredAnswer {
  /** Of the officer, from the chat the answer came from. */
  chatId: number;
  /** The prompt's number in the form. */
  prompt: number;
  text: string;
}

/** What is in the database, read while no bot runs. */
export interface Records {
  answers: StoredAnswer[];
  handledUpdates: Set<number>;
  keptAside: number;
  /** By chat. `repeated`: sent once more because the end of the first attempt was not recorded. */
  outbox: { chatId: number; status: string; repeated: boolean }[];
}

const narrativeSchema = z.object({
  kind: z.literal('narrative'),
  parts: z.array(z.object({ text: z.string() })),
});
const sourcesSchema = z.array(z.object({ key: z.string() })).min(1);

export async function readRecords(databaseUrl: string): Promise<Records> {
  const database = await openDatabase({ url: databaseUrl });
  try {
    const { client } = database;
    const [answers, inbound, outbox] = await Promise.all([
      client.answerRevision.findMany(),
      client.inbound.findMany(),
      client.outbox.findMany({ omit: { view: true } }),
    ]);
    return {
      answers: answers.map(({ promptCode, value, sources }) => ({
        chatId: chatOf(sourcesSchema.parse(sources)[0]!.key),
        prompt: Number(promptCode.replace(/^.*_/, '')),
        text: narrativeSchema
          .parse(value)
          .parts.map(({ text }) => text)
          .join('\n'),
      })),
      handledUpdates: new Set(inbound.map(({ updateId }) => Number(updateId))),
      keptAside: inbound.filter(({ status }) => status !== 'handled').length,
      outbox: outbox.map(({ chatId, status, mayRepeat }) => ({
        chatId: Number(chatId),
        status,
        repeated: mayRepeat,
      })),
    };
  } finally {
    await database.close();
  }
}

/** "telegram:1001:17" → 1001 */
function chatOf(source: string): number {
  return Number(source.split(':').at(-2));
}
