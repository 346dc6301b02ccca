import { say, type Message } from '../message.ts';
import type { Limit } from './limit.ts';

/** A limit in words: the paper's own, then the last permitted day with its weekday ("tức hết thứ Năm, 17/9/2026"). */
export function limitMessage(limit: Limit): Message {
  const { words, lastDay, lastHour } = limit;
  if (lastDay === null) return say('limit.awaiting', { words });
  return lastHour === null
    ? say('limit.day', { words, lastDay })
    : say('limit.hour', { words, lastDay, lastHour });
}
