import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeConclusionAction } from '../../../src/domain/inspection/conclusion/action.ts';
import { encodeFindingAction } from '../../../src/domain/inspection/finding/action.ts';
import { databases } from '../../support/database.ts';
import type { CastName, InspectionDesk } from './desk.ts';
import { openInspectionDesk } from './desk.ts';
import { addThings, conclusionVerbs, findingVerbs, onRecord, secret, type Things } from './rights.ts';

const system = { kind: 'system' } as const;
const state = { stage: 'explained', startedAt: '2024-08-05T01:00:00.000Z' } as const;

/** Every button there is about findings, look-ups and conclusions, as a forged press carries it. */
function buttons(things: Things): [verb: string, data: string][] {
  return [
    ...Object.values(findingVerbs(things)).map((each) => [each.kind, encodeFindingAction(each)] as const),
    ...Object.values(conclusionVerbs(things)).map(
      (each) => [`conclusion ${each.kind}`, encodeConclusionAction(each)] as const,
    ),
  ].map(([verb, data]) => [verb, data]);
}

describe.each(databases)('every verb about findings and conclusions, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeAll(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', kind: 'digital', days: ['2024-08-05'], state },
        {
          ...{ unit: 'so-y-te', kind: 'digital', days: ['2024-08-05'], state },
          team: { head: 'team_head', secretary: 'team_secretary', spare: 'team_member', guest: 'guest' },
        },
        { unit: 'ubnd-huyen-kon-plong', days: ['2024-08-06'] },
      ],
      plan: { systems: [{ code: 'documents', name: 'Hệ thống văn bản', managedBy: 'Văn phòng UBND' }] },
      team: {
        ...{ head: 'team_head', deputy: 'team_deputy', secretary: 'team_secretary', member: 'team_member' },
        ...{ spare: 'team_member', outsider: 'team_secretary', guest: 'guest' },
      },
      reports: false,
    });
    await desk.read(async (tx) => {
      const at = desk.tools.clock.now();
      const leaves = async (name: CastName, inspectionId: string | null) => {
        const seats = await tx.inspections.seatsOf(desk.people[name].personId);
        await tx.inspections.removeMember(seats.find((seat) => seat.inspectionId === inspectionId)!.id, at);
      };
      // The round's seat; the seat of an inspection's own team, with the round's kept; every role in the organisation.
      await leaves('member', null);
      await leaves('spare', 'i2');
      const { personId } = desk.people.outsider;
      const { roles } = (await tx.people.everyone()).find(({ person }) => person.id === personId)!;
      for (const role of roles) await tx.people.removeRole({ personId, ...role, at });
    });
  });
  afterAll(() => desk.dispose());

  it.each<[who: string, CastName, inspectionId: string, author: CastName]>([
    ['a member removed from the round’s team', 'member', 'i1', 'member'],
    ['a member removed from an inspection’s own team', 'spare', 'i2', 'spare'],
    ['a secretary who has lost every role', 'outsider', 'i1', 'outsider'],
    ['a guest', 'guest', 'i1', 'member'],
    ['a guest of an own team', 'guest', 'i2', 'spare'],
    ['another unit’s officer', 'healthOfficer', 'i1', 'member'],
    ['the unit’s own officer', 'officer', 'i1', 'member'],
    ['the round’s deputy, of an own team without them', 'deputy', 'i2', 'spare'],
  ])('%s changes nothing and reads no draft', async (_, name, inspectionId, author) => {
    const things = await addThings(desk, inspectionId, author);
    const before = await onRecord(desk);
    desk.readAll();
    for (const [verb, data] of buttons(things)) {
      await desk.people[name].tapsForged(data);
      // Where something was asked for, what is sent for it is not taken either.
      await desk.people[name].says(`Chữ gửi sau ${verb}`);
      const told = desk.people[name].read().map(({ text }) => text);
      expect(told.join('\n'), verb).not.toContain(secret);
      expect(await onRecord(desk), verb).toEqual(before);
    }
  });

  it('a verb to add is refused when it is pressed, not after the words are typed', async () => {
    const things = await addThings(desk, 'i2', 'spare');
    for (const name of ['spare', 'guest', 'officer', 'deputy'] as const) {
      await desk.people[name].tapsForged(`if.add_to.${things.findingId}`);
      expect(desk.people[name].last().text, name).toBe('Nội dung này không thuộc phạm vi đồng chí được xem.');
    }
    const { secretary } = desk.people;
    await desk.read(async (tx) => {
      const finding = await tx.findings.byId(system, things.findingId);
      await tx.findings.save({ ...finding!, status: 'stated' }, desk.tools.clock.now());
    });
    await secretary.tapsForged(`if.add_to.${things.findingId}`);
    expect(secretary.last().text).toContain('đã nêu với đơn vị nên nội dung và tệp giữ nguyên');
  });

  it('the head, who may, changes something with each of those that change', async () => {
    const changed: string[] = [];
    const { head } = desk.people;
    for (const place of buttons(await addThings(desk, 'i2', 'spare')).keys()) {
      const [verb, data] = buttons(await addThings(desk, 'i2', 'spare'))[place]!;
      const before = JSON.stringify(await onRecord(desk));
      await head.tapsForged(data);
      // Only the unit's own people say that they have read a conclusion.
      if (verb !== 'conclusion acknowledge') {
        expect(head.last().text, verb).not.toContain('không thuộc phạm vi');
      }
      if (JSON.stringify(await onRecord(desk)) !== before) changed.push(verb);
    }
    expect(changed).toEqual([
      ...['remove_file', 'set_kind', 'set_field', 'set_prompt', 'set_unit', 'all_units', 'set_cause', 'join'],
      ...['withdraw', 'restore', 'lookup_bare', 'lookup_found'],
      ...['conclusion add_findings', 'conclusion no_cause', 'conclusion set_field', 'conclusion no_term'],
      ...[
        'conclusion all_units',
        'conclusion answers_all',
        'conclusion down',
        'conclusion remove',
        'conclusion no_terms',
      ],
      'conclusion drop_now',
    ]);
  });

  it.each([
    ['its inspection is concluded', 'i1'],
    ['it stands in an issued conclusion, whatever its inspection has come to', 'i2'],
  ])('nobody changes a finding once %s', async (_, inspectionId) => {
    const things = await addThings(desk, inspectionId, 'spare');
    await desk.read(async (tx) => {
      const at = desk.tools.clock.now();
      const conclusion = (await tx.conclusions.byId(system, things.conclusionId))!;
      const content = {
        ...conclusion.content,
        statements: conclusion.content.statements.map((each) => ({
          ...each,
          findingIds: [things.findingId, things.intoId, things.withdrawnId],
        })),
      };
      const paper = { number: '27/TB-SNV', date: '2024-08-05', fileId: null };
      await tx.conclusions.save({ ...conclusion, content, status: 'issued', paper, issuedAt: at }, at);
      if (inspectionId === 'i2') return;
      const inspection = (await tx.inspections.byId(system, inspectionId))!;
      await tx.inspections.save({ ...inspection, state: { ...inspection.state, stage: 'issued' } });
    });
    const { findings, lookups } = await onRecord(desk);
    const mine = findings.filter(({ id }) =>
      [things.findingId, things.intoId, things.withdrawnId].includes(id),
    );
    for (const name of ['head', 'secretary'] as const) {
      for (const [verb, data] of buttons(things)) {
        if (verb.startsWith('conclusion') || (inspectionId === 'i2' && verb === 'lookup_bare')) continue;
        await desk.people[name].tapsForged(data);
        await desk.people[name].says(`Chữ gửi sau ${verb}`);
        const now = await onRecord(desk);
        expect(now.findings, verb).toEqual(expect.arrayContaining(mine));
        expect(now.lookups, verb).toEqual(
          expect.arrayContaining(lookups.filter(({ id }) => id === things.lookupId)),
        );
        expect(
          now.files.map(({ id }) => id),
          verb,
        ).toEqual(expect.arrayContaining(mine.flatMap(({ fileIds }) => fileIds)));
      }
    }
  });
});
