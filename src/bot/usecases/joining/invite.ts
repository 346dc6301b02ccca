import { Temporal } from 'temporal-polyfill';
import type { Role } from '../../../domain/access.ts';
import type { Invitation } from '../../../domain/joining/ports.ts';
import { existsOn } from '../../../domain/round/reporters.ts';
import { hashCode, newCode } from '../../codes.ts';
import { record, type Administration } from '../administration.ts';
import { refused, type Outcome } from '../outcome.ts';
import { endOfDays } from '../code-validity.ts';

export interface InvitationRequest {
  unitCode: string;
  role: Role;
  personCode: string | null;
}

/** A new invitation; `code` is shown this once, only its hash is kept. */
export interface IssuedInvitation {
  id: string;
  code: string;
  unit: { code: string; name: string };
  role: Role;
  person: { code: string; name: string } | null;
  /** ISO instant. */
  expiresAt: string;
}

/** Makes one invitation for each request: single-use, valid to the end of the last of `days` days. */
export async function invite(
  administration: Administration,
  requests: readonly InvitationRequest[],
  days: number,
): Promise<Outcome<IssuedInvitation[]>> {
  const { tx, ids, now, timeZone } = administration;
  const expiresAt = endOfDays(now, days, timeZone);
  const issued: IssuedInvitation[] = [];
  for (const { unitCode, role, personCode } of requests) {
    const unit = await tx.units.byCode(unitCode);
    if (unit === null) return refused('admin.refused.unknown_unit', { code: unitCode });
    const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
    if (unit.validTo !== null && !existsOn({ ...unit, validFrom: null }, today)) {
      return refused('admin.refused.unit_ended', { unit: unit.name, day: unit.validTo });
    }
    const person = personCode === null ? null : await tx.people.byCode(personCode);
    if (personCode !== null && person === null) {
      return refused('admin.refused.unknown_person', { code: personCode });
    }
    const id = ids.next();
    const code = newCode(ids);
    await tx.invitations.add({
      id,
      codeHash: hashCode(code),
      unitId: unit.id,
      role,
      personId: person?.id ?? null,
      createdAt: now,
      expiresAt,
      usedAt: null,
      revokedAt: null,
    });
    await record(administration, {
      action: 'invite',
      subject: 'unit',
      subjectId: unit.id,
      detail: { invitationId: id, role, personCode },
    });
    issued.push({
      id,
      code,
      unit: { code: unit.code, name: unit.name },
      role,
      person: person === null ? null : { code: personCode ?? '', name: person.name },
      expiresAt,
    });
  }
  return { ok: true, value: issued };
}

/** How an invitation stands now. */
export type InvitationStatus = 'open' | 'used' | 'expired' | 'revoked';

export function statusOf(invitation: Invitation, now: string): InvitationStatus {
  if (invitation.usedAt !== null) return 'used';
  if (invitation.revokedAt !== null) return 'revoked';
  return Temporal.Instant.compare(invitation.expiresAt, now) <= 0 ? 'expired' : 'open';
}

export async function revokeInvitation(administration: Administration, id: string): Promise<Outcome<null>> {
  const { tx, now } = administration;
  const invitation = await tx.invitations.byId(id);
  if (invitation === null) return refused('admin.refused.unknown_invitation', { id });
  if (!(await tx.invitations.revoke(id, now))) return refused('admin.refused.not_open', { id });
  await record(administration, { action: 'revoke_invitation', subject: 'invitation', subjectId: id });
  return { ok: true, value: null };
}
