import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyCursor, emptyReport } from '../../src/domain/interview/state.ts';
import type { AnswerValue } from '../../src/domain/answer/value.ts';
import { Conflict } from '../../src/domain/ports.ts';
import { databases } from '../support/database.ts';
import {
  construction,
  finance,
  homeAffairs,
  later,
  morning,
  officeOn,
  openRound,
  outline,
  scopeOver,
  type Office,
} from './office.ts';

const system = { kind: 'system' } as const;
const nobody = scopeOver([]);

describe.each(databases)('rounds, reports and answers on %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await officeOn(kind);
  });
  afterAll(() => office.dispose());

  const inHand = (scope: typeof construction, id = 'year_construction', person = 'binh') =>
    office.run((tx) => tx.reports.inHand(scope, id, person));

  test('a report just opened has everything an interview needs', async () => {
    expect(await inHand(finance, 'year_finance', 'dung')).toEqual({
      assignmentId: 'year_finance',
      roundId: 'year',
      roundTitle: 'Báo cáo năm',
      receivingUnitId: 'home_affairs',
      unitId: 'finance',
      unitName: 'Sở Tài chính',
      outlineVersionId: 'short1',
      audience: { level: 'department', tags: ['assigned_papi'], periodKind: 'year' },
      limit: { words: 'trước ngày 18/9', lastDay: '2026-09-17', lastHour: null },
      cutoff: { from: '2026-01-01', to: '2026-08-31' },
      state: emptyReport(),
      revision: 0,
      cursor: null,
    });
  });

  test('a report is in hand for its own unit and for who oversees the receiving one, for nobody else', async () => {
    const reached = async (scope: Parameters<typeof inHand>[0]) => (await inHand(scope)) !== null;
    expect(await reached(construction)).toBe(true);
    expect(await reached(homeAffairs)).toBe(true);
    expect(await reached(system)).toBe(true);
    expect(await reached(finance)).toBe(false);
    expect(await reached(scopeOver([], ['construction']))).toBe(false);
    expect(await reached(nobody)).toBe(false);
    // Also once its state is known here.
    expect(await inHand(finance)).toBeNull();
  });

  test('everyone has a place of their own in the shared report', async () => {
    const cursor = {
      ...emptyCursor(),
      prompt: 'direction.plan',
      field: 'narrative',
      mode: 'asking' as const,
    };
    const at = { assignmentId: 'year_construction', at: morning };
    await office.run(async (tx) => {
      await tx.reports.saveCursor({ personId: 'binh', cursor: emptyCursor(), ...at });
      await tx.reports.saveCursor({ personId: 'binh', cursor, ...at });
    });
    expect((await inHand(construction))!.cursor).toEqual(cursor);
    expect((await inHand(construction, 'year_construction', 'an'))!.cursor).toBeNull();
  });

  test('a state saved from an old revision is refused', async () => {
    const save = (revision: number) =>
      office.run((tx) =>
        tx.reports.save({ assignmentId: 'year_finance', revision, state: emptyReport(), at: morning }),
      );
    await save(0);
    await expect(save(0)).rejects.toBeInstanceOf(Conflict);
    await save(1);
    expect(await inHand(finance, 'year_finance')).toMatchObject({ revision: 2 });
  });

  test('the reports of the own units come nearest limit first', async () => {
    await office.run(async (tx) => {
      await openRound(tx, 'later', later(1));
    });
    await office.database.client.assignment.update({
      where: { id: 'later_construction' },
      data: { lastDay: '2026-09-10', lastHour: '17:00' },
    });
    const ids = async (scope: Parameters<typeof inHand>[0]) =>
      (await office.run((tx) => tx.reports.ofOwnUnits(scope, 'binh'))).map(
        ({ assignmentId }) => assignmentId,
      );
    expect(await ids(construction)).toEqual(['later_construction', 'year_construction']);
    expect(await ids(homeAffairs)).toEqual([]);
    expect(await ids(nobody)).toEqual([]);
  });

  test('who was removed from a unit can be told its name, and a stranger cannot', async () => {
    const name = (person: string) => office.run((tx) => tx.reports.unitNameOf('year_construction', person));
    await office.run((tx) =>
      tx.people.removeRole({ personId: 'an', unitId: 'construction', role: 'focal_point', at: later(9) }),
    );
    expect(await name('an')).toBe('Sở Xây dựng');
    expect(await name('dung')).toBeNull();
  });

  test('rounds are found by those who report in them or oversee them', async () => {
    const found = await office.run(async (tx) => ({
      own: (await tx.rounds.byCode(construction, 'code_year'))?.id,
      overseen: (await tx.rounds.byId(homeAffairs, 'year'))?.code,
      outside: await tx.rounds.byId(scopeOver(['home_affairs'], ['finance']), 'year'),
      newestFirst: (await tx.rounds.overseen(homeAffairs)).map(({ id }) => id),
      notOverseen: await tx.rounds.overseen(construction),
    }));
    expect(found).toEqual({
      own: 'year',
      overseen: 'code_year',
      outside: null,
      newestFirst: ['later', 'year'],
      notOverseen: [],
    });
  });

  const answered = (
    revision: number,
    text: string,
    fieldCode = 'narrative',
    promptCode = 'direction.plan',
  ) => {
    const value: AnswerValue = { kind: 'narrative', parts: [{ key: 'telegram:1:5', text }] };
    return {
      id: `${promptCode}_${fieldCode}_${revision}`,
      assignmentId: 'year_construction',
      promptCode,
      fieldCode,
      revision,
      value,
      sources: [{ key: 'telegram:1:5', text }],
      authorId: 'binh',
      answeredAt: morning,
      recordedAt: later(1),
    };
  };

  test('the answer is the newest revision; the older stay', async () => {
    await office.run(async (tx) => {
      await tx.answers.add(answered(1, 'Một'));
      await tx.answers.add(answered(2, 'Hai'));
      await tx.answers.add(answered(1, '12', 'plans'));
      await tx.answers.add(answered(1, 'Khác', 'narrative', 'direction.training'));
    });
    const of = { id: 'year_construction', prompt: 'direction.plan' };
    const read = await office.run(async (tx) => ({
      current: await tx.answers.current(construction, of.id, of.prompt, 'narrative'),
      ofPrompt: (await tx.answers.currentOfPrompt(construction, of.id, of.prompt)).map(({ id }) => id),
      ofReport: (await tx.answers.currentOfReport(homeAffairs, of.id)).map(({ id }) => id),
      unanswered: await tx.answers.current(construction, of.id, of.prompt, 'other'),
      outside: await tx.answers.currentOfReport(finance, of.id),
      outsideOne: await tx.answers.current(finance, of.id, of.prompt, 'narrative'),
    }));
    const { assignmentId, recordedAt, ...newest } = answered(2, 'Hai');
    expect([assignmentId, recordedAt]).toEqual(['year_construction', later(1)]);
    expect(read).toEqual({
      current: newest,
      ofPrompt: ['direction.plan_narrative_2', 'direction.plan_plans_1'],
      ofReport: ['direction.plan_narrative_2', 'direction.plan_plans_1', 'direction.training_narrative_1'],
      unanswered: null,
      outside: [],
      outsideOne: null,
    });
    expect(await office.database.client.answerRevision.count()).toBe(4);
  });

  test('the same revision twice is a conflict', async () => {
    await expect(
      office.run((tx) => tx.answers.add({ ...answered(2, 'Cùng lúc'), id: 'other' })),
    ).rejects.toBeInstanceOf(Conflict);
  });

  test('what was sent is numbered, found in scope, and given its paper afterwards', async () => {
    const receipts = await Promise.all(
      [1, 2, 3].map(() => office.run((tx) => tx.submissions.nextReceiptNumber())),
    );
    expect(receipts.sort()).toEqual([1, 2, 3]);
    const submission = {
      id: 's1',
      assignmentId: 'year_construction',
      number: 1,
      receiptNumber: 3,
      sentAt: morning,
      receivedAt: later(2),
      timeSource: 'message' as const,
      lateness: { kind: 'late' as const, workingDays: 2 },
      document: null,
    };
    const add = (id: string) =>
      office.run((tx) =>
        tx.submissions.add({ ...submission, id, frozen: ['a'], missing: ['b'], authorId: 'binh' }),
      );
    await add('s1');
    await expect(add('s2')).rejects.toBeInstanceOf(Conflict);
    const document = { number: '12', symbol: 'BC-SXD', date: '2026-09-02', recordedAt: later(60) };
    const latest = (scope: typeof construction) =>
      office.run((tx) => tx.submissions.latest(scope, 'year_construction'));
    expect(await latest(construction)).toEqual(submission);
    await office.run((tx) => tx.submissions.recordDocument('s1', document, 'an'));
    expect(await latest(homeAffairs)).toEqual({ ...submission, document });
    expect(await latest(finance)).toBeNull();

    const standings = (scope: typeof construction) => office.run((tx) => tx.rounds.standings(scope, 'year'));
    const limit = { words: 'trước ngày 18/9', lastDay: '2026-09-17', lastHour: null };
    expect(await standings(homeAffairs)).toEqual([
      {
        assignmentId: 'year_finance',
        unitId: 'finance',
        unitName: 'Sở Tài chính',
        limit,
        submission: null,
      },
      {
        assignmentId: 'year_construction',
        unitId: 'construction',
        unitName: 'Sở Xây dựng',
        limit,
        submission: { sentAt: morning, lateness: { kind: 'late', workingDays: 2 } },
      },
    ]);
    expect((await standings(finance)).map(({ unitId }) => unitId)).toEqual(['finance']);
  });

  test('an outline comes back as it was imported, by code, version or id', async () => {
    const second = { ...outline, version: 2, title: 'Đề cương mới' };
    await office.run((tx) => tx.outlines.add({ id: 'short2', outline: second, digest: 'e', at: later(1) }));
    const read = await office.run(async (tx) => ({
      version: await tx.outlines.version('short1'),
      latest: await tx.outlines.latest('short'),
      first: (await tx.outlines.find('short', 1))?.versionId,
      none: await tx.outlines.latest('long'),
      list: await tx.outlines.list(),
    }));
    expect(read).toEqual({
      version: outline,
      latest: { versionId: 'short2', outline: second },
      first: 'short1',
      none: null,
      list: [
        { code: 'short', version: 1, title: outline.title, importedAt: morning },
        { code: 'short', version: 2, title: 'Đề cương mới', importedAt: later(1) },
      ],
    });
  });
});
