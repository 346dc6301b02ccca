import { z } from 'zod';
import { decodeAction, encodeAction, type Action } from '../../domain/action.ts';
import { answerValueSchema } from '../../domain/answer/value.ts';
import { awaitedSchema } from '../../domain/inspection/awaited.ts';
import type { Message } from '../../domain/message.ts';
import type { ParameterKind } from '../../domain/message-table.ts';
import { messages } from '../../domain/messages.ts';
import { noticeRequestSchema } from '../../domain/notice/request.ts';
import type { Dialog } from '../../domain/organisation/ports.ts';
import type { Choice, Subject, View } from '../../domain/view.ts';

const parameterSchemas: Record<ParameterKind, z.ZodType> = {
  text: z.string(),
  count: z.number(),
  number: z.number(),
  ordinal: z.number(),
  receipt: z.number(),
  date: z.string(),
  limit: z.string(),
  instant: z.string(),
  value: answerValueSchema,
  message: z.lazy(() => messageSchema),
};

const parametersOf = new Map<string, z.ZodType>(
  Object.entries(messages).map(([key, kinds]: [string, Record<string, ParameterKind>]) => [
    key,
    z.object(Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, parameterSchemas[kind]]))),
  ]),
);

/** A message whose key is in the table and whose parameters are what the table says. */
const messageSchema: z.ZodType<Message> = z.custom<Message>((value) => {
  const message = z.object({ key: z.string(), params: z.unknown() }).safeParse(value).data;
  return message !== undefined && parametersOf.get(message.key)?.safeParse(message.params).success === true;
}, 'not a message of the table');

/** Button data is the stricter reader of the two: an action that survives it is one. */
const actionSchema: z.ZodType<Action> = z.custom<Action>((value) => {
  const kind = z.object({ kind: z.string() }).safeParse(value);
  return kind.success && decodeAction(encodeAction(value as Action) ?? '') !== null;
}, 'not an action');

const choiceSchema: z.ZodType<Choice> = z.object({
  action: actionSchema,
  label: messageSchema,
  number: z.int().exactOptional(),
  alias: z.string().exactOptional(),
  command: z.string().exactOptional(),
});

const subjectSchema: z.ZodType<Subject> = z.object({
  assignmentId: z.string(),
  promptCode: z.string(),
  fieldCode: z.string(),
});

/** What waits in the outbox to be said. */
export const viewSchema: z.ZodType<View> = z.object({
  paragraphs: z.array(messageSchema),
  choices: z.array(z.array(choiceSchema)),
  about: subjectSchema.exactOptional(),
  attachments: z.array(z.object({ fileId: z.string(), name: z.string() })).exactOptional(),
  composed: noticeRequestSchema.exactOptional(),
});

/** What is asked of a chat identity outside the interview. */
export const dialogSchema: z.ZodType<Dialog> = z.object({
  offered: z.array(choiceSchema),
  awaits: awaitedSchema.exactOptional(),
  asked: z.object({ at: z.iso.datetime(), view: viewSchema }).exactOptional(),
});
