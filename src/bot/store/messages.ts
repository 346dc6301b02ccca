import { z } from 'zod';
import type { Messages } from '../../domain/interview/ports.ts';
import { toDate, type TransactionClient } from './client.ts';
import { fromJson } from './json.ts';

const directionSchema = z.enum(['in', 'out']);

interface MessageRow {
  direction: string;
  assignment_id: string | null;
  prompt_code: string | null;
  field_code: string | null;
  revision_id: string | null;
}

export function messages(tx: TransactionClient): Messages {
  return {
    async find(channel, chatId, messageId) {
      const [row] = await tx.$queryRaw<MessageRow[]>`
        SELECT direction, assignment_id, prompt_code, field_code, revision_id FROM message
        WHERE channel = ${channel} AND chat_id = ${chatId} AND message_id = ${messageId}`;
      if (row === undefined) return null;
      const { assignment_id: assignmentId, prompt_code: promptCode, field_code: fieldCode } = row;
      // A message of ours that asked nothing.
      if (assignmentId === null || promptCode === null || fieldCode === null) return null;
      const direction = directionSchema.parse(row.direction);
      return { direction, assignmentId, promptCode, fieldCode, revisionId: row.revision_id };
    },

    async link({ channel, chatId, messageId, order, subject, revisionId, at }) {
      const { assignmentId, promptCode, fieldCode } = subject;
      await tx.$executeRaw`
        INSERT INTO message (channel, chat_id, message_id, direction, assignment_id, prompt_code, field_code,
          revision_id, order_in_chat, at)
        VALUES (${channel}, ${chatId}, ${messageId}, 'in', ${assignmentId}, ${promptCode}, ${fieldCode},
          ${revisionId}, ${order}, ${toDate(at)})
        ON CONFLICT (channel, chat_id, message_id) DO UPDATE SET assignment_id = excluded.assignment_id,
          prompt_code = excluded.prompt_code, field_code = excluded.field_code,
          revision_id = excluded.revision_id`;
    },

    async wasAsked(channel, chatId, { assignmentId, promptCode, fieldCode }, beforeOrder) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT 1 AS asked FROM message
        WHERE channel = ${channel} AND chat_id = ${chatId} AND assignment_id = ${assignmentId}
          AND prompt_code = ${promptCode} AND field_code = ${fieldCode} AND direction = 'out'
          AND order_in_chat < ${beforeOrder}
        LIMIT 1`;
      if (rows.length > 0) return true;
      // A question that was sent once more may have been read long before the place where its repeat stands.
      const uncertain = await tx.$queryRaw<{ view: unknown }[]>`
        SELECT view FROM outbox
        WHERE channel = ${channel} AND chat_id = ${chatId} AND operation = 'send'
          AND (status = 'unknown' OR may_repeat)`;
      return uncertain.some(({ view }) => {
        const { about } = fromJson('view', view);
        return (
          about?.assignmentId === assignmentId &&
          about.promptCode === promptCode &&
          about.fieldCode === fieldCode
        );
      });
    },
  };
}
