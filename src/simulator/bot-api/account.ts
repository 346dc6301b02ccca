/** getMe, the command menu, and deleteWebhook. */
import { z } from 'zod';
import { botJson } from '../telegram-json.ts';
import { apiMethod, badRequest } from './call.ts';
import { flag, integer, jsonOf } from './parameters.ts';

export const getMe = apiMethod(z.strictObject({}), ({ world }) => ({
  ...botJson(world),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
}));

/** There never is a webhook here, so there is nothing to delete but, if asked, the waiting updates. */
export const deleteWebhook = apiMethod(
  z.strictObject({ drop_pending_updates: flag.optional() }),
  ({ world }, given) => {
    const entries = [...world.state.queue.keys()];
    if (given.drop_pending_updates && entries.length > 0)
      world.commit({ type: 'updates_confirmed', entries });
    return true;
  },
);

const scope = jsonOf(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('default') }),
    z.strictObject({ type: z.literal('all_private_chats') }),
    z.strictObject({ type: z.literal('all_group_chats') }),
    z.strictObject({ type: z.literal('all_chat_administrators') }),
    z.strictObject({ type: z.literal('chat'), chat_id: integer }),
    z.strictObject({ type: z.literal('chat_administrators'), chat_id: integer }),
    z.strictObject({ type: z.literal('chat_member'), chat_id: integer, user_id: integer }),
  ]),
).optional();
const audience = { scope, language_code: z.string().optional() };
const commands = jsonOf(z.array(z.strictObject({ command: z.string(), description: z.string() })));

export const setMyCommands = apiMethod(z.strictObject({ ...audience, commands }), ({ world }, given) => {
  if (given.commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of given.commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    const length = description.trim().length;
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  const unslashed = given.commands.map((item) => ({ ...item, command: item.command.replace(/^\//, '') }));
  world.commit({ type: 'commands_set', audience: audienceKey(given), commands: unslashed });
  return true;
});

export const getMyCommands = apiMethod(
  z.strictObject(audience),
  ({ world }, given) => world.state.commands.get(audienceKey(given)) ?? [],
);

/** The commands set without scope and language are the ones everybody sees. */
export const everybody = audienceKey({ scope: undefined, language_code: undefined });

function audienceKey(given: { scope?: z.output<typeof scope>; language_code?: string | undefined }): string {
  return JSON.stringify([given.scope ?? { type: 'default' }, given.language_code ?? '']);
}
