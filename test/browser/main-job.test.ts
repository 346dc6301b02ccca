import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '../../src/bot/demo.ts';
import { createLogger } from '../../src/bot/log.ts';
import { projectRoot } from '../../src/bot/paths.ts';
import { parseConfig } from '../../src/config.ts';
import { openBrowser, phone, word, type TestBrowser } from './open-page.ts';

const officer = 'Phạm Văn Giả Định';
const officerOnPhone = 'Dương Thị Ví Dụ';
const leader = 'Trần Văn Thử';
const roundGroup = 'Kiểm tra CCHC năm 2024';
const unitGroup = 'Tổ CCHC Sở Xây dựng';
const leadersGroup = 'Lãnh đạo UBND tỉnh';

async function startTestDemo(dataDir: string): Promise<Demo> {
  const parsed = parseConfig({ DATA_DIR: dataDir, PORT: '0' }, { projectRoot });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return startDemo(parsed.config, createLogger('silent'));
}

/** What a person does and sees in one chat; every wait is for something on the page. */
function chatOn(page: Page) {
  const log = page.getByRole('region', { name: word('messages') });
  const box = page.getByRole('combobox', { name: word('message') });
  const fromBot = log.locator('.message.bot');
  return {
    log,
    box,
    /** The bot's last message, once it says this. */
    hears: (words: string) => fromBot.last().filter({ hasText: words }).waitFor(),
    /** Any message of the bot, once it says this. */
    shows: (words: string) => fromBot.filter({ hasText: words }).waitFor(),
    lastWords: () => fromBot.last().locator('.text').innerText(),
    button: (label: string) => fromBot.last().getByRole('button', { name: label, exact: true }),
    /** The bot's message that asks this, however long ago. */
    question: (words: string) => fromBot.filter({ hasText: words }).last(),
    async opens(title: string) {
      await page.getByRole('navigation').getByRole('button').filter({ hasText: title }).click();
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
    },
    async says(words: string) {
      await box.fill(words);
      await box.press('Enter');
    },
    async picks(message: Locator, item: 'reply' | 'edit') {
      await message.locator('.bubble').click({ button: 'right', position: { x: 8, y: 8 } });
      await page.getByRole('menuitem', { name: word(item), exact: true }).click();
    },
  };
}

