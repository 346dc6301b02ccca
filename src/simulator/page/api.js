/** The control API of the simulator. Every function rejects with an `Error` whose message is the server's sentence. */

/** @typedef {import('./types.js').Message} Message */

/** The server refused, or could not be reached (`status` 0: the page has its own sentence for that). */
export class RequestError extends Error {
  /**
   * @param {string} message
   * @param {number} status
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body] JSON, or a form with a file
 * @returns {Promise<any>}
 */
async function request(method, path, body) {
  const form = body instanceof FormData;
  /** @type {RequestInit} */
  const init = { method };
  if (form) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'Content-Type': 'application/json' };
  }
  const response = await fetch(path, init).catch(() => {
    throw new RequestError('', 0);
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new RequestError(String(answer.error ?? response.statusText), response.status);
  return answer;
}

/**
 * @param {'vi' | 'en'} language
 * @returns {Promise<Record<string, string>>}
 */
export const getWords = (language) => request('GET', `/sim/words?language=${language}`);

/** @returns {Promise<import('./types.js').SimulatorState>} */
export const getState = () => request('GET', '/sim/state');

/**
 * Messages in order of id: the latest without bounds, else those strictly before or after an id.
 *
 * @param {number} chatId
 * @param {{ before?: number, after?: number, limit?: number, thread?: number }} [range] `thread`: of one topic, 0 for
 *   "General"
 * @returns {Promise<Message[]>}
 */
export async function getMessages(chatId, range = {}) {
  const query = new URLSearchParams(Object.entries(range).map(([key, value]) => [key, String(value)]));
  const { messages } = await request('GET', `/sim/chats/${chatId}/messages?${query}`);
  return messages;
}

/**
 * A long text becomes several messages on the server, as Telegram's apps cut it.
 *
 * @param {number} chatId
 * @param {{ userId: number, text: string, replyTo?: number, threadId?: number }} message
 */
export const sendText = (chatId, message) => request('POST', `/sim/chats/${chatId}/messages`, message);

/**
 * @param {number} chatId
 * @param {number} messageId
 * @param {{ userId: number, text: string }} edit
 */
export const editText = (chatId, messageId, edit) =>
  request('PUT', `/sim/chats/${chatId}/messages/${messageId}`, edit);

/**
 * @param {number} chatId
 * @param {number} messageId
 * @param {number} userId who deletes
 */
export const deleteMessage = (chatId, messageId, userId) =>
  request('DELETE', `/sim/chats/${chatId}/messages/${messageId}`, { userId });

/**
 * @param {number} chatId
 * @param {number} userId
 * @param {'document' | 'photo'} kind
 * @param {File} file
 * @param {{ threadId?: number }} place
 */
export function sendFile(chatId, userId, kind, file, { threadId }) {
  const form = new FormData();
  form.set('userId', String(userId));
  form.set('kind', kind);
  if (threadId !== undefined) form.set('threadId', String(threadId));
  form.set('file', file, file.name);
  return request('POST', `/sim/chats/${chatId}/files`, form);
}

/** @param {string} fileId */
export const fileAddress = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;

/**
 * @param {number} chatId
 * @param {{ userId: number, kind: string, threadId?: number }} special
 */
export const sendSpecial = (chatId, special) => request('POST', `/sim/chats/${chatId}/special`, special);

/**
 * @param {number} chatId
 * @param {{ userId: number, messageId: number, data: string }} tap
 * @returns {Promise<import('./types.js').TapAnswer>}
 */
export const tapButton = (chatId, tap) => request('POST', `/sim/chats/${chatId}/taps`, tap);

/**
 * @param {number} userId
 * @param {string} [payload]
 */
export const startBot = (userId, payload) =>
  request('POST', `/sim/users/${userId}/start`, payload === undefined ? {} : { payload });

/**
 * A person's own choice in their app: a blocked bot can no longer write to them.
 *
 * @param {number} userId
 * @param {boolean} blocked
 */
export const setBlocked = (userId, blocked) =>
  request('POST', `/sim/users/${userId}/${blocked ? 'block' : 'unblock'}`);

/**
 * @param {number} groupId
 * @param {'add-bot' | 'kick-bot' | 'forbid-writing' | 'allow-writing' | 'enable-topics'} change
 */
export const changeGroup = (groupId, change) => request('POST', `/sim/groups/${groupId}/${change}`);

/**
 * @param {number} groupId
 * @returns {Promise<number>} the supergroup it has become
 */
export async function migrateGroup(groupId) {
  const { groupId: successor } = await request('POST', `/sim/groups/${groupId}/migrate`);
  return successor;
}

/**
 * @param {number} groupId
 * @param {number} userId
 */
export const addMember = (groupId, userId) => request('POST', `/sim/groups/${groupId}/members`, { userId });

/**
 * @param {number} groupId
 * @param {number} userId
 */
export const removeMember = (groupId, userId) =>
  request('DELETE', `/sim/groups/${groupId}/members/${userId}`);

/**
 * @param {number} groupId
 * @param {{ userId: number, name: string }} topic
 * @returns {Promise<number>} its id
 */
export async function createTopic(groupId, topic) {
  const { topicId } = await request('POST', `/sim/groups/${groupId}/topics`, topic);
  return topicId;
}

/**
 * @param {number} groupId
 * @param {number} topicId
 * @param {'close' | 'reopen'} change
 */
export const changeTopic = (groupId, topicId, change) =>
  request('POST', `/sim/groups/${groupId}/topics/${topicId}/${change}`);

/**
 * @param {number} groupId
 * @param {number} topicId
 */
export const deleteTopic = (groupId, topicId) =>
  request('DELETE', `/sim/groups/${groupId}/topics/${topicId}`);

/** @param {{ advanceMs: number } | { to: string }} move */
export const moveClock = (move) => request('POST', '/sim/clock', move);
