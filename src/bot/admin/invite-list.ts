import { statusOf } from '../usecases/joining/invite.ts';
import { endOfDayText, type CommandResult, type Session } from './kit.ts';

/** All invitations, oldest first; codes are not known any more. */
export async function listInvitations(session: Session): Promise<CommandResult> {
  const { tools, say, words } = session;
  const found = await tools.unitOfWork.run(async (tx) => ({
    list: await tx.invitations.list(),
    units: new Map((await tx.units.all()).map((unit) => [unit.id, unit])),
    people: new Map((await tx.people.everyone()).map(({ person }) => [person.id, person])),
  }));
  const now = tools.clock.now();
  const invitations = found.list.map((invitation) => {
    const { id, role, createdAt, expiresAt, usedAt, revokedAt } = invitation;
    const unit = found.units.get(invitation.unitId);
    const person = found.people.get(invitation.personId ?? '');
    return {
      id,
      unit: { code: unit?.code ?? '', name: unit?.name ?? '' },
      role,
      person: person === undefined ? null : { code: person.code, name: person.name },
      status: statusOf(invitation, now),
      createdAt,
      expiresAt,
      usedAt,
      revokedAt,
    };
  });
  const lines = invitations.map(({ id, unit, role, person, status, expiresAt }) =>
    say('admin.invite.line', {
      id,
      unit: unit.name,
      role: words({ key: `role.${role}`, params: {} }),
      person: person?.name ?? say('admin.invite.anyone'),
      status: say(`admin.invite.status.${status}`),
      until: endOfDayText(session, expiresAt),
    }),
  );
  return { ok: true, json: { invitations }, lines: lines.length > 0 ? lines : [say('admin.invite.none')] };
}
