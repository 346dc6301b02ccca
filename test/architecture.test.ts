import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const lint = new ESLint();

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await lint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => `${message.ruleId}: ${message.message}`);
}

const imports = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;

/** Each line of the house's rules (docs/architecture.md), broken once. */
const forbidden: [file: string, from: string, because: string][] = [
  ['src/domain/access.ts', '../bot/ids.ts', 'domain may not import from tool'],
  ['src/domain/interview/step.ts', '../../bot/usecases/talk.ts', 'domain may not import from usecases'],
  ['src/bot/usecases/joining/join.ts', '../../store/unit-of-work.ts', 'usecases may not import from store'],
  ['src/bot/usecases/joining/join.ts', '../../channels/channel.ts', 'usecases may not import from channel'],
  ['src/bot/usecases/joining/join.ts', '../../outbox/sender.ts', 'usecases may not import from outbox'],
  ['src/bot/usecases/joining/join.ts', '../../file-store/disk.ts', 'usecases may not import from file-store'],
  ['src/bot/store/people.ts', '../usecases/talk.ts', 'store may not import from usecases'],
  ['src/bot/store/people.ts', '../channels/channel.ts', 'store may not import from channel'],
  ['src/bot/channels/telegram/render.ts', '../../store/people.ts', 'telegram may not import from store'],
  ['src/bot/channels/telegram/render.ts', '../../usecases/talk.ts', 'telegram may not import from usecases'],
  ['src/bot/channels/channel.ts', './telegram/render.ts', 'channel may not import from telegram'],
  ['src/bot/outbox/sender.ts', '../store/outbox/store.ts', 'outbox may not import from store'],
  ['src/simulator/server.ts', '../bot/ids.ts', 'simulator may not import from tool'],
  ['src/simulator/server.ts', '../domain/access.ts', 'simulator may not import from domain'],
  ['src/bot/words.ts', './store/people.ts', 'tool may not import from store'],
];

describe('the arrows between the rooms', () => {
  it.each(forbidden)('%s may not import %s', async (file, from, because) => {
    expect(await complaints(file, imports(from))).toContain(`boundaries/dependencies: ${because}`);
  });

  it('lets a use case import the domain', async () => {
    expect(
      await complaints('src/bot/usecases/joining/join.ts', imports('../../../domain/access.ts')),
    ).toEqual([]);
  });

  it.each(['grammy', 'node:fs', '@prisma/client', 'i18next', 'pino', 'node-cron'])(
    'keeps %s out of the domain',
    async (name) => {
      expect((await complaints('src/domain/access.ts', imports(name))).join()).toContain(
        'The domain is pure',
      );
    },
  );

  it.each([
    ['Date.now()', 'Time arrives inside the event'],
    ['new Date()', 'Time arrives inside the event'],
    ['Math.random()', 'Ids arrive inside the event'],
  ])('keeps %s out of the domain', async (expression, because) => {
    const found = await complaints('src/domain/access.ts', `export const x = ${expression};\n`);
    expect(found.join()).toContain(because);
  });
});
