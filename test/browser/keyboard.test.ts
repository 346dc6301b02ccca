import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, people, word, type Stage } from './open-page.ts';

const { hanh } = people;

/** The element with focus, once it is this one. */
const focusOn = (page: Page, wanted: Locator) => wanted.and(page.locator(':focus')).waitFor();

async function pressUntilFocus(page: Page, key: string, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never leads to ${wanted.toString()}`);
}

describe('the chat page by keyboard alone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('finds a person, starts, presses a button, replies', async () => {
    const page = await stage.open();
    const focused = () => page.locator(':focus').textContent();
    const { keyboard } = page;
    await page.getByRole('navigation').getByRole('button').first().waitFor();
    await pressUntilFocus(page, 'Tab', page.getByRole('searchbox', { name: word('search') }));
    await keyboard.type('xay dung');
    await keyboard.press('ArrowDown');
    expect(await focused()).toContain(hanh.note);
    await keyboard.press('Enter');

    await focusOn(page, page.getByRole('button', { name: word('start'), exact: true }));
    await keyboard.press('Enter');
    const log = page.getByRole('region', { name: word('messages') });
    await log.getByRole('button', { name: 'Hướng dẫn' }).waitFor();
    await focusOn(page, page.getByRole('combobox', { name: word('message') }));

    await pressUntilFocus(page, 'Shift+Tab', log.getByRole('button', { name: 'Không đúng' }));
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await keyboard.press('ArrowUp');
    expect(await focused()).toContain('/start');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    expect(await focused()).toBe(word('reply'));
    await keyboard.press('Enter');
    await keyboard.type('Trả lời bằng bàn phím');
    await keyboard.press('Enter');
    await log.getByText('Đã nhận: Trả lời bằng bàn phím').waitFor();
    const sent = stage.simulator.control
      .history(hanh.id)
      .find(({ text }) => text === 'Trả lời bằng bàn phím');
    expect(sent?.replyTo).toBe(2);
  });

  it('announces what the bot says', async () => {
    const page = await stage.open();
    await page.goto(`${stage.simulator.url}/#${hanh.id}`);
    await page.getByRole('region', { name: word('messages') }).waitFor();
    stage.simulator.control.sendText(hanh.id, hanh.id, 'Nghe được không');
    await page
      .locator('[aria-live=polite]')
      .getByText('Đôn Đốc: Đã nhận: Nghe được không')
      .waitFor({ state: 'attached' });
  });
});
