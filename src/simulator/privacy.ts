/** What the bot gets to see of what people do. */
import type { SimMessage, SimUser } from './model.ts';
import type { Change } from './state.ts';
import { botJson, chatJson, userJson } from './telegram-json.ts';
import { updateChanges } from './updates.ts';
import { nowInSeconds, type World } from './world.ts';

/**
 * Everything in a private chat. In a group, privacy mode: commands not addressed to another bot, and replies to the
 * bot's own messages.
 */
export function visibleToBot(world: World, message: SimMessage): boolean {
  const group = world.state.groups.get(message.chatId);
  if (group === undefined) return true;
  if (group.bot !== 'member') return false;
  const repliedTo =
    message.replyTo === undefined
      ? undefined
      : world.state.histories.get(message.chatId)?.get(message.replyTo);
  return repliedTo?.from === 'bot' || isCommandForBot(message.text, world.bot.username);
}

function isCommandForBot(text: string, botUsername: string): boolean {
  const match = /^\/[A-Za-z0-9_]{1,64}(?:@([A-Za-z0-9_]+))?(?![\p{L}\p{N}_/<>@])/u.exec(text);
  if (match === null) return false;
  return match[1] === undefined || match[1].toLowerCase() === botUsername.toLowerCase();
}

/** The update that tells of a person blocking or unblocking the bot. */
export function privateStandingUpdate(world: World, user: SimUser): Change[] {
  const member = { status: 'member', user: botJson(world) };
  const kicked = { status: 'kicked', user: botJson(world), until_date: 0 };
  return updateChanges(world, 'my_chat_member', {
    chat: chatJson(world, user.id),
    from: userJson(user),
    date: nowInSeconds(world),
    old_chat_member: user.blocked ? member : kicked,
    new_chat_member: user.blocked ? kicked : member,
  });
}
