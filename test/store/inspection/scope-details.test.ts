import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf, type Role, type Scope } from '../../../src/domain/access.ts';
import type { Transaction } from '../../../src/domain/ports.ts';
import { databases } from '../../support/database.ts';
import { later, morning, officeOn, type Office } from '../office.ts';
import { aConclusion, aFinding, anInspection, aRemediation, aRound, issued, term } from './kept.ts';

/*
 * A round with inspections at construction and finance (on site, the round's team: mai, nam), one at the province's own
 * office with a team of its own (oanh), and a surprise at finance (its own team: nam, phuc).
 */
const people = ['mai', 'nam', 'oanh', 'phuc', 'quy', 'son', 'uyen'];
const member = { agencyUnitId: null, group: null, addedAt: morning, addedBy: null, role: 'team_member' };
const teams: [personId: string, inspectionId: string | null][] = [
  ['mai', null],
  ['nam', null],
  ['oanh', 'office'],
  ['nam', 'surprise'],
  ['phuc', 'surprise'],
];
const finance = { unitId: 'finance', unitName: 'Sở Tài chính' };

async function furnish(tx: Transaction): Promise<void> {
  await tx.inspections.openRound(aRound('round', [{ kind: 'surprise', units: ['so-tai-chinh'] }]));
  await tx.inspections.add(anInspection('building'));
  await tx.inspections.add(anInspection('money', finance));
  await tx.inspections.add(anInspection('office', { unitId: 'home_affairs', unitName: 'Sở Nội vụ' }));
  await tx.inspections.add(anInspection('surprise', { ...finance, kind: 'surprise', hidden: true }));
  for (const id of people) {
    await tx.people.create({ id, code: null, name: id, at: morning });
    await tx.people.addRole({
      id: `in${id}`,
      personId: id,
      unitId: 'home_affairs',
      role: 'assessor',
      at: morning,
    });
  }
  for (const [personId, inspectionId] of teams) {
    const id = `${personId}${inspectionId ?? ''}`;
    await tx.inspections.addMember({
      ...member,
      id,
      roundId: 'round',
      inspectionId,
      personId,
      role: 'team_member',
    });
  }
}

function person(personId: string, ...roles: [unitId: string, role: Role][]): Scope {
  return scopeOf(
    personId,
    roles.map(([unitId, role]) => ({ unitId, role })),
    (unitId) => (unitId === 'province' ? ['province', 'home_affairs', 'finance', 'construction'] : [unitId]),
  );
}

const [mai, nam, oanh, phuc] = ['mai', 'nam', 'oanh', 'phuc'].map((id) => person(id)) as [
  Scope,
  Scope,
  Scope,
  Scope,
];
const builder = person('quy', ['construction', 'focal_point']);
const accountant = person('son', ['finance', 'unit_head']);
const overseer = person('uyen', ['province', 'leader']);
const system: Scope = { kind: 'system' };

