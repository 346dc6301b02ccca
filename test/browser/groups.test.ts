import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { group, openStage, people, phone, word, type Stage } from './open-page.ts';

const { hanh, duc } = people;

describe('groups on the chat page', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
    page = await stage.open();
    page.setDefaultTimeout(5000);
    await page.getByRole('navigation').getByRole('button', { name: group.title }).click();
    await page.getByRole('heading', { name: group.title }).waitFor();
  });
  afterAll(() => stage.close());

  const log = () => page.getByRole('region', { name: word('messages') });
  const box = () => page.getByRole('combobox', { name: word('message') });
  const topic = () => page.getByRole('combobox', { name: word('topic'), exact: true });
  const inGroup = (id: number = group.id) => stage.simulator.control.groups().find((each) => each.id === id)!;
  const choose = async (name: string, then?: string) => {
    await page.getByRole('button', { name: word('chatMenu') }).click();
    await page.getByRole('menuitem', { name }).click();
    if (then !== undefined) await page.getByRole('menuitem', { name: then }).click();
  };

  it('turns topics on, creates one by its name, and writes in it', async () => {
    expect(await topic().isVisible()).toBe(false);
    await choose(word('enableTopics'));
    await topic().waitFor();
    await choose(word('createTopic'));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: word('cancel') })
      .click();
    expect(inGroup().topics).toEqual([]);
    await choose(word('createTopic'));
    const name = page.getByRole('textbox', { name: word('topicName') });
    await name.fill('Tiến độ quý III');
    await name.press('Enter');
    await log()
      .getByText(word('service_topic_created', { names: 'Tiến độ quý III' }))
      .waitFor();
    await box().fill('/baocao');
    await box().press('Enter');
    await log().getByText('/baocao').waitFor();
    const [made] = inGroup().topics ?? [];
    const said = stage.simulator.control.history(group.id).find(({ text }) => text === '/baocao');
    expect(said?.threadId).toBe(made?.id);
  });

  it('shows one topic at a time', async () => {
    stage.simulator.control.sendText(duc.id, group.id, 'ngoài chủ đề');
    await topic().selectOption({ label: word('topicGeneral') });
    await log().getByText('ngoài chủ đề').waitFor();
    expect(await log().getByText('/baocao').count()).toBe(0);
    await topic().selectOption({ label: 'Tiến độ quý III' });
    await log().getByText('/baocao').waitFor();
    expect(await log().getByText('ngoài chủ đề').count()).toBe(0);
  });

  it('closes, opens and deletes the topic', async () => {
    await choose(word('closeTopic'));
    await page.getByText(word('topicIsClosed')).waitFor();
    expect(await box().isVisible()).toBe(false);
    expect(await topic().locator('option:checked').textContent()).toContain('(đã đóng)');
    await choose(word('reopenTopic'));
    await box().waitFor();
    await choose(word('deleteTopic'));
    await log().getByText('ngoài chủ đề').waitFor();
    expect(await topic().locator('option').allTextContents()).toEqual([word('topicGeneral')]);
  });

  it('silences the bot, removes it and brings it back', async () => {
    await choose(word('forbidWriting'));
    await page.getByText(word('botSilenced')).waitFor();
    expect(inGroup().botMayWrite).toBe(false);
    await choose(word('allowWriting'));
    await choose(word('kickBot'));
    await page.getByText(word('botNotMember')).waitFor();
    await choose(word('addBot'));
    await page.getByText(word('botNotMember')).waitFor({ state: 'hidden' });
    expect(inGroup()).toMatchObject({ bot: 'member', botMayWrite: true });
  });

  it('lets people leave and come', async () => {
    const shown = stage.simulator.control.groups()[0]?.memberIds.length;
    expect(shown).toBe(2);
    await choose(word('removeMember'), hanh.firstName);
    await log().getByText(`${hanh.firstName} ${hanh.lastName} rời nhóm`).waitFor();
    expect(inGroup().memberIds).toEqual([duc.id]);
    await choose(word('addMember'), hanh.firstName);
    await page.getByLabel(word('actAs')).getByText(hanh.firstName).waitFor({ state: 'attached' });
    expect(inGroup().memberIds).toEqual([duc.id, hanh.id]);
  });

  it('follows a group that becomes a supergroup', async () => {
    const { id } = stage.simulator.control.addGroup({
      title: 'Nhóm thường',
      memberIds: [duc.id],
      kind: 'group',
    });
    await page.getByRole('navigation').getByRole('button', { name: 'Nhóm thường' }).click();
    await page.getByRole('heading', { name: 'Nhóm thường' }).waitFor();
    await choose(word('migrate'));
    const successor = inGroup(id).migratedTo!;
    await page.waitForURL(`**/#${successor}`);
    await log()
      .getByText(word('service_migrated_from', { names: 'Nhóm thường' }))
      .waitFor();
  });

  it('has room for the topic on a phone', async () => {
    stage.simulator.control.createTopic(group.id, duc.id, 'Tiến độ báo cáo cải cách hành chính quý III');
    const small = await stage.open(phone);
    await small.getByRole('navigation').getByRole('button', { name: group.title }).click();
    await small.getByRole('combobox', { name: word('topic'), exact: true }).waitFor();
    const scrolls = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await small.evaluate(scrolls)).toBe(false);
    for (const name of [word('back'), word('chatMenu')]) {
      const place = await small.getByRole('button', { name }).boundingBox();
      expect(place!.x + place!.width).toBeLessThanOrEqual(390);
    }
  });
});
