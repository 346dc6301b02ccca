import { teamRoleSchema } from '../../../../domain/inspection/kind.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Finding, Inspection } from '../../../../domain/inspection/ports.ts';
import { may, type Standing } from '../../../../domain/inspection/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { toInspections } from '../../../../domain/inspection/finding/choices.ts';
import type { Talk } from '../../talk.ts';
import { standingIn } from '../standing.ts';

/** An inspection in the person's scope, and what the person is to it. */
export interface OpenInspection {
  inspection: Inspection;
  standing: Standing;
  /** Sees drafts. */
  isTeam: boolean;
}

/** Null for one that is not there or not in the scope: nobody is told which. */
export async function openInspection(talk: Talk, inspectionId: string): Promise<OpenInspection | null> {
  const { tx, scope } = talk;
  const inspection = scope === null ? null : await tx.inspections.byId(scope, inspectionId);
  if (inspection === null) return null;
  talk.secret = inspection.hidden ? inspection.id : null;
  const standing = await standingIn(talk, inspection);
  return { inspection, standing, isTeam: may(standing, 'see_drafts') };
}

/** A finding in the person's scope, with the inspections it concerns as far as the person sees them. */
export interface OpenFinding {
  finding: Finding;
  inspections: Inspection[];
  standing: Standing;
  isTeam: boolean;
  /** Nobody changes it any more: one of its inspections is over, seen or not, or it stands in an issued conclusion. */
  isFinal: boolean;
}

const everything = { kind: 'system' } as const;

/** Null for one that is not there or not in the scope, and for a draft to whoever only looks on. */
export async function openFinding(talk: Talk, findingId: string): Promise<OpenFinding | null> {
  const { tx, scope } = talk;
  const finding = scope === null ? null : await tx.findings.byId(scope, findingId);
  if (scope === null || finding === null) return null;
  const ofRound = await tx.inspections.ofRound(scope, finding.roundId);
  const inspections = ofRound.filter(({ id }) => finding.inspectionIds.includes(id));
  talk.secret = inspections.find(({ hidden }) => hidden)?.id ?? null;
  const standing = await standingOver(talk, finding, inspections);
  const isTeam = may(standing, 'see_drafts');
  if (!isTeam && finding.status !== 'stated') return null;
  return { finding, inspections, standing, isTeam, isFinal: await isFinal(talk, finding) };
}

/** By what is on record, not by what the person sees of it. */
async function isFinal({ tx }: Talk, { id, roundId, inspectionIds }: Finding): Promise<boolean> {
  if (inspectionIds.length === 0) return false;
  const ofRound = await tx.inspections.ofRound(everything, roundId);
  if (ofRound.some((each) => inspectionIds.includes(each.id) && isOver(each))) return true;
  return (await tx.conclusions.ofRound(everything, roundId)).some(
    ({ issuedAt, content: { statements, recommendations } }) =>
      issuedAt !== null &&
      [...statements, ...recommendations].some(({ findingIds }) => findingIds.includes(id)),
  );
}

const none: Standing = { team: null, ofUnit: false, coordinates: false, ofBody: false, leads: false };

/** What the person is to the inspection of the finding in which they are most. */
async function standingOver(talk: Talk, finding: Finding, inspections: Inspection[]): Promise<Standing> {
  let best = none;
  for (const inspection of inspections) {
    const standing = await standingIn(talk, inspection);
    if (may(standing, 'see_drafts')) return standing;
    if (standing.team !== null || standing.ofUnit) best = standing;
  }
  // Of one about inspections that the person does not see, the person is nothing.
  return finding.inspectionIds.length > 0 ? best : standingInRound(talk, finding.roundId);
}

/** About no unit yet: let through to those only who work in a team of the round with its author. */
async function standingInRound({ tx, scope, sender }: Talk, roundId: string): Promise<Standing> {
  const personId = sender?.person?.id;
  const seat = (await tx.inspections.roundTeam(roundId)).find((member) => member.personId === personId);
  const roles = scope === null ? [] : [...(await tx.inspections.rolesIn(scope, roundId)).values()];
  const held = new Set([...roles, ...(seat === undefined ? [] : [seat.role])]);
  return { ...none, team: teamRoleSchema.options.find((role) => held.has(role)) ?? null };
}

/** Whether the conclusion of an inspection is out, or the inspection is over: what was found then stays as it is. */
export function isOver(inspection: Inspection): boolean {
  return isPassed(inspection, 'issued') || ['closed', 'cancelled'].includes(inspection.state.stage);
}

/** Why the person may not change what a finding says or how it is sorted; null when they may. */
export function whyNotChange({ finding, standing, isTeam, isFinal }: OpenFinding): Message | null {
  if (!isTeam) return say('finding.refused.not_yours');
  if (finding.status === 'withdrawn') return say('finding.refused.withdrawn');
  if (finding.status === 'stated' && !may(standing, 'edit_conclusion')) return say('finding.refused.stated');
  return isFinal ? say('finding.refused.issued') : null;
}

/** Why nothing can be added to a finding; null when it can. What was stated is what the unit was told, word by word. */
export function whyNotAdd(opened: OpenFinding): Message | null {
  const why = whyNotChange(opened);
  return why === null && opened.finding.status !== 'draft' ? say('finding.refused.stated_as_is') : why;
}

/** Why the person may not withdraw a finding, or restore it; null when they may. */
export function whyNotEnd(talk: Talk, { finding, standing, isTeam, isFinal }: OpenFinding): Message | null {
  if (!isTeam) return say('finding.refused.not_yours');
  if (!may(standing, 'edit_conclusion')) {
    if (finding.authorId !== talk.sender?.person?.id) return say('finding.refused.not_author');
    if (finding.status === 'stated') return say('finding.refused.stated');
  }
  return isFinal ? say('finding.refused.issued') : null;
}

/** Something that is not the person's to see, or not there. */
export function sayNotYours(talk: Talk): Promise<void> {
  return talk.say(view([say('finding.refused.not_yours')], [[toInspections()]]));
}

/** What was sent is not kept, since the person is in the team no more; nothing is awaited after that. */
export function sayNotInTeam(talk: Talk): Promise<void> {
  return talk.say(view([say('finding.refused.not_in_team')], [[toInspections()]]));
}
