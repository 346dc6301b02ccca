import { readFile, writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, people, startTestSimulator, word, type Stage } from './open-page.ts';

const { hanh, duc } = people;

describe('the chat page with awkward content', () => {
  let stage: Stage;
  const folder = mkdtempSync(join(tmpdir(), 'chat-page-'));
  beforeAll(async () => {
    stage = await openStage();
    stage.simulator.control.start(hanh.id);
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  });

  const openChat = async (id: number, options = {}) => {
    const page = await stage.open(options);
    await page.goto(`${stage.simulator.url}/#${id}`);
    const log = page.getByRole('region', { name: word('messages') });
    await log.waitFor();
    return { page, log };
  };

  it('shows markup as the text it is', async () => {
    const { page, log } = await openChat(hanh.id);
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    stage.simulator.control.sendText(hanh.id, hanh.id, evil);
    await log.getByText(`Đã nhận: ${evil}`).waitFor();
    expect(await log.locator('img, script').count()).toBe(0);
    expect(await page.title()).toBe(word('title'));
    await page.context().close();
  });

  it('sends and downloads a file with a Vietnamese name, content unchanged', async () => {
    const { page, log } = await openChat(hanh.id);
    const path = join(folder, 'Báo cáo quý III – Sở Xây dựng.docx');
    await writeFile(path, 'nội dung báo cáo');
    await page.getByRole('button', { name: word('attach') }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: word('file') }).click();
    await (await choosing).setFiles(path);
    await log.getByText('Đã nhận Báo cáo quý III – Sở Xây dựng.docx').waitFor();

    const own = log.locator('.message.own', { hasText: 'Báo cáo quý III – Sở Xây dựng.docx' });
    const downloading = page.waitForEvent('download');
    await own.getByRole('link', { name: word('downloadFile') }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Báo cáo quý III – Sở Xây dựng.docx');
    expect(await readFile(await download.path(), 'utf8')).toBe('nội dung báo cáo');
    await log.getByText('Kết quả kiểm tra.txt').waitFor();
    await page.context().close();
  });

  it('sends what is no text, as a bot must expect it', async () => {
    const { page, log } = await openChat(hanh.id);
    await page.getByRole('button', { name: word('attach') }).click();
    await page.getByRole('menuitem', { name: word('kind_voice') }).click();
    await log.locator('.special', { hasText: word('kind_voice') }).waitFor();
    await page.context().close();
  });

  it('opens a long chat at its end and brings older messages while scrolling up', async () => {
    for (let number = 1; number <= 1000; number += 1) {
      stage.simulator.control.sendText(duc.id, duc.id, `Tin số ${number} của một nghìn`);
    }
    await expect.poll(() => stage.simulator.control.history(duc.id).length, { timeout: 30_000 }).toBe(2000);
    const { page, log } = await openChat(duc.id);
    await log.getByText('Đã nhận: Tin số 1000 của').waitFor();
    expect(await log.locator('.message').count()).toBe(100);
    await log.evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(() => log.locator('.message').count()).toBeGreaterThan(100);
    expect(await log.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);

    stage.simulator.control.sendText(duc.id, duc.id, 'Xem lại tin đầu', { replyTo: 1 });
    await log.locator('.message.own', { hasText: 'Xem lại tin đầu' }).locator('.quote').click();
    await log.locator('.message:focus', { hasText: 'Tin số 1 của' }).waitFor();
    await page.context().close();
  });

  it('keeps what was typed when it is refused', async () => {
    const { page } = await openChat(hanh.id);
    const box = page.getByRole('combobox', { name: word('message') });
    await box.fill('Không được mất');
    await page.route('**/messages', (route) =>
      route.fulfill({ status: 400, json: { error: 'Không nhận tin này.' } }),
    );
    await box.press('Enter');
    await page.getByRole('alert').getByText('Không nhận tin này.').waitFor();
    expect(await box.inputValue()).toBe('Không được mất');
    await page.context().close();
  });

  it('lets a person block the bot and take it back', async () => {
    const { page } = await openChat(hanh.id);
    const box = page.getByRole('combobox', { name: word('message') });
    const chatMenu = page.getByRole('button', { name: word('chatMenu') });
    await chatMenu.click();
    await page.getByRole('menuitem', { name: word('block'), exact: true }).click();
    await page.getByText(word('botBlocked')).waitFor();
    expect(await box.isVisible()).toBe(false);
    await chatMenu.click();
    await page.getByRole('menuitem', { name: word('unblock'), exact: true }).click();
    await box.waitFor();
    await page.context().close();
  });

  it('says when the connection is lost and catches up when the server is back', async () => {
    const journalFile = join(folder, 'journal');
    const before = await startTestSimulator({ journalFile });
    before.control.start(hanh.id);
    const page = await stage.browser.newPage();
    await page.goto(`${before.url}/#${hanh.id}`);
    const log = page.getByRole('region', { name: word('messages') });
    await log.getByText('/start').waitFor();
    await before.close();
    const banner = page.getByText(word('connectionLost'));
    await banner.waitFor();

    const after = await startTestSimulator({ journalFile, port: Number(new URL(before.url).port) });
    after.control.sendText(hanh.id, hanh.id, 'Gửi khi mất kết nối');
    await log.getByText('Gửi khi mất kết nối').waitFor();
    await banner.waitFor({ state: 'hidden' });
    await page.close();
    await after.close();
  });

  it('sends nothing outside this machine', async () => {
    const page = await stage.open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await page.reload();
    await page.getByRole('navigation').getByRole('button').first().waitFor();
    expect(new Set(asked)).toEqual(new Set([stage.simulator.url]));
    await page.context().close();
  });
});
