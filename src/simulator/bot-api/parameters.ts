/** Parameter types. A value may come as JSON or, from a form or the query, as text that means the same. */
import { z } from 'zod';

const readInteger = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;

const readFlag = (value: unknown): unknown => {
  if (value === 'true' || value === 'True') return true;
  if (value === 'false' || value === 'False') return false;
  return value;
};

const readJson = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

export const integer = z.preprocess(readInteger, z.int());
export const flag = z.preprocess(readFlag, z.boolean());
export const jsonOf = <S extends z.ZodType>(schema: S) => z.preprocess(readJson, schema);

/** A chat's id. Public usernames are not simulated, so they are never found. */
export const chatId = z.preprocess((value) => {
  if (typeof value === 'string' && value.startsWith('@')) return 0;
  return readInteger(value);
}, z.int().optional());

/** `parse_mode`: HTML in any case; the rest is refused loudly rather than read wrongly. */
export const parseMode = z
  .string()
  .refine(
    (mode) => mode === '' || mode.toLowerCase() === 'html',
    'parse_mode other than HTML is not simulated',
  )
  .optional();

const replyParameters = z.strictObject({
  message_id: integer,
  chat_id: chatId,
  allow_sending_without_reply: flag.optional(),
});

/** What every send method takes. */
export const sending = {
  chat_id: chatId,
  message_thread_id: integer.optional(),
  disable_notification: flag.optional(),
  protect_content: flag.optional(),
  reply_parameters: jsonOf(replyParameters).optional(),
  reply_to_message_id: integer.optional(),
  allow_sending_without_reply: flag.optional(),
};

export const linkPreviewOptions = jsonOf(
  z.strictObject({
    is_disabled: flag.optional(),
    url: z.string().optional(),
    prefer_small_media: flag.optional(),
    prefer_large_media: flag.optional(),
    show_above_text: flag.optional(),
  }),
).optional();
