import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Conflict } from '../../src/domain/ports.ts';
import { databases } from '../support/database.ts';
import { construction, later, morning, officeOn, textEvent, type Office } from './office.ts';

describe.each(databases)('the unit of work on %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await officeOn(kind);
  });
  afterAll(() => office.dispose());

  test('stores all of its work or none of it', async () => {
    await expect(
      office.run(async (tx) => {
        await tx.inbound.claim(textEvent('1'));
        await tx.people.rename('binh', 'Người khác');
        throw new Error('halfway');
      }),
    ).rejects.toThrow('halfway');
    expect(await office.run((tx) => tx.people.byId('binh'))).toMatchObject({ name: 'Nguyễn Văn Bình' });
    expect(await office.run((tx) => tx.inbound.claim(textEvent('1')))).toBe(true);
  });

  test('runs again for those who change one report at once, so that no change is lost', async () => {
    const answer = (prompt: string) =>
      office.run(async (tx) => {
        const report = await tx.reports.inHand(construction, 'year_construction', 'binh');
        const { revision, state } = report!;
        const prompts = { ...state.prompts, [prompt]: { revision: 1, fields: {} } };
        await tx.reports.save({
          assignmentId: 'year_construction',
          revision,
          state: { ...state, prompts },
          at: morning,
        });
      });
    await Promise.all(['a', 'b', 'c'].map(answer));
    const report = await office.run((tx) => tx.reports.inHand(construction, 'year_construction', 'binh'));
    expect(Object.keys(report!.state.prompts).sort()).toEqual(['a', 'b', 'c']);
    expect(report!.revision).toBe(3);
  });

  test('gives up after five conflicts, and at once for any other error', async () => {
    const attempts = async (error: Error) => {
      let count = 0;
      const work = office.run(() => {
        count += 1;
        return Promise.reject(error);
      });
      await expect(work).rejects.toBe(error);
      return count;
    };
    expect(await attempts(new Conflict('again'))).toBe(5);
    expect(await attempts(new Error('no'))).toBe(1);
  });

  test('forgets the state of a report whose saving was rolled back', async () => {
    const read = () =>
      office.run((tx) => tx.reports.inHand(construction, 'year_construction', 'binh')).then((r) => r!);
    const before = await read();
    const save = (prompt: string, fail: boolean) =>
      office.run(async (tx) => {
        const state = { ...before.state, prompts: { [prompt]: { revision: 1, fields: {} } } };
        const { assignmentId, revision } = before;
        await tx.reports.save({ assignmentId, revision, state, at: later(1) });
        if (fail) throw new Error('halfway');
      });
    await expect(save('lost', true)).rejects.toThrow('halfway');
    expect(await read()).toEqual(before);
    await save('kept', false);
    expect((await read()).state.prompts).toEqual({ kept: { revision: 1, fields: {} } });
  });

  test('does not use a kept state when another process has saved since', async () => {
    const read = () =>
      office.run((tx) => tx.reports.inHand(construction, 'year_construction', 'binh')).then((r) => r!);
    const { revision } = await read();
    const state = { version: 1, status: 'sent', prompts: {} };
    await office.database.client.report.update({
      where: { assignmentId: 'year_construction' },
      data: { state, status: 'sent', revision: revision + 1 },
    });
    expect(await read()).toMatchObject({ state, revision: revision + 1 });
  });

  test('writes an audit line with the event it came from', async () => {
    await office.run((tx) =>
      tx.audit({
        at: morning,
        actorId: 'binh',
        action: 'answered',
        subject: 'assignment',
        subjectId: 'year_construction',
        event: 'telegram:1:42',
        detail: { prompt: 'direction.plan' },
      }),
    );
    const [line] = await office.database.client.audit.findMany();
    expect(line).toMatchObject({ at: new Date(morning), event: 'telegram:1:42' });
    expect(line!.detail).toEqual({ prompt: 'direction.plan' });
  });
});

test('two transactions that lock each other on PostgreSQL both come through', async () => {
  const office = await officeOn('postgresql');
  let arrived = 0;
  let open: () => void;
  const barrier = new Promise<void>((resolve) => (open = resolve));
  const rename = (first: string, second: string) =>
    office.run(async (tx) => {
      await tx.people.rename(first, `${first} of ${second}`);
      if (++arrived === 2) open();
      await barrier;
      await tx.people.rename(second, `${second} of ${first}`);
    });
  await Promise.all([rename('binh', 'dung'), rename('dung', 'binh')]);
  const names = await office.run(async (tx) => [
    (await tx.people.byId('binh'))!.name,
    (await tx.people.byId('dung'))!.name,
  ]);
  expect(names).toEqual(['binh of dung', 'dung of binh']);
  expect(arrived).toBe(3);
  await office.dispose();
});
