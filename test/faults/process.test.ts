import { beforeAll, describe, expect, it } from 'vitest';
import vi from '../../locales/vi.json' with { type: 'json' };
import { databases } from '../support/database.ts';
import { buildPrograms, runAdmin, token } from './bot-process.ts';
import { readRecords } from './records.ts';
import { happenings, openOffice } from './started.ts';

beforeAll(buildPrograms);

/** Far more than a test answers. */
const longForm = { officers: 3, prompts: 200 };

describe.each(databases)('the bot as a process, on %s', (kind) => {
  it('finishes what is in hand when asked to end, and is gone within five seconds', async () => {
    const office = await openOffice(kind, longForm);
    const bot = office.startBot();
    await bot.ready;
    await happenings(office.simulator, 60);
    const askedAt = performance.now();
    bot.signal('SIGTERM');
    expect(await bot.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - askedAt).toBeLessThan(5000);

    const { outbox, handledUpdates } = await readRecords(office.databaseUrl);
    expect(outbox.filter(({ status }) => status === 'in_flight')).toEqual([]);
    // Whatever was handled has been confirmed: only what was never begun is still with Telegram.
    const pending = office.simulator.control.pendingUpdates().map((update) => update.update_id);
    expect(pending.filter((id) => handledUpdates.has(id))).toEqual([]);
  });

  it('refuses to start beside another bot on the same database, and starts after a kill', async () => {
    const office = await openOffice(kind, longForm);
    const first = office.startBot();
    await first.ready;
    const second = office.startBot();
    await expect(second.ready).rejects.toThrow();
    expect((await second.ended).code).toBe(1);
    expect(second.output()).toContain(vi.start.already_running);
    expect(second.output()).not.toMatch(/^\s+at /m);

    first.signal('SIGKILL');
    await first.ended;
    const third = office.startBot();
    await third.ready;
    third.signal('SIGTERM');
    expect((await third.ended).code).toBe(0);
  });

  it('goes on answering while the administrator works on the same database', async () => {
    const office = await openOffice(kind, longForm);
    const bot = office.startBot();
    await bot.ready;
    const during = happenings(office.simulator, 60);
    const listed = await runAdmin(office.databaseUrl, 'round', 'list', '--json');
    expect(listed).toMatchObject({ code: 0 });
    expect(JSON.parse(listed.output)).toBeTruthy();
    const invited = await runAdmin(
      office.databaseUrl,
      ...['invite', '--unit', 'don-vi-1', '--role', 'unit_head', '--json'],
    );
    expect(invited).toMatchObject({ code: 0 });
    await during;
    bot.signal('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    expect(bot.output()).not.toContain('"level":"error"');
  });
});

describe('the log at its most talkative', () => {
  it('holds neither the token nor an answer, whatever fails', async () => {
    const office = await openOffice('sqlite', { officers: 3, prompts: 200, answers: 6 });
    const { faults } = office.simulator.control;
    for (const kind of ['server_error', 'bad_gateway', 'cut_before', 'cut_after_accept'] as const) {
      faults.add({ kind, method: 'sendMessage', times: 1 });
    }
    for (const kind of ['bad_gateway', 'cut_before'] as const) {
      faults.add({ kind, method: 'getUpdates', times: 1 });
    }
    faults.add({ kind: 'forbidden', method: 'setMyCommands', times: 1 });
    const bot = office.startBot({ logLevel: 'trace' });
    await bot.ready;
    await Promise.all(office.officers.map(({ done }) => done));
    await office.simulator.close();
    bot.signal('SIGTERM');
    await bot.ended;
    expect(bot.output()).toContain('updates cannot be fetched');
    expect(bot.output()).toContain('not sent');
    expect(bot.output()).not.toContain(token);
    expect(bot.output()).not.toContain(token.split(':')[1]);
    expect(bot.output()).not.toContain('Trả lời');
  });
});
