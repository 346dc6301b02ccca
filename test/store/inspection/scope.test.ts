import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf, type Role, type Scope } from '../../../src/domain/access.ts';
import { freshInspection } from '../../../src/domain/inspection/inspection.ts';
import { stageSchema, type Stage } from '../../../src/domain/inspection/kind.ts';
import type { Transaction } from '../../../src/domain/ports.ts';
import { databases } from '../../support/database.ts';
import { later, morning, officeOn, type Office } from '../office.ts';
import { addSurprise, everythingOf, seenOf, type Thing } from './surprise.ts';

/*
 * Home affairs inspects: construction on site, with the round's team; finance by surprise, with a team of its own. A
 * second round holds nothing but a surprise at finance, so that its very existence is telling.
 */

interface Viewer {
  roles?: [unitId: string, role: Role][];
  /** In the team of the surprises; of the round that has one more inspection. */
  own?: true;
  round?: true;
  former?: true;
  orders?: true;
  /** Has lost every role in the organisation since. */
  left?: true;
}

const viewers = {
  member: { own: true },
  memberOfBoth: { own: true, round: true },
  memberAndOfficer: { own: true, roles: [['finance', 'focal_point']] },
  memberAndCoordinator: { own: true, roles: [['home_affairs', 'coordinator']] },
  orderer: { orders: true },
  orderingLeader: { orders: true, roles: [['province', 'leader']] },
  orderingHead: { orders: true, roles: [['finance', 'unit_head']] },
  roundMember: { round: true },
  formerMember: { former: true },
  memberWhoLeft: { own: true, round: true, left: true },
  ordererWhoLeft: { orders: true, left: true },
  coordinator: { roles: [['home_affairs', 'coordinator']] },
  administrator: { roles: [['home_affairs', 'administrator']] },
  leader: { roles: [['province', 'leader']] },
  officer: { roles: [['finance', 'focal_point']] },
  unitHead: { roles: [['finance', 'unit_head']] },
  approver: { roles: [['finance', 'approver']] },
  unitCoordinator: { roles: [['finance', 'coordinator']] },
  assessor: { roles: [['finance', 'assessor']] },
  otherOfficer: { roles: [['construction', 'focal_point']] },
  stranger: {},
} as const satisfies Record<string, Viewer>;
type ViewerName = keyof typeof viewers;

/** What is to be seen of a surprise in a round that has one more inspection. */
const inTheKnow: Thing[] = ['round', 'inspection', 'team', 'trace'];
const published: Thing[] = ['stated', 'issued', 'remediation'];
const toldUnit: Thing[] = ['round', 'inspection', 'team', ...published];
/** Of a surprise that is alone in its round: the same where the inspection is seen, else nothing unless `alone` says. */
const expected: Record<
  ViewerName,
  { hidden: readonly Thing[]; started: readonly Thing[]; alone?: { started: readonly Thing[] } }
> = {
  member: { hidden: everythingOf, started: everythingOf },
  memberOfBoth: { hidden: everythingOf, started: everythingOf },
  memberAndOfficer: { hidden: everythingOf, started: everythingOf },
  memberAndCoordinator: { hidden: everythingOf, started: everythingOf },
  orderer: { hidden: [...inTheKnow, 'remediation'], started: [...inTheKnow, ...published] },
  orderingLeader: { hidden: [...inTheKnow, 'remediation'], started: [...inTheKnow, ...published] },
  orderingHead: { hidden: [...inTheKnow, 'remediation'], started: [...inTheKnow, ...published] },
  roundMember: { hidden: ['round'], started: ['round'], alone: { started: ['round'] } },
  formerMember: { hidden: [], started: [] },
  memberWhoLeft: { hidden: [], started: [] },
  ordererWhoLeft: { hidden: [], started: [] },
  coordinator: { hidden: ['round'], started: [...inTheKnow, ...published, 'drafted'] },
  administrator: { hidden: ['round'], started: [...inTheKnow, ...published] },
  leader: { hidden: ['round'], started: [...inTheKnow, ...published] },
  officer: { hidden: [], started: toldUnit },
  unitHead: { hidden: [], started: toldUnit },
  approver: { hidden: [], started: toldUnit },
  unitCoordinator: { hidden: [], started: [] },
  assessor: { hidden: [], started: [] },
  otherOfficer: { hidden: ['round'], started: ['round'] },
  stranger: { hidden: [], started: [] },
};

/** A surprise that is hidden has not been started. */
const moments: [Stage, 'hidden' | 'started'][] = [
  ['scheduled', 'hidden'],
  ['under_way', 'started'],
];

const unitsOf = { province: ['province', 'home_affairs', 'construction', 'finance'] };

function scopeFor(personId: string, roles: readonly (readonly [string, Role])[]): Scope {
  const held = roles.map(([unitId, role]) => ({ unitId, role }));
  return scopeOf(personId, held, (unitId) => (unitId === 'province' ? unitsOf.province : [unitId]));
}

