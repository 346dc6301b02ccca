/** State and messages in the JSON the chat page reads. */
import type { SimEvent, SimMessage, SimService, SimUser } from './model.ts';
import type { SimulatorOptions } from './options.ts';
import type { World } from './world.ts';
import { everybody } from './bot-api/account.ts';

type Json = Record<string, unknown>;

const nameOf = (user: SimUser): string => [user.firstName, user.lastName].filter(Boolean).join(' ');

/** `GET /sim/state`. `now` is in Unix milliseconds; a group that became a supergroup is left out. */
export function stateForPage(world: World, options: SimulatorOptions): Json {
  const { users, groups, commands } = world.state;
  return {
    now: world.clock.now(),
    timeZone: options.timeZone,
    botUsername: world.bot.username,
    botName: world.bot.name,
    users: [...users.values()].map((user) => ({
      id: user.id,
      name: nameOf(user),
      username: user.username,
      languageCode: user.languageCode,
      note: user.note,
      invitation: user.invitation,
      chatId: user.id,
      started: user.started,
      blocked: user.blocked,
    })),
    groups: [...groups.values()]
      .filter((group) => group.migratedTo === undefined)
      .map(({ id, kind, title, memberIds, note, bot, botMayWrite, topics }) => ({
        id,
        kind,
        title,
        memberIds,
        note,
        botIsMember: bot === 'member',
        botMayWrite,
        topics,
      })),
    demo: options.demo?.() ?? false,
    commands: commands.get(everybody) ?? [],
  };
}

/**
 * A message for the page: one list of entities for whichever words it has, `kind` for what is neither text nor file,
 * and for a service message its kind, the names it is about, and those names as a text to fall back on.
 */
export function messageForPage(world: World, message: SimMessage): Json {
  const { captionEntities, special, service, ...rest } = message;
  const from = message.from === 'bot' ? undefined : world.state.users.get(message.from);
  return {
    ...rest,
    entities: message.caption === undefined ? message.entities : captionEntities,
    fromName: message.from === 'bot' ? world.bot.name : from && nameOf(from),
    kind: special,
    service: service && serviceForPage(world, service),
  };
}

function serviceForPage(world: World, service: SimService): Json {
  const names = namedIn(world, service);
  return { kind: service.type, names, text: names.join(', ') };
}

function namedIn(world: World, service: SimService): string[] {
  const name = (id: number): string => {
    if (id === world.bot.id) return world.bot.name;
    const user = world.state.users.get(id);
    return user === undefined ? String(id) : nameOf(user);
  };
  switch (service.type) {
    case 'members_joined':
      return service.memberIds.map(name);
    case 'member_left':
      return [name(service.memberId)];
    case 'migrated_to':
    case 'migrated_from':
      return [world.state.groups.get(service.chatId)?.title ?? String(service.chatId)];
    case 'topic_created':
      return [service.name];
    case 'topic_closed':
    case 'topic_reopened':
      return [];
    default:
      return service satisfies never;
  }
}

/** The events the page hears of, as name and data of a server-sent event; undefined for the others. */
export function eventForPage(world: World, event: SimEvent): { name: string; data: Json } | undefined {
  switch (event.type) {
    case 'message':
    case 'edit':
      return {
        name: event.type,
        data: { chatId: event.chatId, message: messageForPage(world, event.message) },
      };
    case 'delete':
      return { name: 'delete', data: { chatId: event.chatId, messageId: event.messageId } };
    case 'typing':
      return { name: 'typing', data: { chatId: event.chatId, action: event.action } };
    case 'chat':
      return { name: 'chat', data: { chatId: event.chatId } };
    case 'clock':
      return { name: 'clock', data: { now: event.now } };
    case 'callback_answer':
    case 'update_queued':
    case 'updates_confirmed':
      return undefined;
    default:
      return event satisfies never;
  }
}
