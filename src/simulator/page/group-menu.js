/** What can happen to a group: the bot comes, goes and is silenced, people come and go, topics open and close. */

import {
  addMember,
  changeGroup,
  changeTopic,
  createTopic,
  deleteTopic,
  migrateGroup,
  removeMember,
} from './api.js';
import { openMenu } from './menu.js';
import { askDialog, showError } from './notices.js';
import { t } from './words.js';

/** @typedef {import('./types.js').Group} Group */
/** @typedef {import('./types.js').User} User */
/** @typedef {import('./menu.js').MenuItem} MenuItem */

/**
 * @param {object} options
 * @param {HTMLElement} options.anchor
 * @param {() => User[]} options.users
 * @param {() => number} options.actor
 * @param {ReturnType<typeof import('./topics.js').createTopics>} options.topics
 * @param {(groupId: number) => Promise<void>} options.onMoved the group is there under another id now
 */
export function createGroupMenu({ anchor, users, actor, topics, onMoved }) {
  /**
   * @param {string} word
   * @param {() => Promise<unknown>} act
   * @returns {MenuItem}
   */
  const item = (word, act) => ({ label: t(word), act: () => void act().catch(showError) });

  /** @param {Group} group */
  function topicItems(group) {
    if (group.topics === undefined) {
      return group.kind === 'supergroup'
        ? [item('enableTopics', () => changeGroup(group.id, 'enable-topics'))]
        : [];
    }
    const create = item('createTopic', async () => {
      const name = await askDialog(t('topicName'), t('create'));
      if (name !== undefined) topics.show(await createTopic(group.id, { userId: actor(), name }));
    });
    const open = topics.current();
    if (!open) return [create];
    const turn = open.closed ? 'reopen' : 'close';
    return [
      create,
      item(`${turn}Topic`, () => changeTopic(group.id, open.id, turn)),
      item('deleteTopic', async () => {
        await deleteTopic(group.id, open.id);
        topics.show(0);
      }),
    ];
  }

  /**
   * A second menu: whom?
   *
   * @param {string} word
   * @param {User[]} people
   * @param {(userId: number) => Promise<unknown>} act
   * @returns {MenuItem[]}
   */
  function memberItem(word, people, act) {
    if (people.length === 0) return [];
    const items = people.map(({ id, name, note }) => ({
      label: name,
      ...(note === undefined ? {} : { hint: note }),
      act: () => void act(id).catch(showError),
    }));
    return [{ label: t(word), act: () => openMenu(anchor, t(word), items) }];
  }

  return {
    /** @param {Group} group */
    open(group) {
      const { id } = group;
      const inside = (/** @type {User} */ user) => group.memberIds.includes(user.id);
      const turnWriting = group.botMayWrite ? 'forbid-writing' : 'allow-writing';
      const migrate = item('migrate', async () => onMoved(await migrateGroup(id)));
      openMenu(anchor, t('chatMenu'), [
        ...topicItems(group),
        ...(group.botIsMember
          ? [
              item(group.botMayWrite ? 'forbidWriting' : 'allowWriting', () => changeGroup(id, turnWriting)),
              item('kickBot', () => changeGroup(id, 'kick-bot')),
            ]
          : [item('addBot', () => changeGroup(id, 'add-bot'))]),
        ...memberItem(
          'addMember',
          users().filter((user) => !inside(user)),
          (userId) => addMember(id, userId),
        ),
        ...memberItem('removeMember', users().filter(inside), (userId) => removeMember(id, userId)),
        ...(group.kind === 'group' ? [migrate] : []),
      ]);
    },
  };
}
