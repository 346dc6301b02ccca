import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewFile } from '../../src/domain/file/ports.ts';
import { freshInspection } from '../../src/domain/inspection/inspection.ts';
import type { Transaction } from '../../src/domain/ports.ts';
import { databases } from '../support/database.ts';
import { later, morning, officeOn, type Office } from './office.ts';
import {
  aConclusion,
  aFinding,
  anInspection,
  aRemediation,
  aReport,
  aRound,
  issued,
} from './inspection/kept.ts';

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
    expect(await office.run((tx) => tx.files.forget('f6'))).toBe(true);
    expect(await known()).toEqual([decision.digest]);
  });

  test('a file stays as long as anything refers to it', async () => {
    await office.run(async (tx) => {
      await tx.inspections.openRound(aRound('round'));
      await tx.inspections.add(anInspection('i'));
      for (const id of ['held', 'free']) await tx.files.record({ ...decision, id, sourceKey: null });
      await tx.systemLookups.add({
        ...{ id: 's', inspectionId: 'i', system: 'portal', text: '', fileIds: ['held'] },
        ...{ authorId: 'an', sourceKey: null, at: decision.at },
      });
      await tx.findings.add(aFinding('f', { fileIds: ['held'], inspectionIds: ['i'] }));
    });
    const forgets = (id: string) => office.run((tx) => tx.files.forget(id));
    expect([await forgets('free'), await forgets('free'), await forgets('held')]).toEqual([
      true,
      false,
      false,
    ]);
    await office.run((tx) => tx.systemLookups.bare('s'));
    expect(await forgets('held')).toBe(false);
    const finding = await office.run((tx) => tx.findings.byId({ kind: 'system' }, 'f'));
    await office.run((tx) => tx.findings.save({ ...finding!, fileIds: [] }, decision.at));
    expect(await forgets('held')).toBe(true);
    const [lookup] = await office.run((tx) => tx.systemLookups.ofInspection({ kind: 'system' }, 'i'));
    expect(lookup?.fileIds).toEqual([]);
  });

  const paperWith = (fileId: string) => ({ number: '12/TB', date: '2026-09-12', fileId });
  const minutesWith = (fileId: string) => ({ paper: null, fileId, note: null, at: morning, by: null });
  const referring: Record<string, (tx: Transaction, id: string) => Promise<unknown>> = {
    conclusion: (tx, id) => tx.conclusions.add(aConclusion('c', { ...issued, paper: paperWith(id) })),
    minutes: (tx, id) =>
      tx.inspections.add(anInspection('j', { state: { ...freshInspection, minutes: minutesWith(id) } })),
    remediation: async (tx, id) => {
      await tx.remediations.addMany([aRemediation('m', { conclusionId: 'c' })]);
      await tx.remediations.addReport(aReport('p', { remediationId: 'm', paper: paperWith(id) }));
    },
  };

  test.each(Object.entries(referring))('what a %s refers to is not forgotten', async (id, refer) => {
    await office.run((tx) => tx.files.record({ ...decision, id, sourceKey: null }));
    await office.run((tx) => refer(tx, id));
    expect(await office.run((tx) => tx.files.forget(id))).toBe(false);
  });
});
