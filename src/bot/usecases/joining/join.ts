import { readCode } from '../../../domain/joining/code.ts';
import { invitationView } from '../../../domain/joining/views.ts';
import { say, type Message } from '../../../domain/message.ts';
import type { Invitation } from '../../../domain/joining/ports.ts';
import { view } from '../../../domain/view.ts';
import { hashCode } from '../../codes.ts';
import { tellReturned } from '../inspection/schedule/tell-returned.ts';
import { listReports } from '../interview/list-reports.ts';
import { refreshProgress } from '../round/refresh-progress.ts';
import { eventKey, startTalk, type Talk } from '../talk.ts';

/** Wrong codes that pass without waiting; each further one doubles the wait, from a minute to an hour. */
const freeGuesses = 5;
const longestWaitMinutes = 60;

/** A code came, by a link or typed: show what it offers, or say plainly why it does not work. */
export async function offerByCode(talk: Talk, text: string): Promise<void> {
  const { tx, event } = talk;
  const { channel, sender } = event;
  await tx.people.greet(channel, sender.externalId, event.receivedAt);
  const guesses = await tx.invitations.guesses(channel, sender.externalId);
  if (guesses.lockedUntil !== null && guesses.lockedUntil > event.receivedAt) {
    return talk.say(view([say('join.slow_down', { until: guesses.lockedUntil })]));
  }
  const code = readCode(text);
  if (code === null) return talk.say(view([say('join.malformed_code')]));
  const invitation = await tx.invitations.byHash(hashCode(code));
  if (invitation === null) {
    const isOfGroup = (await tx.groups.codeByHash(hashCode(code))) !== null;
    if (isOfGroup) return talk.say(view([say('group.code_in_private')]));
    return wrongGuess(talk, guesses.failures + 1);
  }
  const refusal = await refusalOf(talk, invitation);
  if (refusal !== null) return talk.say(view([refusal]));
  const unit = await tx.units.byId(invitation.unitId);
  const named = invitation.personId === null ? null : await tx.people.byId(invitation.personId);
  return talk.say(
    invitationView({
      invitationId: invitation.id,
      unitName: unit?.name ?? '',
      role: invitation.role,
      personName: named?.name ?? null,
    }),
  );
}

async function wrongGuess(talk: Talk, failures: number): Promise<void> {
  const { tx, event } = talk;
  const over = failures - freeGuesses;
  const minutes = Math.min(longestWaitMinutes, 2 ** Math.max(0, over));
  const lockedUntil =
    over < 0 ? null : new Date(Date.parse(event.receivedAt) + minutes * 60_000).toISOString();
  await tx.invitations.setGuesses(event.channel, event.sender.externalId, failures, lockedUntil);
  const paragraphs: Message[] = [say('join.unknown_code')];
  if (lockedUntil !== null) paragraphs.push(say('join.slow_down', { until: lockedUntil }));
  return talk.say(view(paragraphs));
}

/** Why an invitation cannot be taken by this person; null when it can. */
async function refusalOf(talk: Talk, invitation: Invitation): Promise<Message | null> {
  if (invitation.revokedAt !== null) return say('join.revoked_code');
  if (invitation.usedAt !== null) return say('join.used_code');
  if (invitation.expiresAt <= talk.event.receivedAt)
    return say('join.expired_code', { at: invitation.expiresAt });
  const person = talk.sender?.person ?? null;
  if (person !== null && invitation.personId !== null && invitation.personId !== person.id) {
    return say('join.other_person');
  }
  const has = talk.sender?.roles.some(
    ({ unitId, role }) => unitId === invitation.unitId && role === invitation.role,
  );
  if (has === true) {
    const unit = await talk.tx.units.byId(invitation.unitId);
    return say('join.already_member', { unit: unit?.name ?? '', role: say(`role.${invitation.role}`) });
  }
  return null;
}

/** The person confirms: the invitation is taken, once, and the person is in. */
export async function acceptInvitation(talk: Talk, invitationId: string): Promise<void> {
  const { tx, event } = talk;
  const { channel } = event;
  const { externalId, displayName } = event.sender;
  const offered = talk.sender?.dialog?.offered ?? [];
  const wasOffered = offered.some(
    ({ action }) => action.kind === 'accept_invitation' && action.invitationId === invitationId,
  );
  // The button alone is no proof: the offer must have been made to this very person.
  const invitation = wasOffered ? await tx.invitations.byId(invitationId) : null;
  if (invitation === null) return talk.say(view([say('join.offer_over')]));
  const refusal = await refusalOf(talk, invitation);
  if (refusal !== null) return talk.say(view([refusal]));
  if (!(await tx.invitations.use(invitation.id, `${channel}:${externalId}`, event.receivedAt))) {
    return talk.say(view([say('join.used_code')]));
  }
  const personId = talk.sender?.person?.id ?? invitation.personId ?? talk.tools.ids.next();
  if (talk.sender?.person == null) {
    if (invitation.personId === null) {
      await tx.people.create({ id: personId, code: null, name: displayName, at: event.receivedAt });
    }
    await tx.people.link(channel, externalId, personId, event.receivedAt);
  }
  await tx.people.addRole({
    id: talk.tools.ids.next(),
    personId,
    unitId: invitation.unitId,
    role: invitation.role,
    at: event.receivedAt,
  });
  await tx.people.setDialog(channel, externalId, null);
  await tx.invitations.setGuesses(channel, externalId, 0, null);
  await tx.audit({
    at: event.receivedAt,
    actorId: personId,
    action: 'join',
    subject: 'unit',
    subjectId: invitation.unitId,
    event: eventKey(event),
    detail: { role: invitation.role, invitationId: invitation.id },
  });
  const unit = await tx.units.byId(invitation.unitId);
  const joined = say('join.joined', { unit: unit?.name ?? '', role: say(`role.${invitation.role}`) });
  const now = await startTalk(talk.tools, tx, event, false);
  await listReports(now, [joined]);
  // Of those who had a chat before, nothing was kept.
  if (talk.sender?.person == null) await tellReturned(now, personId);
  if (invitation.role === 'leader') await refreshProgress(talk.tools, tx, null, event.receivedAt);
}

export async function declineInvitation(talk: Talk): Promise<void> {
  await talk.tx.people.setDialog(talk.event.channel, talk.event.sender.externalId, null);
  return talk.say(view([say('join.declined')]));
}