describe('the demonstration in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-in-browser-'));
  let demo: Demo;
  let browser: TestBrowser;
  let page: Page;
  let chat: ReturnType<typeof chatOn>;
  beforeAll(async () => {
    demo = await startTestDemo(dataDir);
    browser = await openBrowser();
    page = await browser.open(demo.url);
    chat = chatOn(page);
  });
  afterAll(async () => {
    try {
      await browser.close();
    } finally {
      await demo.stop();
      rmSync(dataDir, { recursive: true });
    }
  });

  it('lets the leader join first, and tells what nobody has sent yet', async () => {
    await chat.opens(leader);
    await page.getByRole('button', { name: word('start'), exact: true }).click();
    await chat.hears('Đề nghị đồng chí xác nhận');
    await chat.button('Xác nhận').click();
    await chat.shows('Đã gửi 0/10 đơn vị');
  });

  it('lets an officer join with the invitation behind START', async () => {
    await chat.opens(officer);
    await page.getByRole('button', { name: word('start'), exact: true }).click();
    await chat.hears(`Kính gửi đồng chí ${officer}`);
    expect(await chat.lastWords()).toContain('Sở Xây dựng');
    await chat.button('Xác nhận').click();
    await chat.hears('0/33 nội dung');
    await chat.button('Bắt đầu: Sở Xây dựng').click();
    await chat.hears('Mục I.1 (1/33)');
  });

  it('takes narratives and figures, and refuses a figure that cannot be', async () => {
    await chat.says('Đã ban hành 12 văn bản chỉ đạo, điều hành.');
    await chat.hears('Số liệu: Mức độ hoàn thành');
    await chat.says('92,5 %');
    await chat.hears('Mục I.1 (2/33)');
    await chat.says('Đã kiểm tra 04 phòng, đơn vị theo kế hoạch.');
    await chat.hears('Số liệu: Số đơn vị được kiểm tra');
    await chat.says('4,5');
    await chat.hears('Chưa ghi nhận "4,5"');
    await chat.says('4');
    await chat.hears('Mục I.1 (3/33)');
    expect(await chat.lastWords()).toContain('Số đơn vị được kiểm tra: 4');
    await chat.button('Không phát sinh').click();
    await chat.hears('Mục I.1 (4/33)');
  });

  it('goes to another part by the contents and answers there', async () => {
    await chat.button('Mục lục').click();
    await chat.hears('Đã trả lời 3/33 nội dung');
    await chat.button('III (0/1)').click();
    await chat.hears('33. Nêu những kiến nghị');
    await chat.button('Nội dung 33').click();
    await chat.hears('Mục III (33/33)');
    await chat.says('Đề nghị tập huấn nghiệp vụ cho công chức đầu mối.');
    await chat.hears('Đã ghi nhận mục III (33/33)');
  });

  it('changes an answer by a reply to its question, and one by editing the own message', async () => {
    await chat.picks(chat.question('Đã ghi nhận mục I.1 (1/33).\nMức độ'), 'reply');
    await page.getByText(word('replyingTo', { name: 'Đôn Đốc' })).waitFor();
    await chat.says('Đã kiểm tra 05 phòng, đơn vị theo kế hoạch.');
    await chat.hears('Đã thay nội dung mục I.1 (2/33)');

    await chat.picks(chat.log.locator('.message.own', { hasText: 'Đã ban hành 12 văn bản' }), 'edit');
    await chat.says('Đã ban hành 13 văn bản chỉ đạo, điều hành.');
    await chat.hears('Đã thay nội dung mục I.1 (1/33)');
    expect(await chat.lastWords()).toContain('13 văn bản');
  });

  it('sends the report incomplete only after a second confirmation, and gives a receipt', async () => {
    await chat.says('/gui');
    await chat.hears('đã trả lời 4/33 nội dung');
    await chat.button('Vẫn gửi khi còn thiếu 29 nội dung').click();
    await chat.hears('Đồng chí xác nhận vẫn gửi?');
    await chat.button('Xác nhận gửi').click();
    await chat.hears('(mã 0001)');
    const receipt = await chat.lastWords();
    expect(receipt).toContain('trong thời hạn');
    expect(receipt).toContain('Báo cáo gửi khi còn thiếu 29 nội dung');
    expect(receipt).toContain('Chưa có số, ngày văn bản');
  });

  it('tells the groups and the leader, and nothing of what was written', async () => {
    await chat.opens(unitGroup);
    await chat.hears('Sở Xây dựng đã gửi');
    for (const title of [roundGroup, leadersGroup, leader]) {
      await chat.opens(title);
      await chat.shows('Đã gửi 1/10 đơn vị');
      // Edited in place: there is still one such message.
      expect(await chat.log.getByText('/10 đơn vị (đúng hạn').count()).toBe(1);
      expect(await chat.log.getByText('13 văn bản').count()).toBe(0);
    }
  });

  it('answers on a phone', async () => {
    const small = await browser.open(demo.url, phone);
    const { log, box, hears, button } = chatOn(small);
    await small.getByRole('navigation').getByRole('button').filter({ hasText: officerOnPhone }).tap();
    await small.getByRole('button', { name: word('start'), exact: true }).tap();
    await hears('Sở Y tế');
    await button('Xác nhận').tap();
    await hears('0/33 nội dung');
    await button('Bắt đầu: Sở Y tế').tap();
    await hears('Mục I.1 (1/33)');
    await box.fill('Đã ban hành 05 văn bản chỉ đạo.');
    await small.getByRole('button', { name: word('send') }).tap();
    await hears('Đã ghi nhận mục I.1 (1/33)');
    expect(await small.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
    const choice = await log.locator('.message.bot').last().locator('.choice').first().boundingBox();
    expect(choice?.height).toBeGreaterThanOrEqual(44);
    await small.context().close();
  });
});
