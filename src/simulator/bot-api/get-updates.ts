/** getUpdates. */
import { z } from 'zod';
import { updateKinds } from '../updates.ts';
import { ApiError, apiMethod } from './call.ts';
import { integer, jsonOf } from './parameters.ts';

const longestWaitSeconds = 50;

export const getUpdates = apiMethod(
  z.strictObject({
    offset: integer.optional(),
    limit: integer.pipe(z.int().min(1).max(100)).optional(),
    timeout: integer.pipe(z.int().min(0)).optional(),
    allowed_updates: jsonOf(z.array(z.enum(updateKinds))).optional(),
  }),
  async ({ world, poller, onGone }, given) => {
    const names = given.allowed_updates;
    if (names !== undefined && names.join() !== world.state.allowedUpdates.join()) {
      world.commit({ type: 'allowed_updates_set', names });
    }
    const poll = poller.poll({
      offset: given.offset ?? 0,
      limit: given.limit ?? 100,
      waitFor: Math.min(given.timeout ?? 0, longestWaitSeconds) * 1000,
    });
    onGone(poll.abandon);
    const updates = await poll.updates;
    if (updates === undefined) {
      throw new ApiError(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      );
    }
    return updates;
  },
);
