// A process of its own for the tests beside it: `child.mjs migrate|transact|hold URL [count]`. Answers one JSON line.
import { acquireBotLock } from '../../../src/bot/store/database/lock.ts';
import { openDatabase } from '../../../src/bot/store/database/open.ts';
import { applyPendingMigrations } from '../../../src/bot/store/migration/apply.ts';

const [task, url = '', count = '0'] = process.argv.slice(2);

function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

async function migrate(): Promise<void> {
  const database = await openDatabase({ url });
  answer(await applyPendingMigrations(database));
  await database.close();
}

/** Reads, then writes, in one transaction, again and again: the pattern that a deferred BEGIN cannot survive. */
async function transact(): Promise<void> {
  const { client, close } = await openDatabase({ url });
  for (let turn = 0; turn < Number(count); turn += 1) {
    await client.$transaction(async (tx) => {
      const counter = await tx.counter.findUniqueOrThrow({ where: { name: 'turns' } });
      await tx.counter.update({ where: { name: 'turns' }, data: { value: counter.value + 1 } });
    });
  }
  await close();
  answer('done');
}

async function hold(): Promise<void> {
  const lock = await acquireBotLock(url);
  answer(lock ? 'held' : 'refused');
  if (!lock) return;
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await lock.release();
}

if (task === 'migrate') await migrate();
else if (task === 'transact') await transact();
else await hold();
