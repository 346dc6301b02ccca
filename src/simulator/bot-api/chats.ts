/** getChat, getChatMember and leaveChat. */
import { z } from 'zod';
import { leaveGroup, standingJson } from '../groups.ts';
import { accountJson, botJson, chatJson } from '../telegram-json.ts';
import { requireChat } from './access.ts';
import { apiMethod, badRequest } from './call.ts';
import { chatId, integer } from './parameters.ts';

export const getChat = apiMethod(z.strictObject({ chat_id: chatId }), ({ world }, given) => ({
  ...chatJson(world, requireChat(world, given.chat_id)),
  accent_color_id: 0,
  max_reaction_count: 11,
}));

export const getChatMember = apiMethod(
  z.strictObject({ chat_id: chatId, user_id: integer }),
  ({ world }, given) => {
    const chat = requireChat(world, given.chat_id);
    if (given.user_id === world.bot.id) {
      const group = world.state.groups.get(chat);
      return group === undefined ? { status: 'member', user: botJson(world) } : standingJson(world, group);
    }
    if (!world.state.users.has(given.user_id)) throw badRequest('user not found');
    const members = world.state.groups.get(chat)?.memberIds ?? [chat];
    const user = accountJson(world, given.user_id);
    const place = members.indexOf(given.user_id);
    if (place < 0) return { status: 'left', user };
    return place === 0 && chat < 0
      ? { status: 'creator', user, is_anonymous: false }
      : { status: 'member', user };
  },
);

export const leaveChat = apiMethod(z.strictObject({ chat_id: chatId }), ({ world }, given) => {
  const group = world.state.groups.get(requireChat(world, given.chat_id));
  if (group === undefined) throw badRequest("chat member status can't be changed in private chats");
  leaveGroup(world, group);
  return true;
});
