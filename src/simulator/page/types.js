/**
 * The shapes of the control API, as the server sends them. Types only; no module loads this file at run time.
 *
 * @typedef {{ id: number, name: string, username?: string, languageCode?: string, note?: string,
 *   invitation?: { payload: string }, chatId: number, started: boolean, blocked: boolean }} User
 * @typedef {{ id: number, name: string, closed: boolean }} Topic
 * @typedef {{ id: number, kind: 'group' | 'supergroup', title: string, memberIds: number[], botIsMember: boolean,
 *   botMayWrite: boolean, note?: string, topics?: Topic[] }} Group `topics` when it is a forum
 * @typedef {{ command: string, description: string }} Command
 * @typedef {{ now: number, botUsername: string, botName: string, users: User[], groups: Group[],
 *   timeZone?: string, commands: Command[] }} SimulatorState `now` in ms since the epoch
 *
 * @typedef {{ type: string, offset: number, length: number, url?: string }} Entity offsets in UTF-16 units
 * @typedef {{ text: string, data?: string, url?: string }} InlineButton
 * @typedef {{ fileId: string, fileName: string, size?: number, mimeType?: string }} DocumentFile
 * @typedef {{ id: number, from: 'bot' | number, fromName?: string, date: number, text?: string,
 *   entities?: Entity[], buttons?: InlineButton[][], replyTo?: number, threadId?: number, editedAt?: number,
 *   document?: DocumentFile, photo?: { fileId: string }, voice?: { fileId: string }, caption?: string,
 *   service?: { kind: string, names?: string[], text: string },
 *   kind?: 'sticker' | 'voice' | 'contact' | 'location' }} Message `date` and `editedAt` in s since the epoch
 *
 * @typedef {{ chatId: number, message?: Message, messageId?: number }} ChatEvent
 * @typedef {{ answered: boolean, text?: string, alert?: boolean }} TapAnswer
 *
 * One entry of the left column: a person's private chat with the bot, or a group.
 * @typedef {{ id: number, title: string, note: string, user?: User, group?: Group }} Chat
 */
export {};
