/** People, chats and messages in the JSON of the Bot API. */
import type { SimButton, SimFile, SimGroup, SimMessage, SimService, SimUser, SpecialKind } from './model.ts';
import type { World } from './world.ts';

type Json = Record<string, unknown>;

/** An object without the keys whose value is undefined. */
export const withoutUndefined = (object: Json): Json =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

export function userJson(user: SimUser): Json {
  return withoutUndefined({
    id: user.id,
    is_bot: false,
    first_name: user.firstName,
    last_name: user.lastName,
    username: user.username,
    language_code: user.languageCode,
  });
}

export function botJson(world: World): Json {
  return { id: world.bot.id, is_bot: true, first_name: world.bot.name, username: world.bot.username };
}

/** Anybody by id; somebody who is not known is named only by their id. */
export function accountJson(world: World, id: 'bot' | number): Json {
  if (id === 'bot' || id === world.bot.id) return botJson(world);
  const user = world.state.users.get(id);
  return user === undefined ? { id, is_bot: false, first_name: String(id) } : userJson(user);
}

export const groupJson = ({ id, kind, title, topics }: SimGroup): Json =>
  withoutUndefined({ id, type: kind, title, is_forum: topics === undefined ? undefined : true });

export function chatJson(world: World, chatId: number): Json {
  const group = world.state.groups.get(chatId);
  if (group !== undefined) return groupJson(group);
  const { id, first_name, last_name, username } = accountJson(world, chatId);
  return withoutUndefined({ id, type: 'private', first_name, last_name, username });
}

/**
 * A message as the Bot API shows it, with the message it answers one level deep, unless that one is deleted. In a topic
 * a message that answers nothing answers the message that created the topic.
 */
export function messageJson(world: World, message: SimMessage, deep = true): Json {
  const answered = message.replyTo ?? (message.threadId === message.id ? undefined : message.threadId);
  const repliedTo =
    answered === undefined || !deep ? undefined : world.state.histories.get(message.chatId)?.get(answered);
  return withoutUndefined({
    message_id: message.id,
    from: accountJson(world, message.from),
    chat: chatJson(world, message.chatId),
    date: message.date,
    edit_date: message.editedAt,
    message_thread_id: message.threadId,
    is_topic_message: message.threadId === undefined ? undefined : true,
    reply_to_message: repliedTo && messageJson(world, repliedTo, false),
    text: message.text === '' ? undefined : message.text,
    entities: nonEmpty(message.entities),
    caption: message.caption,
    caption_entities: nonEmpty(message.captionEntities ?? []),
    document: message.document && documentJson(message.document),
    photo: message.photo && [
      { ...fileJson(message.photo), width: message.photo.width, height: message.photo.height },
    ],
    reply_markup: message.buttons.length === 0 ? undefined : keyboardJson(message.buttons),
    media_group_id: message.albumId,
    ...(message.special === undefined ? {} : specialJson(message.special, message)),
    ...(message.service === undefined ? {} : serviceJson(world, message.service)),
  });
}

/** The part of a file description that all kinds of files share. */
export const fileJson = (file: SimFile): Json => ({
  file_id: file.fileId,
  file_unique_id: file.uniqueId,
  file_size: file.size,
});

const documentJson = (file: SimFile): Json => ({
  ...fileJson(file),
  file_name: file.fileName,
  mime_type: file.mimeType,
});

function keyboardJson(rows: readonly (readonly SimButton[])[]): Json {
  const buttonJson = ({ text, data, url }: SimButton): Json =>
    withoutUndefined({ text, callback_data: data, url });
  return { inline_keyboard: rows.map((row) => row.map(buttonJson)) };
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

function specialJson(kind: SpecialKind, { id, voice }: SimMessage): Json {
  const file = { file_id: `sim${kind}${id}`, file_unique_id: `${kind}${id}` };
  switch (kind) {
    case 'sticker':
      return {
        sticker: { ...file, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false },
      };
    case 'voice':
      return {
        voice: { ...(voice === undefined ? file : fileJson(voice)), duration: 1, mime_type: 'audio/ogg' },
      };
    case 'contact':
      return { contact: { phone_number: '+84000000000', first_name: 'A' } };
    case 'location':
      return { location: { latitude: 14.35, longitude: 108 } };
    default:
      return kind satisfies never;
  }
}

function serviceJson(world: World, service: SimService): Json {
  switch (service.type) {
    case 'members_joined':
      return { new_chat_members: service.memberIds.map((id) => accountJson(world, id)) };
    case 'member_left':
      return { left_chat_member: accountJson(world, service.memberId) };
    case 'migrated_to':
      return { migrate_to_chat_id: service.chatId };
    case 'migrated_from':
      return { migrate_from_chat_id: service.chatId };
    case 'topic_created':
      return { forum_topic_created: { name: service.name, icon_color: 0x6fb9f0 } };
    case 'topic_closed':
      return { forum_topic_closed: {} };
    case 'topic_reopened':
      return { forum_topic_reopened: {} };
    default:
      return service satisfies never;
  }
}
