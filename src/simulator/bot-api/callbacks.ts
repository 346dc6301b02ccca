/** answerCallbackQuery. */
import { z } from 'zod';
import { apiMethod, badRequest } from './call.ts';
import { flag, integer } from './parameters.ts';

/** How long an answer is awaited. Telegram's own figure is unpublished; a minute is on the strict side. */
const answerableFor = 60_000;
const longestAnswer = 200;

export const answerCallbackQuery = apiMethod(
  z.strictObject({
    callback_query_id: z.string().optional(),
    text: z.string().optional(),
    show_alert: flag.optional(),
    cache_time: integer.optional(),
  }),
  ({ world }, given) => {
    const callback = world.state.callbacks.get(given.callback_query_id ?? '');
    const tooLate = callback === undefined || world.clock.now() - callback.askedAt > answerableFor;
    if (tooLate || callback.answer !== undefined) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    const { text = '', show_alert: alert = false } = given;
    if (text.length > longestAnswer) throw badRequest('MESSAGE_TOO_LONG');
    const answer = text === '' ? { alert } : { text, alert };
    world.commit({ type: 'callback_answered', callbackId: callback.id, answer });
    return true;
  },
);
