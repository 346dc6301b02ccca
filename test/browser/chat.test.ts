import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { group, openStage, people, word, type Stage } from './open-page.ts';

const { hanh, duc } = people;

describe('the chat page on a desk', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
    page = await stage.open();
  });
  afterAll(() => stage.close());

  const log = () => page.getByRole('region', { name: word('messages') });
  const box = () => page.getByRole('combobox', { name: word('message') });
  const history = (chatId: number) => stage.simulator.control.history(chatId);
  const menuItem = (name: string) => page.getByRole('menuitem', { name });

  it('finds a person the Vietnamese way and starts the bot with the invitation', async () => {
    const search = page.getByRole('searchbox', { name: word('search') });
    await search.fill('so xay dung');
    const found = page.getByRole('navigation').getByRole('button');
    await found.filter({ hasText: hanh.note }).click();
    expect(await found.count()).toBe(1);
    await search.fill('');

    await page.getByRole('button', { name: word('start'), exact: true }).click();
    await log().getByText('Mã moi-so-xay-dung').waitFor();
    expect(await log().locator('strong').textContent()).toBe('Mã');
    expect(history(hanh.id)[0]?.text).toBe('/start moi-so-xay-dung');
  });

  it('shows the day, the time and the buttons in the rows the bot gave', async () => {
    expect(await log().locator('.day').textContent()).toBe('Thứ Năm, 17/09/2026');
    expect(await log().locator('time').first().textContent()).toBe('08:15');
    const rows = await log().locator('.keyboard-row').allInnerTexts();
    expect(rows.map((row) => row.split('\n'))).toEqual([['Xác nhận', 'Không đúng'], ['Hướng dẫn']]);
  });

  it('shows an alert answer as a dialog and a short answer as a passing line', async () => {
    await log().getByRole('button', { name: 'Không đúng' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Đề nghị báo lại Sở Nội vụ.').waitFor();
    await dialog.getByRole('button', { name: word('understood') }).click();

    await log().getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByRole('status').getByText('Đã ghi nhận.').waitFor();
    await log().getByText('Đã xác nhận.').waitFor();
    expect(await log().getByText(word('edited')).count()).toBe(1);
    expect(await log().locator('.choice').count()).toBe(0);
  });

  it('sends text, keeps line breaks, and quotes what is replied to', async () => {
    await box().fill('Dòng một');
    await box().press('Shift+Enter');
    await box().pressSequentially('dòng hai');
    await box().press('Enter');
    await log().getByText('Đã nhận: Dòng một').waitFor();
    expect(history(hanh.id).some(({ text }) => text === 'Dòng một\ndòng hai')).toBe(true);

    await log().locator('.message.bot').last().click({ button: 'right' });
    await menuItem(word('reply')).click();
    await page.getByText(word('replyingTo', { name: 'Đôn Đốc' })).waitFor();
    await box().fill('Trả lời đây');
    await box().press('Enter');
    await log().getByText('Đã nhận: Trả lời đây').waitFor();
    const sent = history(hanh.id).find(({ text }) => text === 'Trả lời đây');
    expect(history(hanh.id).find(({ id }) => id === sent?.replyTo)?.text).toContain('Đã nhận: Dòng một');
    expect(await log().locator('.own .quote-name').last().textContent()).toBe('Đôn Đốc');
  });

  it('edits an own message with the Up arrow, and Escape leaves it as it was', async () => {
    await box().press('ArrowUp');
    expect(await box().inputValue()).toBe('Trả lời đây');
    await box().press('Escape');
    expect(await box().inputValue()).toBe('');

    await box().press('ArrowUp');
    await box().fill('Trả lời đã sửa');
    await box().press('Enter');
    await log().getByText('Nội dung sửa: Trả lời đã sửa').waitFor();
    expect(
      await log()
        .locator('.message.own', { hasText: word('edited') })
        .count(),
    ).toBe(1);
  });

  it('deletes an own message; the reply to it says so', async () => {
    const own = log().locator('.message.own', { hasText: 'Trả lời đã sửa' });
    await own.click({ button: 'right' });
    await menuItem(word('delete')).click();
    await own.waitFor({ state: 'detached' });
    await log()
      .locator('.quote', { hasText: word('quoteGone') })
      .waitFor();
  });

  it('offers the commands while "/" is typed', async () => {
    await box().pressSequentially('/b');
    await page.getByRole('option', { name: /Báo cáo của tôi/ }).click();
    await log().getByText('Chưa có báo cáo nào đến hạn.').waitFor();
    expect(await box().inputValue()).toBe('');
  });

  it('writes in a group as the chosen member', async () => {
    await page.getByRole('navigation').getByRole('button', { name: group.title }).click();
    await page.getByRole('heading', { name: group.title }).waitFor();
    await page.getByLabel(word('actAs')).selectOption(String(hanh.id));
    await box().fill('/baocao@don_doc_thu_bot');
    await box().press('Enter');
    await log().getByText('Chưa có báo cáo nào đến hạn.').waitFor();
    expect(history(group.id).find(({ text }) => text.startsWith('/baocao'))?.from).toBe(hanh.id);
  });

  it('counts what came in while another chat was open', async () => {
    stage.simulator.control.start(duc.id);
    const entry = page.getByRole('navigation').getByRole('button', { name: duc.note });
    await entry.getByText(word('unread', { count: '1' })).waitFor({ state: 'attached' });
    await entry.click();
    await entry.locator('.unread').waitFor({ state: 'detached' });
  });

  it('moves the clock by an hour, a day, and to a moment', async () => {
    const shown = page.locator('#clock-now');
    await page.getByRole('button', { name: word('clockHour') }).click();
    await shown.getByText('09:15').waitFor();
    await page.getByRole('button', { name: word('clockDay') }).click();
    await shown.getByText('Thứ Sáu, 18/09/2026').waitFor();
    await page.getByLabel(word('clockTo'), { exact: true }).fill('21/09/2026 07:30');
    await page.getByRole('button', { name: word('clockGo') }).click();
    await shown.getByText('Thứ Hai, 21/09/2026').waitFor();
    await shown.getByText('07:30').waitFor();
    expect(stage.simulator.control.sendText(duc.id, duc.id, 'sáng thứ Hai')[0]?.date).toBe(
      Date.parse('2026-09-21T00:30:00Z') / 1000,
    );
  });

  it('speaks English when asked', async () => {
    await page.getByRole('button', { name: word('languageEn'), exact: true }).click();
    await page.getByRole('combobox', { name: 'Write a message' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});
