import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importOrganisation } from '../../src/bot/usecases/organisation/import-organisation.ts';
import { databases } from '../support/database.ts';
import { accepted, openOffice, refusal, smallProvince, type Office } from './office.ts';

const root = '  - { code: tinh, name: Tỉnh, kind: peoples_committee, level: province }';
const unit = (code: string, more: string) =>
  `  - { code: ${code}, name: Sở, kind: department, level: department, ${more} }`;
const person = (roles: string) => `  - { code: mau, name: Mẫu, roles: [${roles}] }`;

describe.each(databases)('on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind);
  });
  afterEach(() => office.dispose());

  const take = (text: string) => importOrganisation(office.tools, { file: 'to-chuc.yaml', text });
  const unitsByCode = async () =>
    new Map((await office.read((tx) => tx.units.all())).map((each) => [each.code, each]));

  test('units stand under their parents in the order of the file, people have their roles', async () => {
    const changes = accepted(await take(smallProvince));
    expect(changes.unitsAdded).toHaveLength(6);
    expect(changes.rolesAdded).toContainEqual({ person: 'thu', unit: 'so-xay-dung', role: 'focal_point' });
    const units = await unitsByCode();
    expect([...units.keys()]).toEqual(['tinh', 'so-noi-vu', 'so-xay-dung', 'so-y-te', 'so-cu', 'huyen']);
    expect(units.get('so-y-te')).toMatchObject({
      parentId: units.get('tinh')?.id,
      tags: ['assigned_papi'],
      validTo: null,
    });
    expect(units.get('so-cu')?.validTo).toBe('2025-06-30');
  });

  test('a parent may stand below its children in the file', async () => {
    accepted(await take(`units:\n${unit('a', 'parent: b')}\n${unit('b', 'parent: tinh')}\n${root}\n`));
    expect((await unitsByCode()).size).toBe(3);
  });

  test('importing the same file again changes nothing, and writes nothing to the audit', async () => {
    await take(smallProvince);
    const before = await office.rows();
    const changes = accepted(await take(smallProvince));
    expect(Object.values(changes).flat()).toEqual([]);
    expect(await office.rows()).toEqual(before);
  });

  test('a changed file is an update: names, tags and parents change, missing roles go, units stay', async () => {
    await take(smallProvince);
    const changed = smallProvince
      .replace('Sở Y tế', 'Sở Y tế tỉnh')
      .replace('tags: [assigned_papi]', 'tags: [assigned_papi, big], valid_from: 2020-01-01')
      .replace(/.*UBND huyện.*\n/, '')
      .replace('role: focal_point', 'role: approver')
      .replace('Nguyễn Thị Mẫu', 'Nguyễn Thị Làm Mẫu');
    const changes = accepted(await take(changed));
    expect(changes).toMatchObject({
      unitsAdded: [],
      unitsChanged: [{ code: 'so-y-te', fields: ['name', 'valid_from', 'tags'] }],
      unitsNotInFile: ['huyen'],
      peopleAdded: [],
      peopleRenamed: ['mau'],
      rolesAdded: [{ person: 'thu', unit: 'so-xay-dung', role: 'approver' }],
      rolesRemoved: [{ person: 'thu', unit: 'so-xay-dung', role: 'focal_point' }],
    });
    expect((await unitsByCode()).get('so-y-te')?.name).toBe('Sở Y tế tỉnh');
    expect((await unitsByCode()).has('huyen')).toBe(true);
  });

  test('a person left out of the file loses every role; without people in the file nobody does', async () => {
    await take(smallProvince);
    accepted(await take(smallProvince.slice(0, smallProvince.indexOf('people:'))));
    expect((await office.rows())['memberships']).toBe(2);
    accepted(await take(smallProvince.replace(/.*code: thu.*\n/, '')));
    const everyone = await office.read((tx) => tx.people.everyone());
    expect(everyone.find(({ person: { code } }) => code === 'thu')?.roles).toEqual([]);
  });

  test('somebody who joined without standing in the file keeps the role', async () => {
    await take(smallProvince);
    const unitId = (await unitsByCode()).get('so-y-te')!.id;
    await office.read(async (tx) => {
      await tx.people.create({ id: 'guest', code: null, name: 'Khách', at: office.tools.clock.now() });
      const at = office.tools.clock.now();
      await tx.people.addRole({ id: 'role', personId: 'guest', unitId, role: 'focal_point', at });
    });
    expect(accepted(await take(smallProvince)).rolesRemoved).toEqual([]);
  });

  test('a file with units only under those already stored is taken', async () => {
    await take(smallProvince);
    const changes = accepted(await take(`units:\n${unit('phong', 'parent: so-y-te')}\n`));
    expect(changes.unitsAdded).toEqual(['phong']);
  });

  test('successors of an ended unit are kept', async () => {
    const text = smallProvince.replace('valid_to: 2025-06-30', 'valid_to: 2025-06-30, successors: [so-y-te]');
    accepted(await take(text));
    expect(await office.database.client.unitSuccession.count()).toBe(1);
  });

  test('decomposed accents are stored composed', async () => {
    accepted(await take(smallProvince.normalize('NFD')));
    expect((await unitsByCode()).get('so-noi-vu')?.name).toBe('Sở Nội vụ'.normalize('NFC'));
  });

  test('a second root beside the stored one is refused, and nothing changes', async () => {
    await take(smallProvince);
    const before = await office.rows();
    const other = `units:\n${root.replace('code: tinh', 'code: tinh-khac')}\n${unit('moi', 'parent: tinh-khac')}\n`;
    expect(refusal(await take(other))).toEqual([
      'to-chuc.yaml:2 units[0]: The unit "tinh-khac" has no parent, but "tinh" is the root already; an installation has one root.',
    ]);
    expect(await office.rows()).toEqual(before);
  });

  test('a stored unit cannot be put under one below it', async () => {
    await take(smallProvince);
    const text = `units:\n  - { code: tinh, name: Tỉnh, kind: peoples_committee, level: province, parent: so-y-te }\n`;
    expect(refusal(await take(text)).join()).toContain(':1 units: There is no root');
  });
});

