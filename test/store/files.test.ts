import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewFile } from '../../src/domain/file/ports.ts';
import { databases } from '../support/database.ts';
import { later, morning, officeOn, type Office } from './office.ts';

const decision: NewFile = {
  id: 'f1',
  digest: 'a'.repeat(64),
  name: 'Quyết định số 12.pdf',
  type: 'pdf',
  size: 12_345,
  sourceKey: 'telegram:5:7',
  personId: 'binh',
  at: morning,
};
const { sourceKey, personId, at, ...onRecord } = decision;

describe.each(databases)('files on record, %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await officeOn(kind);
  });
  afterAll(() => office.dispose());

  test('a file is found by its id and by the message that brought it', async () => {
    expect(await office.run((tx) => tx.files.record(decision))).toEqual(onRecord);
    expect(await office.run((tx) => tx.files.byId('f1'))).toEqual(onRecord);
    expect(await office.run((tx) => tx.files.bySource('telegram:5:7'))).toEqual(onRecord);
    expect(await office.run((tx) => tx.files.byId('nobody'))).toBeNull();
  });

  test('what the same message brings again is the file it brought first', async () => {
    const again = { ...decision, id: 'f2', name: 'khác.pdf', at: later(60) };
    expect(await office.run((tx) => tx.files.record(again))).toEqual(onRecord);
    expect(await office.run((tx) => tx.files.byId('f2'))).toBeNull();
  });

  test('the same bytes from other messages, or from none, are files of their own', async () => {
    for (const [id, source] of [
      ['f3', 'telegram:5:8'],
      ['f4', null],
      ['f5', null],
    ] as const) {
      await office.run((tx) => tx.files.record({ ...decision, id, sourceKey: source }));
    }
    const found = await office.run((tx) => tx.files.byIds(['f5', 'f3', 'none', 'f4']));
    expect(found.map(({ id }) => id)).toEqual(['f5', 'f3', 'f4']);
  });

  test('bytes are known as long as one file on record has them', async () => {
    const other = 'b'.repeat(64);
    const known = () => office.run((tx) => tx.files.known([decision.digest, other]));
    await office.run((tx) => tx.files.record({ ...decision, id: 'f6', digest: other, sourceKey: null }));
    expect((await known()).toSorted()).toEqual([decision.digest, other]);
    await office.run((tx) => tx.files.forget('f6'));
    expect(await known()).toEqual([decision.digest]);
  });
});
