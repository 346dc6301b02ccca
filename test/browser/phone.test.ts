import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, people, phone, word, type Stage } from './open-page.ts';

const { hanh } = people;

describe('the chat page on a phone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    stage.simulator.control.start(hanh.id);
    stage.simulator.control.sendText(hanh.id, hanh.id, `Từ dài: ${'x'.repeat(300)}`);
  });
  afterAll(() => stage.close());

  it('shows list and chat as two screens with a way back', async () => {
    const page = await stage.open(phone);
    const entry = page.getByRole('navigation').getByRole('button', { name: hanh.note });
    await entry.tap();
    await page.getByRole('heading', { level: 2, name: hanh.firstName }).waitFor();
    expect(await entry.isVisible()).toBe(false);
    await page.getByRole('button', { name: word('back') }).tap();
    await entry.waitFor();
    expect(await page.getByRole('region', { name: word('messages') }).isVisible()).toBe(false);
    await page.context().close();
  });

  it('makes a new line with Enter and sends with the button', async () => {
    const page = await stage.open(phone);
    await page.getByRole('navigation').getByRole('button', { name: hanh.note }).tap();
    const box = page.getByRole('combobox', { name: word('message') });
    await box.tap();
    await box.pressSequentially('một\nhai');
    expect(await box.inputValue()).toBe('một\nhai');
    await page.getByRole('button', { name: word('send') }).tap();
    await page
      .getByRole('region', { name: word('messages') })
      .getByText('Đã nhận: một')
      .waitFor();
    await page.context().close();
  });

  it.each([320, 390])('has no sideways scrolling and large targets at %i px', async (width) => {
    const page = await stage.open({ ...phone, viewport: { width, height: 640 } });
    const tooWide = () => page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
    const tooSmall = async () => {
      // A command inside a sentence is as high as the sentence (WCAG 2.5.8 excepts it).
      const buttons = await page.locator('button:visible:not(.command-link)').all();
      const boxes = await Promise.all(buttons.map((button) => button.boundingBox()));
      return boxes.filter((box) => box === null || box.width < 44 || box.height < 44);
    };
    await page.getByRole('navigation').getByRole('button').first().waitFor();
    expect(await tooWide()).toBe(0);
    expect(await tooSmall()).toEqual([]);
    await page.getByRole('navigation').getByRole('button', { name: hanh.note }).tap();
    await page.getByText('Từ dài').first().waitFor();
    expect(await tooWide()).toBe(0);
    expect(await tooSmall()).toEqual([]);
    await page.getByRole('button', { name: word('clockOpen') }).tap();
    expect(await tooWide()).toBe(0);
    await page.context().close();
  });
});
