/** The plain things the simulator keeps: people, groups, messages and what is announced about them. */

/** The clock everything in the simulator is dated by. `now()` is in Unix milliseconds; it only moves forward. */
export interface SimulatorClock {
  readonly now: () => number;
  readonly advance: (milliseconds: number) => void;
}

/** The bot's own account, as `getMe` shows it. */
export interface BotAccount {
  readonly id: number;
  readonly name: string;
  readonly username: string;
}

/** A person with a Telegram account. Their private chat with the bot has the same id. */
export interface SimUser {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  /** Shown beside the name on the chat page, e.g. the office this person stands for. */
  readonly note?: string;
  /** A deep link payload the chat page offers to press. */
  readonly invitation?: { readonly payload: string };
  /** Whether this person ever pressed Start or wrote to the bot: before that the bot may not write to them. */
  readonly started: boolean;
  /** Whether this person has blocked the bot. */
  readonly blocked: boolean;
}

export type GroupKind = 'group' | 'supergroup';

/** Where the bot stands in a group; `absent` means it never was a member. */
export type BotStanding = 'member' | 'kicked' | 'left' | 'absent';

/** A topic of a forum; one that was deleted is not there any more. */
export interface SimTopic {
  /** The id of the message that created it, as on Telegram. */
  readonly id: number;
  readonly name: string;
  readonly closed: boolean;
}

export interface SimGroup {
  readonly id: number;
  readonly kind: GroupKind;
  readonly title: string;
  /** The first member is the group's creator. */
  readonly memberIds: readonly number[];
  readonly bot: BotStanding;
  readonly botMayWrite: boolean;
  readonly note?: string;
  /** Present when the supergroup is a forum; the topic "General" is not among them. */
  readonly topics?: readonly SimTopic[];
  /** The supergroup this group became; the group itself is dead then. */
  readonly migratedTo?: number;
}

/** A stretch of a text, in UTF-16 units, with Telegram's own names. */
export interface SimEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

/** One inline button: exactly one of `data` and `url`. */
export interface SimButton {
  readonly text: string;
  readonly data?: string;
  readonly url?: string;
}

export interface SimFile {
  readonly fileId: string;
  readonly uniqueId: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** In bytes. */
  readonly size: number;
}

export interface SimPhoto extends SimFile {
  readonly width: number;
  readonly height: number;
}

/** What a person can send that is neither text nor a file. */
export type SpecialKind = 'sticker' | 'voice' | 'contact' | 'location';

/** A message the group itself writes. */
export type SimService =
  | { readonly type: 'members_joined'; readonly memberIds: readonly number[] }
  | { readonly type: 'member_left'; readonly memberId: number }
  | { readonly type: 'migrated_to'; readonly chatId: number }
  | { readonly type: 'migrated_from'; readonly chatId: number }
  | { readonly type: 'topic_created'; readonly name: string }
  | { readonly type: 'topic_closed' }
  | { readonly type: 'topic_reopened' };

export interface SimMessage {
  readonly chatId: number;
  /** Increasing within its chat, never used twice there, the same in other chats. */
  readonly id: number;
  readonly from: 'bot' | number;
  /** Unix seconds. */
  readonly date: number;
  /** Empty when the message carries no text. */
  readonly text: string;
  readonly entities: readonly SimEntity[];
  readonly buttons: readonly (readonly SimButton[])[];
  /** A markup that is no inline keyboard; Telegram lets nobody edit such a message. */
  readonly otherMarkup?: 'remove_keyboard' | 'force_reply';
  readonly replyTo?: number;
  /** The topic of a forum; absent in "General". */
  readonly threadId?: number;
  /** Unix seconds of the last change of its words. */
  readonly editedAt?: number;
  readonly document?: SimFile;
  readonly photo?: SimPhoto;
  readonly caption?: string;
  readonly captionEntities?: readonly SimEntity[];
  readonly special?: SpecialKind;
  /** The sound of a voice message. */
  readonly voice?: SimFile;
  /** The same for all pictures and files that were sent at once. */
  readonly albumId?: string;
  readonly service?: SimService;
}

/** A button somebody pressed, and what the bot answered. */
export interface SimCallback {
  readonly id: string;
  readonly userId: number;
  readonly chatId: number;
  readonly messageId: number;
  readonly data: string;
  /** Unix milliseconds. */
  readonly askedAt: number;
  readonly answer?: CallbackAnswer;
}

export interface CallbackAnswer {
  readonly text?: string;
  readonly alert: boolean;
}

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/** An update in Telegram's own JSON. */
export type Update = Record<string, unknown> & { readonly update_id: number };

/** What subscribers are told. Every event is announced after it has been written down. */
export type SimEvent =
  | { readonly type: 'message' | 'edit'; readonly chatId: number; readonly message: SimMessage }
  | { readonly type: 'delete'; readonly chatId: number; readonly messageId: number }
  | {
      readonly type: 'callback_answer';
      readonly chatId: number;
      readonly callbackId: string;
      readonly answer: CallbackAnswer;
    }
  | { readonly type: 'typing'; readonly chatId: number; readonly action: string }
  | { readonly type: 'chat'; readonly chatId: number }
  | { readonly type: 'clock'; readonly now: number }
  | { readonly type: 'update_queued'; readonly updateId: number }
  | { readonly type: 'updates_confirmed'; readonly pending: number };

/** Refused because a person, or their app, could not have done it; the message says why in a sentence. */
export class SimulatorRefusal extends Error {
  override readonly name = 'SimulatorRefusal';
}