describe.each(databases)('the finer points of who sees what on %s', (kind) => {
  let office: Office;
  let run: Office['run'];

  beforeEach(async () => {
    office = await officeOn(kind);
    run = office.run;
    await run(furnish);
  });
  afterEach(() => office.dispose());

  const startSurprise = async (tx: Transaction) => {
    const surprise = await tx.inspections.byId(system, 'surprise');
    await tx.inspections.save({ ...surprise!, hidden: false });
  };
  const ids = async (read: (tx: Transaction) => Promise<{ id: string }[]>) =>
    (await run(read)).map(({ id }) => id);

  it('an inspection with a team of its own is not the round’s team’s', async () => {
    const open = (scope: Scope) => ids((tx) => tx.inspections.open(scope));
    expect(await open(mai)).toEqual(['money', 'building']);
    expect(await open(oanh)).toEqual(['office']);
    expect(await open(overseer)).toEqual(['office', 'money', 'building']);
    expect(await open(accountant)).toEqual(['money']);
    // Without anybody left of its own it is the round's again.
    await run((tx) => tx.inspections.removeMember('oanhoffice', later(1)));
    expect(await open(oanh)).toEqual([]);
    expect(await open(mai)).toEqual(['office', 'money', 'building']);
  });

  it('a plan says nothing of surprises to whoever may not know of them', async () => {
    const kinds = (scope: Scope) =>
      run(async (tx) =>
        (await tx.inspections.roundById(scope, 'round'))?.plan.inspections.map((entry) => entry.kind),
      );
    const hidden = await Promise.all([mai, overseer, accountant, phuc, system].map(kinds));
    expect(hidden).toEqual([
      ['on_site'],
      ['on_site'],
      ['on_site'],
      ['on_site', 'surprise'],
      ['on_site', 'surprise'],
    ]);
    await run(startSurprise);
    const started = await Promise.all([mai, overseer, builder].map(kinds));
    expect(started).toEqual([['on_site'], ['on_site', 'surprise'], ['on_site']]);
  });

  it('a finding that is also about a hidden inspection is only for whoever may know of that', async () => {
    const both = { inspectionIds: ['building', 'surprise'], authorId: 'nam' };
    await run((tx) => tx.findings.add(aFinding('both', { ...both, status: 'stated' })));
    const seenBy = async (scope: Scope) => ids((tx) => tx.findings.ofRound(scope, 'round'));
    const all = [mai, nam, phuc, builder, accountant, overseer];
    expect(await Promise.all(all.map(seenBy))).toEqual([[], ['both'], ['both'], [], [], []]);
    await run(startSurprise);
    expect((await Promise.all(all.map(seenBy))).flat()).toHaveLength(all.length);
  });

  it('a finding that names no unit yet may be about what is hidden, and is kept from other teams', async () => {
    await run((tx) => tx.findings.add(aFinding('unplaced', { authorId: 'nam' })));
    await run((tx) => tx.findings.add(aFinding('plain', { authorId: 'mai' })));
    const seenBy = async (scope: Scope) => (await ids((tx) => tx.findings.ofRound(scope, 'round'))).sort();
    expect(await seenBy(mai)).toEqual(['plain']);
    expect(await seenBy(nam)).toEqual(['plain', 'unplaced']);
    expect(await seenBy(phuc)).toEqual(['unplaced']);
    expect(await seenBy(overseer)).toEqual([]);
    await run(startSurprise);
    expect(await seenBy(mai)).toEqual(['plain', 'unplaced']);
    expect(await ids((tx) => tx.findings.unsorted(nam, 'round'))).toEqual(['unplaced']);
    expect(await seenBy(person('quy', ['construction', 'focal_point']))).toEqual([]);
  });

  it('a finding is its author’s only while they are in the team of what it is about', async () => {
    await run((tx) => tx.findings.add(aFinding('f', { inspectionIds: ['office'], authorId: 'oanh' })));
    await run((tx) => tx.findings.add(aFinding('unplaced', { authorId: 'oanh' })));
    await run((tx) => tx.conclusions.add(aConclusion('c', { inspectionIds: ['office'], draftedBy: 'oanh' })));
    const seen = async () => [
      ...(await ids((tx) => tx.findings.ofRound(oanh, 'round'))),
      ...(await ids((tx) => tx.conclusions.ofRound(oanh, 'round'))),
    ];
    expect(await seen()).toEqual(['f', 'unplaced', 'c']);
    // Out of that team, in another of the same round.
    await run(async (tx) => {
      await tx.inspections.removeMember('oanhoffice', later(1));
      const seat = { ...member, id: 'again', roundId: 'round', inspectionId: 'money', personId: 'oanh' };
      await tx.inspections.addMember({ ...seat, role: 'team_secretary' });
    });
    expect(await seen()).toEqual(['unplaced']);
    await run((tx) => tx.inspections.removeMember('again', later(2)));
    expect(await seen()).toEqual([]);
  });

  it('a finding about several units tells each unit’s people of their own', async () => {
    const both = { inspectionIds: ['building', 'money'], authorId: 'mai' };
    await run((tx) => tx.findings.add(aFinding('f', both)));
    const concerns = (scope: Scope) =>
      run(async (tx) => (await tx.findings.byId(scope, 'f'))?.inspectionIds ?? null);
    expect(await Promise.all([mai, builder, overseer].map(concerns))).toEqual([
      ['building', 'money'],
      null,
      null,
    ]);
    const stated = aFinding('f', { ...both, status: 'stated' });
    await run((tx) => tx.findings.save(stated, later(1)));
    expect(await Promise.all([mai, builder, accountant, overseer].map(concerns))).toEqual([
      ['building', 'money'],
      ['building'],
      ['money'],
      ['building', 'money'],
    ]);
    expect(await ids((tx) => tx.findings.ofInspection(builder, 'money'))).toEqual([]);
    await run((tx) => tx.findings.save({ ...stated, status: 'withdrawn', revision: 1 }, later(2)));
    expect(await Promise.all([mai, builder, overseer].map(concerns))).toEqual([
      ['building', 'money'],
      null,
      null,
    ]);
  });

  it('a conclusion about many units shows each unit’s people what is said of theirs', async () => {
    const statement = { kind: 'shortcoming', field: null, cause: null } as const;
    const recommendation = { field: null, term };
    const content = {
      statements: [
        { ...statement, text: 'Chung', findingIds: [] },
        { ...statement, text: 'Xây dựng', findingIds: ['b'] },
        { ...statement, text: 'Tài chính', findingIds: ['m'] },
        { ...statement, text: 'Cả hai', findingIds: ['b', 'm'] },
      ],
      recommendations: [
        { ...recommendation, text: 'Tài chính', inspectionIds: ['money'], findingIds: ['m'] },
        { ...recommendation, text: 'Chung', inspectionIds: [], findingIds: ['b', 'm'] },
        { ...recommendation, text: 'Xây dựng', inspectionIds: ['building'], findingIds: ['b'] },
      ],
    };
    const conclusion = aConclusion('c', { inspectionIds: ['building', 'money'], content, draftedBy: 'mai' });
    await run(async (tx) => {
      await tx.findings.add(aFinding('b', { inspectionIds: ['building'], status: 'stated' }));
      await tx.findings.add(aFinding('m', { inspectionIds: ['money'], status: 'stated' }));
      await tx.conclusions.add({ ...conclusion, ...issued });
      for (const [inspectionId, personId] of [
        ['building', 'quy'],
        ['money', 'son'],
      ] as const) {
        await tx.conclusions.acknowledge({ conclusionId: 'c', inspectionId, personId, at: later(9) });
      }
    });
    const read = (scope: Scope) => run((tx) => tx.conclusions.byId(scope, 'c'));
    expect(await read(mai)).toEqual({ ...conclusion, ...issued });
    expect(await read(overseer)).toEqual({ ...conclusion, ...issued });
    expect(await read(builder)).toEqual({
      ...conclusion,
      ...issued,
      inspectionIds: ['building'],
      content: {
        statements: [
          { ...statement, text: 'Chung', findingIds: [] },
          { ...statement, text: 'Xây dựng', findingIds: ['b'] },
          { ...statement, text: 'Cả hai', findingIds: ['b'] },
        ],
        recommendations: [
          { ...recommendation, text: 'Chung', inspectionIds: [], findingIds: ['b'] },
          { ...recommendation, text: 'Xây dựng', inspectionIds: ['building'], findingIds: ['b'] },
        ],
      },
    });
    expect(await ids((tx) => tx.conclusions.ofInspection(builder, 'money'))).toEqual([]);
    const heardFrom = async (scope: Scope) =>
      (await run((tx) => tx.conclusions.acknowledgements(scope, 'c'))).map(({ personId }) => personId);
    expect(await heardFrom(builder)).toEqual(['quy']);
    expect(await heardFrom(overseer)).toEqual(['quy', 'son']);
    expect(await read(oanh)).toBeNull();
  });

  it('remediations are the unit’s own, also where it has taken over from another', async () => {
    await run((tx) =>
      tx.remediations.addMany([
        aRemediation('m1', { inspectionId: 'building' }),
        aRemediation('m2', { inspectionId: 'money', ...finance }),
        aRemediation('m3', { inspectionId: 'money', number: 2 }),
      ]),
    );
    const ofRound = async (scope: Scope) =>
      (await ids((tx) => tx.remediations.ofRound(scope, 'round'))).sort();
    expect(await ofRound(builder)).toEqual(['m1', 'm3']);
    expect(await ofRound(accountant)).toEqual(['m2', 'm3']);
    expect(await ofRound(mai)).toEqual(['m1', 'm2', 'm3']);
    expect(await ofRound(overseer)).toEqual(['m1', 'm2', 'm3']);
    expect(await ofRound(oanh)).toEqual([]);
  });

  it('a hidden inspection asks for no report, so nothing of it is among reports', async () => {
    await expect(
      run((tx) => tx.inspections.add(anInspection('more', { hidden: true, assignmentId: 'year_finance' }))),
    ).rejects.toThrow('asks for no report');
    const surprise = await run((tx) => tx.inspections.byId(system, 'surprise'));
    await expect(
      run((tx) => tx.inspections.save({ ...surprise!, assignmentId: 'year_finance' })),
    ).rejects.toThrow('asks for no report');
  });
});