async function seat(tx: Transaction, name: string, viewer: Viewer): Promise<Scope> {
  const id = name.toLowerCase();
  await tx.people.create({ id, code: null, name, at: morning });
  for (const [unitId, role] of viewer.roles ?? []) {
    await tx.people.addRole({ id: `${id}${unitId}${role}`, personId: id, unitId, role, at: morning });
  }
  // A role that lets them into the chat, and gives nothing besides.
  const invited = { personId: id, unitId: 'home_affairs', role: 'assessor', at: morning } as const;
  await tx.people.addRole({ ...invited, id: `${id}invited` });
  if (viewer.left === true) await tx.people.removeRole(invited);
  const join = async (roundId: string, inspectionId: string | null) => {
    const memberId = `${id}${roundId}${inspectionId ?? ''}`;
    await tx.inspections.addMember({
      ...{ id: memberId, roundId, inspectionId, personId: id, role: 'team_member' },
      ...{ agencyUnitId: null, group: null, addedAt: morning, addedBy: null },
    });
    if (viewer.former === true) await tx.inspections.removeMember(memberId, later(1));
  };
  if (viewer.round === true) {
    await join('shared', null);
    await join('lone', null);
  }
  if (viewer.own === true || viewer.former === true) {
    await join('shared', 'surprise');
    await join('lone', 'lonesurprise');
  }
  return scopeFor(id, viewer.roles ?? []);
}

async function setStage(tx: Transaction, id: string, stage: Stage, hidden: boolean): Promise<void> {
  const read = await tx.inspections.byId({ kind: 'system' }, id);
  await tx.inspections.save({ ...read!, hidden, state: { ...freshInspection, stage } });
}

describe.each(databases)('who sees what of a surprise on %s', (kind) => {
  let office: Office;
  let run: Office['run'];
  const scopes = new Map<ViewerName, Scope>();

  beforeAll(async () => {
    office = await officeOn(kind);
    run = office.run;
    await run(async (tx) => {
      await addSurprise(tx, { roundId: 'shared', inspectionId: 'surprise', beside: 'onsite' });
      await addSurprise(tx, { roundId: 'lone', inspectionId: 'lonesurprise', beside: null });
      for (const [name, viewer] of Object.entries(viewers)) {
        scopes.set(name as ViewerName, await seat(tx, name, viewer));
      }
    });
  });
  afterAll(() => office.dispose());

  /** An inspection is ordered by one: each takes their turn. */
  const setOrderer = async (name: ViewerName) => {
    const viewer: Viewer = viewers[name];
    await office.database.client.inspection.updateMany({
      where: { kind: 'surprise' },
      data: { orderedBy: viewer.orders === true ? name.toLowerCase() : null },
    });
  };

  const names = Object.keys(viewers) as ViewerName[];

  it.each(names)('%s sees what they may, and no more', async (name) => {
    const scope = scopes.get(name)!;
    const { alone, ...may } = expected[name];
    await setOrderer(name);
    await run(async (tx) => {
      for (const [stage, how] of moments) {
        const hidden = how === 'hidden';
        await setStage(tx, 'surprise', stage, hidden);
        await setStage(tx, 'lonesurprise', stage, hidden);
        expect(await seenOf(tx, scope, 'surprise'), `${stage}, ${how}`).toEqual(new Set(may[how]));
        const there = may[how].includes('inspection') ? may[how] : (!hidden && alone?.started) || [];
        expect(await seenOf(tx, scope, 'lonesurprise'), `alone, ${how}`).toEqual(new Set(there));
      }
    });
  });

  it('no stage makes a difference', async () => {
    await setOrderer('orderer');
    await run(async (tx) => {
      for (const [stage, hidden] of stageSchema.options.flatMap((each) => [
        [each, true] as const,
        [each, false] as const,
      ])) {
        await setStage(tx, 'surprise', stage, hidden);
        for (const name of names) {
          const may = expected[name][hidden ? 'hidden' : 'started'];
          const seen = await tx.inspections.byId(scopes.get(name)!, 'surprise');
          expect(seen !== null, `${name}: ${stage}, ${String(hidden)}`).toBe(
            may.includes('inspection') && !(hidden && name.startsWith('ordering')),
          );
        }
      }
    });
  });

  it('no roles together let anybody through to what is hidden but the team of it', async () => {
    const held = [
      ['home_affairs', 'coordinator'],
      ['province', 'leader'],
      ['finance', 'unit_head'],
      ['construction', 'focal_point'],
    ] as const;
    await run(async (tx) => {
      await setStage(tx, 'surprise', 'scheduled', true);
      await setStage(tx, 'lonesurprise', 'scheduled', true);
      for (let bits = 0; bits < 2 ** (held.length + 2); bits += 1) {
        const has = (place: number) => (bits & (1 << place)) !== 0;
        const roles = held
          .filter((_, place) => has(place))
          .map(([unit, role]) => [unit, role] as [string, Role]);
        const [round, former] = [has(held.length), has(held.length + 1)];
        const scope = await seat(tx, `p${bits}`, {
          roles,
          ...(round ? { round } : {}),
          ...(former && !round ? { former } : {}),
        });
        expect(await listed(tx, scope), JSON.stringify({ roles, round, former })).toEqual([]);
      }
    });
  });
});

/** Every list that might name one of the surprises or what came of them. */
async function listed(tx: Transaction, scope: Scope): Promise<string[]> {
  const { inspections, findings, conclusions, remediations } = tx;
  const lists = [
    await inspections.open(scope),
    await inspections.ofUnit(scope, 'finance'),
    await inspections.ofRound(scope, 'shared'),
    await inspections.ofRound(scope, 'lone'),
    (await inspections.rounds(scope)).filter(({ id }) => id === 'lone'),
    await findings.ofRound(scope, 'shared'),
    await conclusions.ofRound(scope, 'shared'),
    await remediations.ofRound(scope, 'shared'),
    await remediations.ofUnit(scope, 'finance'),
  ];
  return lists.flatMap((list) => list.map(({ id }) => id)).filter((id) => id !== 'onsite');
}
