/** Waiting for the bot to answer a press. */
import type { ServerResponse } from 'node:http';
import type { CallbackAnswer } from './model.ts';
import type { World } from './world.ts';

/** How long the page waits, in real milliseconds. */
const answerWithin = 5000;

/** @returns undefined when the bot has not answered in time or the page has gone */
export function callbackAnswer(
  world: World,
  callbackId: string,
  response: ServerResponse,
): Promise<CallbackAnswer | undefined> {
  return new Promise((resolve) => {
    const end = (answer?: CallbackAnswer): void => {
      clearTimeout(timer);
      unsubscribe();
      response.off('close', gone);
      resolve(answer);
    };
    const gone = (): void => end();
    const timer = setTimeout(gone, answerWithin);
    const unsubscribe = world.subscribe((event) => {
      if (event.type === 'callback_answer' && event.callbackId === callbackId) end(event.answer);
    });
    response.once('close', gone);
  });
}
