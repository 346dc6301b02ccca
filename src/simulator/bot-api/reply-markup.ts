/** `reply_markup`: inline keyboards, and the two markups that are no keyboard. */
import { z } from 'zod';
import type { SimButton } from '../model.ts';
import { badRequest } from './call.ts';
import { flag, jsonOf } from './parameters.ts';

const button = z.strictObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const inlineKeyboard = z.strictObject({ inline_keyboard: z.array(z.array(button)) });
const removeKeyboard = z.strictObject({ remove_keyboard: z.literal(true), selective: flag.optional() });
const forceReply = z.strictObject({
  force_reply: z.literal(true),
  input_field_placeholder: z.string().max(64).optional(),
  selective: flag.optional(),
});

export const replyMarkup = jsonOf(z.union([inlineKeyboard, removeKeyboard, forceReply])).optional();
export const inlineMarkup = jsonOf(inlineKeyboard).optional();

export interface Markup {
  readonly buttons: readonly (readonly SimButton[])[];
  readonly otherMarkup?: 'remove_keyboard' | 'force_reply';
}

const mostButtons = 100;
const mostInRow = 8;
const mostDataBytes = 64;

/** @throws ApiError when Telegram would refuse a button */
export function readMarkup(given: z.output<typeof replyMarkup>): Markup {
  if (given === undefined) return { buttons: [] };
  if ('remove_keyboard' in given) return { buttons: [], otherMarkup: 'remove_keyboard' };
  if ('force_reply' in given) return { buttons: [], otherMarkup: 'force_reply' };
  const rows = given.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > mostButtons) throw badRequest('REPLY_MARKUP_TOO_LONG');
  // Telegram quietly shows such a row otherwise than it was meant, so it is refused here.
  if (rows.some((row) => row.length > mostInRow)) {
    throw badRequest(`more than ${mostInRow} buttons in a row are not simulated`);
  }
  return { buttons: rows.map((row) => row.map(readButton)) };
}

function readButton(given: z.output<typeof button>): SimButton {
  const { text, callback_data: data, url } = given;
  const refuse = (why: string): Error => badRequest(`can't parse inline keyboard button: ${why}`);
  if (text.trim() === '') throw refuse('Inline keyboard button text must be non-empty');
  if (data !== undefined && url !== undefined) throw refuse('a button has either callback_data or url');
  if (url !== undefined) {
    if (!/^(https?|tg):\/\/./.test(url) || !URL.canParse(url)) {
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
    return { text, url };
  }
  if (data === undefined || data === '') throw refuse('Text buttons are unallowed in the inline keyboard');
  if (Buffer.byteLength(data) > mostDataBytes) throw badRequest('BUTTON_DATA_INVALID');
  return { text, data };
}
