import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/domain/access.ts';
import { freshInspection } from '../../../src/domain/inspection/inspection.ts';
import type { Conclusion, Finding, Inspection, Remediation } from '../../../src/domain/inspection/ports.ts';
import { Conflict } from '../../../src/domain/ports.ts';
import { databases } from '../../support/database.ts';
import { later, morning, officeOn, type Office } from '../office.ts';
import { aConclusion, aFinding, anInspection, aRemediation, aReport, aRound, issued } from './kept.ts';

const system: Scope = { kind: 'system' };

const round = aRound('round');

describe.each(databases)('what is kept of inspections on %s', (kind) => {
  let office: Office;
  let run: Office['run'];

  beforeAll(async () => {
    office = await officeOn(kind);
    run = office.run;
    await run(async (tx) => {
      await tx.inspections.openRound(round);
    });
  });
  afterAll(() => office.dispose());

  it('keeps a round as its plan says, and when it was closed', async () => {
    expect(await run((tx) => tx.inspections.roundByCode(system, round.code))).toEqual(round);
    await run((tx) => tx.inspections.closeRound('round', later(9)));
    expect(await run((tx) => tx.inspections.rounds(system))).toEqual([{ ...round, closedAt: later(9) }]);
    expect(await run((tx) => tx.inspections.roundByCode(system, 'khac'))).toBeNull();
  });

  it('lists inspections by unit, then by day, and saves one that nobody else has saved', async () => {
    const first = anInspection('construction1');
    const month = anInspection('construction2', { dates: { kind: 'month', month: '2026-09' } });
    const unsaid = anInspection('construction3', { dates: { kind: 'open' }, kind: 'surprise', hidden: true });
    const finance = anInspection('finance1', { unitId: 'finance', unitName: 'Sở Tài chính' });
    await run(async (tx) => {
      for (const one of [unsaid, month, first, finance]) await tx.inspections.add(one);
    });
    const listed = await run((tx) => tx.inspections.ofRound(system, 'round'));
    expect(listed).toEqual([finance, first, month, unsaid]);
    expect(await run((tx) => tx.inspections.ofUnit(system, 'finance'))).toEqual([finance]);

    const changed: Inspection = {
      ...finance,
      dates: { kind: 'days', days: ['2026-09-21', '2026-09-22'] },
      state: {
        ...freshInspection,
        stage: 'cancelled',
        steps: { unit_report: later(5) },
        cancelled: { reason: 'Đơn vị đã sáp nhập', at: later(5), by: 'binh' },
      },
      assignmentId: 'year_finance',
    };
    await run((tx) => tx.inspections.save(changed));
    await expect(run((tx) => tx.inspections.save(changed))).rejects.toThrow(Conflict);
    expect(await run((tx) => tx.inspections.byAssignment(system, 'year_finance'))).toEqual({
      ...changed,
      revision: 1,
    });
    expect(await run((tx) => tx.inspections.open(system))).toEqual([first, month, unsaid]);
  });

  it('knows who is in a team now, in the order of a decision', async () => {
    const member = (id: string, personId: string, role: 'team_head' | 'team_member', own: string | null) => ({
      id,
      roundId: 'round',
      inspectionId: own,
      personId,
      role,
      agencyUnitId: 'home_affairs',
      group: 'Tổ 1',
      addedAt: morning,
      addedBy: null,
    });
    await run(async (tx) => {
      await tx.inspections.addMember(member('t1', 'binh', 'team_member', null));
      await tx.inspections.addMember(member('t2', 'dung', 'team_head', null));
      await tx.inspections.addMember(member('t3', 'an', 'team_head', 'construction2'));
    });
    const ids = (inspectionId: string) =>
      run(async (tx) => (await tx.inspections.teamOf(system, inspectionId)).map(({ id }) => id));
    expect(await run((tx) => tx.inspections.roundTeam('round'))).toEqual([
      expect.objectContaining({ id: 't2', personName: 'Trần Thị Dung', role: 'team_head' }),
      {
        id: 't1',
        roundId: 'round',
        inspectionId: null,
        personId: 'binh',
        personName: 'Nguyễn Văn Bình',
        role: 'team_member',
        agencyUnitId: 'home_affairs',
        group: 'Tổ 1',
      },
    ]);
    expect(await ids('construction1')).toEqual(['t2', 't1']);
    expect(await ids('construction2')).toEqual(['t3']);
    expect(await ids('construction3'), 'hidden, without a team of its own').toEqual([]);

    await run((tx) => tx.inspections.addMember(member('t4', 'binh', 'team_head', null)));
    expect(await ids('construction1'), 'once, in the role given last').toEqual(['t4', 't2']);
    expect(await run((tx) => tx.inspections.removeMember('t3', later(9)))).toBe(true);
    expect(await run((tx) => tx.inspections.removeMember('t3', later(9)))).toBe(false);
    expect(await ids('construction2')).toEqual(['t4', 't2']);
  });

  it('keeps what was changed, by whom and why', async () => {
    const line = { roundId: 'round', inspectionId: 'construction1', actorId: 'binh' };
    await run(async (tx) => {
      await tx.inspections.trace({
        ...line,
        at: later(2),
        action: 'fix_dates',
        reason: 'Mưa lũ',
        detail: { to: ['2026-09-11'] },
      });
      await tx.inspections.trace({ ...line, actorId: null, at: later(1), action: 'plan', reason: null });
    });
    const ofRound = { roundId: 'round', inspectionId: null, at: later(3), actorId: null };
    await run((tx) => tx.inspections.trace({ ...ofRound, action: 'open', reason: null }));
    expect(await run((tx) => tx.inspections.traceOfRound(system, 'round'))).toEqual([
      { ...ofRound, action: 'open', reason: null },
    ]);
    expect(await run((tx) => tx.inspections.traceOf(system, 'construction1'))).toEqual([
      { ...line, actorId: null, at: later(1), action: 'plan', reason: null },
      { ...line, at: later(2), action: 'fix_dates', reason: 'Mưa lũ', detail: { to: ['2026-09-11'] } },
    ]);
  });

  it('counts a finding that arrives twice once, and finds it by where it came from', async () => {
    const one = aFinding('f1', { sourceKey: 'telegram:7:1', fileIds: ['photo'] });
    expect(await run((tx) => tx.findings.add(one))).toBe(true);
    expect(await run((tx) => tx.findings.add({ ...one, id: 'again' }))).toBe(false);
    expect(await run((tx) => tx.findings.bySource(system, 'telegram:7:1'))).toEqual(one);

    const sorted: Finding = {
      ...one,
      kind: 'shortcoming',
      field: 'procedure_reform',
      promptCode: 'direction.plan',
      cause: 'Thiếu biên chế',
      status: 'stated',
      inspectionIds: ['construction1', 'finance1'],
    };
    await run((tx) => tx.findings.save(sorted, later(3)));
    await expect(run((tx) => tx.findings.save(sorted, later(3)))).rejects.toThrow(Conflict);
    expect(await run((tx) => tx.findings.ofInspection(system, 'finance1'))).toEqual([
      { ...sorted, revision: 1 },
    ]);
    await run((tx) => tx.findings.add(aFinding('f2', { createdAt: later(4) })));
    await run((tx) => tx.findings.add(aFinding('f9', { createdAt: later(5), authorId: 'dung' })));
    // In the same second.
    await run((tx) => tx.findings.add(aFinding('f3', { createdAt: later(5), authorId: 'dung' })));
    const order = async (work: Promise<Finding[]>) => (await work).map(({ id }) => id);
    expect(await order(run((tx) => tx.findings.ofRound(system, 'round')))).toEqual(['f1', 'f2', 'f9', 'f3']);
    const binh: Scope = { kind: 'person', personId: 'binh', ownUnits: [], overseenUnits: [] };
    expect(await order(run((tx) => tx.findings.unsorted(binh, 'round')))).toEqual(['f2']);
  });

  it('lets nobody change a conclusion that is issued, but a later one take its place', async () => {
    await run((tx) =>
      tx.conclusions.add(aConclusion('issued', { chainId: 'chain', inspectionIds: ['construction1'] })),
    );
    const draft = aConclusion('issued', {
      chainId: 'chain',
      inspectionIds: ['construction1', 'finance1'],
      subject: 'Mới',
    });
    await run((tx) => tx.conclusions.save(draft, later(1)));
    await expect(run((tx) => tx.conclusions.save(draft, later(1)))).rejects.toThrow(Conflict);
    const signed: Conclusion = { ...draft, ...issued, revision: 1 };
    await run((tx) => tx.conclusions.save(signed, later(3)));
    const kept = { ...signed, revision: 2 };
    expect(await run((tx) => tx.conclusions.byId(system, 'issued'))).toEqual(kept);

    const changes: Partial<Conclusion>[] = [
      { subject: 'Khác' },
      { status: 'draft' },
      { status: 'withdrawn' },
      { status: 'superseded', content: { statements: [], recommendations: [] } },
      { status: 'superseded', inspectionIds: ['construction1'] },
      { status: 'superseded', paper: { number: '28/TB-SNV', date: '2026-09-12', fileId: 'signed' } },
      {},
    ];
    for (const change of changes) {
      await expect(run((tx) => tx.conclusions.save({ ...kept, ...change }, later(4)))).rejects.toThrow(
        'cannot be changed',
      );
    }
    await run((tx) => tx.conclusions.save({ ...kept, status: 'superseded' }, later(5)));
    await expect(
      run((tx) => tx.conclusions.save({ ...kept, status: 'superseded', revision: 3 }, later(6))),
    ).rejects.toThrow('cannot be changed');
    const next = aConclusion('next', {
      chainId: 'chain',
      inspectionIds: ['construction1'],
      version: 2,
      createdAt: later(6),
    });
    await run((tx) => tx.conclusions.add(next));
    expect(await run((tx) => tx.conclusions.ofInspection(system, 'construction1'))).toEqual([
      { ...kept, status: 'superseded', revision: 3 },
      next,
    ]);
    await expect(
      run((tx) => tx.conclusions.add(aConclusion('twin', { chainId: 'chain', version: 2 }))),
    ).rejects.toThrow();
  });

  it('counts an acknowledgement once', async () => {
    const seen = { conclusionId: 'issued', inspectionId: 'finance1', personId: 'dung', at: later(7) };
    expect(await run((tx) => tx.conclusions.acknowledge(seen))).toBe(true);
    expect(await run((tx) => tx.conclusions.acknowledge({ ...seen, at: later(8) }))).toBe(false);
    expect(await run((tx) => tx.conclusions.acknowledgements(system, 'issued'))).toEqual([
      { inspectionId: 'finance1', personId: 'dung', at: later(7) },
    ]);
  });

  it('keeps what is to be done, and calls when its next notice has come', async () => {
    const first = aRemediation('m1');
    const second = aRemediation('m2', { number: 2, limit: null, basis: null, nextNoticeAt: null });
    const third = aRemediation('m3', {
      inspectionId: 'finance1',
      unitId: 'finance',
      unitName: 'Sở Tài chính',
    });
    await run((tx) => tx.remediations.addMany([second, first, third]));
    expect(await run((tx) => tx.remediations.ofConclusion(system, 'issued'))).toEqual([third, first, second]);
    expect(await run((tx) => tx.remediations.ofUnit(system, 'construction'))).toEqual([first, second]);
    const due = (now: string) =>
      run(async (tx) => (await tx.remediations.due(now)).map(({ id }) => id).toSorted());
    expect(await due(later(59))).toEqual([]);
    expect(await due(later(60))).toEqual(['m1', 'm3']);
    await run((tx) =>
      tx.remediations.setNext([
        { id: 'm1', at: null },
        { id: 'm2', at: later(61) },
      ]),
    );
    expect(await due(later(61))).toEqual(['m2', 'm3']);

    const done: Remediation = { ...third, status: 'done', limit: null, basis: null };
    await run((tx) => tx.remediations.save(done, later(70)));
    await expect(run((tx) => tx.remediations.save(done, later(71)))).rejects.toThrow(Conflict);
    expect(await run((tx) => tx.remediations.byId(system, 'm3'))).toEqual({
      ...done,
      revision: 1,
      updatedAt: later(70),
    });
    expect(await due(later(99))).toEqual(['m2']);
  });

  it('keeps what a unit reports, once, with the verdict beside it', async () => {
    const told = aReport('p1', { sourceKey: 'telegram:7:9' });
    const bare = aReport('p2', { paper: null, fileIds: [], at: later(101) });
    expect(await run((tx) => tx.remediations.addReport(told))).toBe(true);
    expect(await run((tx) => tx.remediations.addReport({ ...told, id: 'again' }))).toBe(false);
    expect(await run((tx) => tx.remediations.addReport(bare))).toBe(true);
    const verdict = { verdict: 'more_asked', reason: 'Thiếu minh chứng', by: 'an', at: later(102) } as const;
    await run((tx) => tx.remediations.judge('p1', verdict));
    expect(await run((tx) => tx.remediations.reports(system, 'm1'))).toEqual([{ ...told, verdict }, bare]);
    expect(await run((tx) => tx.remediations.reportsOf(system, ['m1', 'm2']))).toEqual([
      { ...told, verdict },
      bare,
    ]);
  });

  it('keeps what was looked up in a system, once', async () => {
    const lookup = {
      id: 's1',
      inspectionId: 'construction1',
      system: 'document_system',
      text: '12 văn bản chưa ký số',
      fileIds: ['screen'],
      authorId: 'binh',
      sourceKey: 'telegram:7:11',
      at: later(110),
    };
    expect(await run((tx) => tx.systemLookups.add(lookup))).toBe(true);
    expect(await run((tx) => tx.systemLookups.add({ ...lookup, id: 's2' }))).toBe(false);
    expect(await run((tx) => tx.systemLookups.ofInspection(system, 'construction1'))).toEqual([lookup]);
  });

  it('gives the chats of people who can be written to', async () => {
    await run((tx) => tx.people.setGone('telegram', 'chat_an', later(1)));
    expect(await run((tx) => tx.people.chatsOfPersons(['an', 'binh', 'nobody']))).toEqual([
      {
        personId: 'binh',
        address: { channel: 'telegram', chatId: 'chat_binh', threadId: null },
        language: 'vi',
      },
    ]);
    expect(await run((tx) => tx.people.chatsOfPersons([]))).toEqual([]);
  });
});
