import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../src/domain/message.ts';
import type { Choice } from '../../src/domain/view.ts';
import { databases } from '../support/database.ts';
import { later, morning, officeOn, unit, type Office } from './office.ts';

describe.each(databases)('people, units and invitations on %s', (kind) => {
  let office: Office;
  beforeAll(async () => {
    office = await officeOn(kind);
  });
  afterAll(() => office.dispose());
  const sender = (externalId: string) => office.run((tx) => tx.people.sender('telegram', externalId));

  test('nobody is known before writing; then an identity without a person; then a person with roles', async () => {
    expect(await sender('new')).toBeNull();
    await office.run((tx) => tx.people.greet('telegram', 'new', morning));
    expect(await sender('new')).toEqual({ dialog: null, gone: false, person: null, roles: [] });

    await office.run(async (tx) => {
      await tx.people.link('telegram', 'new', 'binh', later(1));
      await tx.people.addRole({
        id: 'r2',
        personId: 'binh',
        unitId: 'finance',
        role: 'approver',
        at: later(1),
      });
      await tx.people.setFocus('binh', 'year_construction');
      await tx.people.setLanguage('binh', 'en');
    });
    const known = await sender('new');
    expect(known!.person).toEqual({
      id: 'binh',
      code: 'binh',
      name: 'Nguyễn Văn Bình',
      language: 'en',
      focusAssignmentId: 'year_construction',
    });
    expect(known!.roles).toHaveLength(2);
    expect(known!.roles).toContainEqual({ unitId: 'finance', role: 'approver' });
  });

  test('a role that was taken away is gone until it is given again', async () => {
    const role = { personId: 'dung', unitId: 'finance', role: 'focal_point' as const };
    const remove = () => office.run((tx) => tx.people.removeRole({ ...role, at: later(2) }));
    expect([await remove(), await remove()]).toEqual([true, false]);
    expect((await sender('chat_dung'))!.roles).toEqual([]);
    await office.run((tx) => tx.people.addRole({ id: 'again', ...role, at: later(3) }));
    expect((await sender('chat_dung'))!.roles).toEqual([{ unitId: 'finance', role: 'focal_point' }]);
  });

  test('what is asked outside the interview is remembered', async () => {
    const choice: Choice = {
      action: { kind: 'accept_invitation', invitationId: 'i1' },
      label: say('choice.accept'),
      command: 'dongy',
    };
    const dialog = {
      offered: [choice, { action: { kind: 'reports' }, label: say('choice.reports') } as const],
    };
    await office.run((tx) => tx.people.setDialog('telegram', 'chat_an', dialog));
    expect((await sender('chat_an'))!.dialog).toEqual(dialog);
    await office.run((tx) => tx.people.setDialog('telegram', 'chat_an', null));
    expect((await sender('chat_an'))!.dialog).toBeNull();
  });

  test('chats of a role are those who can still be written to', async () => {
    const chats = async () =>
      (await office.run((tx) => tx.people.chatsOf('focal_point', ['construction']))).map(
        ({ address }) => address.chatId,
      );
    expect(await chats()).toContain('chat_an');
    await office.run((tx) => tx.people.setGone('telegram', 'chat_an', morning));
    expect(await chats()).not.toContain('chat_an');
    await office.run((tx) => tx.people.greet('telegram', 'chat_an', later(5)));
    expect(await chats()).toContain('chat_an');
  });

  test('everyone is listed in the order of the Vietnamese alphabet', async () => {
    const everyone = await office.run((tx) => tx.people.everyone());
    expect(everyone.map(({ person }) => person.name)).toEqual([
      'Lê Thị An',
      'Nguyễn Văn Bình',
      'Trần Thị Dung',
    ]);
    expect(everyone[0]!.roles).toEqual([{ unitId: 'construction', role: 'focal_point' }]);
  });

  test('a unit is saved, changed, found above and below', async () => {
    const ward = { ...unit('ward', 'Phường 1', 'finance', 4), tags: ['urban'], validFrom: '2026-07-01' };
    const read = await office.run(async (tx) => {
      await tx.units.save(unit('ward', 'Phường', 'finance', 9));
      await tx.units.save(ward);
      await tx.units.setSuccessors('construction', ['finance', 'ward']);
      await tx.units.setSuccessors('construction', ['ward']);
      return {
        byCode: await tx.units.byCode('ward'),
        unknown: await tx.units.byId('nowhere'),
        all: (await tx.units.all()).map(({ id }) => id),
        below: (await tx.units.below('province')).sort(),
        above: (await tx.units.above('ward')).sort(),
      };
    });
    expect(read).toEqual({
      byCode: ward,
      unknown: null,
      all: ['province', 'home_affairs', 'construction', 'finance', 'ward'],
      below: ['construction', 'finance', 'home_affairs', 'province', 'ward'],
      above: ['finance', 'province', 'ward'],
    });
    expect(await office.database.client.unitSuccession.count()).toBe(1);
  });

  test('an invitation is taken once, by whoever is first', async () => {
    const invitation = {
      id: 'i1',
      unitId: 'finance',
      role: 'focal_point' as const,
      personId: null,
      createdAt: morning,
      expiresAt: later(3600),
      usedAt: null,
      revokedAt: null,
    };
    await office.run((tx) => tx.invitations.add({ ...invitation, codeHash: 'hash' }));
    expect(await office.run((tx) => tx.invitations.byHash('hash'))).toEqual(invitation);
    expect(await office.run((tx) => tx.invitations.byHash('other'))).toBeNull();
    const use = (by: string) => office.run((tx) => tx.invitations.use('i1', by, later(1)));
    const taken = await Promise.all([use('an'), use('dung')]);
    expect(taken.sort()).toEqual([false, true]);
    expect(await office.run((tx) => tx.invitations.revoke('i1', later(2)))).toBe(false);
    expect(await office.run((tx) => tx.invitations.list())).toEqual([{ ...invitation, usedAt: later(1) }]);
  });

  test('a revoked invitation cannot be taken', async () => {
    const revoked = await office.run(async (tx) => {
      await tx.invitations.add({
        id: 'i2',
        unitId: 'finance',
        role: 'coordinator',
        personId: 'dung',
        createdAt: later(10),
        expiresAt: later(3600),
        usedAt: null,
        revokedAt: null,
        codeHash: 'hash2',
      });
      return [
        await tx.invitations.revoke('i2', later(11)),
        await tx.invitations.use('i2', 'dung', later(12)),
      ];
    });
    expect(revoked).toEqual([true, false]);
    expect(await office.run((tx) => tx.invitations.byId('i2'))).toMatchObject({
      revokedAt: later(11),
      usedAt: null,
    });
  });

  test('wrong guesses are counted', async () => {
    const guesses = () => office.run((tx) => tx.invitations.guesses('telegram', 'guesser'));
    expect(await guesses()).toEqual({ failures: 0, lockedUntil: null });
    await office.run((tx) => tx.invitations.setGuesses('telegram', 'guesser', 1, null));
    await office.run((tx) => tx.invitations.setGuesses('telegram', 'guesser', 5, later(60)));
    expect(await guesses()).toEqual({ failures: 5, lockedUntil: later(60) });
  });

  test('a fact of the installation is set and changed', async () => {
    const values = await office.run(async (tx) => {
      const before = await tx.settings.get('bot_username');
      await tx.settings.set('bot_username', 'a');
      await tx.settings.set('bot_username', 'b');
      return [before, await tx.settings.get('bot_username')];
    });
    expect(values).toEqual([null, 'b']);
  });
});