// Nothing of a refused file is stored, so these share one database.
describe.each(databases)('malformed files on %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(kind);
  });
  afterAll(() => office.dispose());

  const take = (text: string) => importOrganisation(office.tools, { file: 'to-chuc.yaml', text });

  test.each([
    ['no YAML', 'units: [\n', ':2 : '],
    ['an empty file', '', ':- : The file is empty'],
    ['no units', 'people: []\n', ':1 units: The key "units" is missing'],
    ['an unknown key', `units:\n${root.replace(' }', ', kinds: x }')}\n`, ':2 units[0].kinds: '],
    ['an unknown kind', `units:\n${root.replace('peoples_committee', 'office')}\n`, ':2 units[0].kind: '],
    ['a code with a blank', `units:\n${root.replace('code: tinh', 'code: tinh a')}\n`, ':2 units[0].code: '],
    ['a blank name', `units:\n${root.replace('name: Tỉnh', "name: ' '")}\n`, ':2 units[0].name: '],
    [
      'a date that does not exist',
      `units:\n${root.replace(' }', ', valid_from: 2024-02-30 }')}\n`,
      ':2 units[0].valid_from: ',
    ],
    [
      'a unit code twice',
      `units:\n${root}\n${unit('a', 'parent: tinh')}\n${unit('a', 'parent: tinh')}\n`,
      ':4 units[2].code: The unit code "a" is used above.',
    ],
    [
      'an unknown parent',
      `units:\n${root}\n${unit('a', 'parent: nowhere')}\n`,
      ':3 units[1].parent: There is no unit "nowhere"',
    ],
    [
      'a unit under itself',
      `units:\n${root}\n${unit('a', 'parent: b')}\n${unit('b', 'parent: a')}\n`,
      ':3 units[1].parent: The unit "a" stands under itself.',
    ],
    [
      'two roots',
      `units:\n${root}\n${root.replace('code: tinh', 'code: tinh-2')}\n`,
      ':3 units[1]: The unit "tinh-2" has no parent, but "tinh" is the root already',
    ],
    ['no root', `units:\n${unit('a', 'parent: a')}\n`, ':1 units: There is no root'],
    [
      'an end before the beginning',
      `units:\n${root.replace(' }', ', valid_from: 2025-01-01, valid_to: 2024-01-01 }')}\n`,
      ':2 units[0].valid_to: The last day 01/01/2024 stands before the first day 01/01/2025.',
    ],
    [
      'an unknown successor',
      `units:\n${root.replace(' }', ', successors: [nowhere] }')}\n`,
      ':2 units[0].successors[0]: There is no unit with the code "nowhere".',
    ],
    [
      'a unit that succeeds itself',
      `units:\n${root.replace(' }', ', successors: [tinh] }')}\n`,
      ':2 units[0].successors[0]: A unit cannot succeed itself.',
    ],
    [
      'a person code twice',
      `units:\n${root}\npeople:\n${person('')}\n${person('')}\n`,
      ':5 people[1].code: The person code "mau" is used above.',
    ],
    [
      'a role in an unknown unit',
      `units:\n${root}\npeople:\n${person('{ unit: nowhere, role: leader }')}\n`,
      ':4 people[0].roles[0].unit: There is no unit with the code "nowhere".',
    ],
    [
      'an unknown role',
      `units:\n${root}\npeople:\n${person('{ unit: tinh, role: boss }')}\n`,
      ':4 people[0].roles[0].role: ',
    ],
    [
      'a role twice',
      `units:\n${root}\npeople:\n${person('{ unit: tinh, role: leader }, { unit: tinh, role: leader }')}\n`,
      ':4 people[0].roles[1]: The role leader in the unit "tinh" is written twice.',
    ],
  ])('%s is refused by line, path and reason, and nothing is imported', async (_, text, expected) => {
    const problems = refusal(await take(text));
    expect(problems.join('\n')).toContain(`to-chuc.yaml${expected}`);
    expect(Object.values(await office.rows()).every((count) => count === 0)).toBe(true);
  });

  test('all faults of a file are told at once', async () => {
    const text = `units:\n${root}\n${unit('a', 'parent: x')}\n${unit('a', 'parent: y')}\n`;
    expect(refusal(await take(text))).toHaveLength(3);
  });
});
