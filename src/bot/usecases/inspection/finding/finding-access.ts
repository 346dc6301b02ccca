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
  const standing = await standingIn(talk, inspection);
  return { inspection, standing, isTeam: may(standing, 'see_drafts') };
}

/** A finding in the person's scope, with the inspections it concerns as far as the person sees them. */
export interface OpenFinding {
  finding: Finding;
  inspections: Inspection[];
  standing: Standing;
  isTeam: boolean;
}

/** Null for one that is not there or not in the scope, and for a draft to whoever only looks on. */
export async function openFinding(talk: Talk, findingId: string): Promise<OpenFinding | null> {
  const { tx, scope } = talk;
  const finding = scope === null ? null : await tx.findings.byId(scope, findingId);
  if (scope === null || finding === null) return null;
  const ofRound = await tx.inspections.ofRound(scope, finding.roundId);
  const inspections = ofRound.filter(({ id }) => finding.inspectionIds.includes(id));
  const standing = await standingOver(talk, finding, inspections);
  const isTeam = may(standing, 'see_drafts');
  return isTeam || finding.status === 'stated' ? { finding, inspections, standing, isTeam } : null;
}

const none: Standing = { team: null, ofUnit: false, coordinates: false, leads: false };

/** What the person is to the inspection of the finding in which they are most. */
async function standingOver(talk: Talk, finding: Finding, inspections: Inspection[]): Promise<Standing> {
  let best = none;
  for (const inspection of inspections) {
    const standing = await standingIn(talk, inspection);
    if (may(standing, 'see_drafts')) return standing;
    if (standing.team !== null || standing.ofUnit) best = standing;
  }
  if (inspections.length > 0) return best;
  // About no unit yet: let through to those only who share a team with its author.
  const personId = talk.sender?.person?.id;
  const members = await talk.tx.inspections.roundTeam(finding.roundId);
  const role = members.find((member) => member.personId === personId)?.role;
  return { ...none, team: role ?? 'team_member' };
}

/** Whether the conclusion of an inspection is out, or the inspection is over: what was found then stays as it is. */
export function isOver(inspection: Inspection): boolean {
  return isPassed(inspection, 'issued') || ['closed', 'cancelled'].includes(inspection.state.stage);
}

/** Why the person may not change what a finding says or how it is sorted; null when they may. */
export function whyNotChange({ finding, inspections, standing, isTeam }: OpenFinding): Message | null {
  if (!isTeam) return say('finding.refused.not_yours');
  if (finding.status === 'withdrawn') return say('finding.refused.withdrawn');
  if (finding.status === 'stated' && !may(standing, 'edit_conclusion')) return say('finding.refused.stated');
  return inspections.some(isOver) ? say('finding.refused.issued') : null;
}

/** Why the person may not withdraw a finding, or restore it; null when they may. */
export function whyNotEnd(
  talk: Talk,
  { finding, inspections, standing, isTeam }: OpenFinding,
): Message | null {
  if (!isTeam) return say('finding.refused.not_yours');
  if (!may(standing, 'edit_conclusion')) {
    if (finding.authorId !== talk.sender?.person?.id) return say('finding.refused.not_author');
    if (finding.status === 'stated') return say('finding.refused.stated');
  }
  return inspections.some(isOver) ? say('finding.refused.issued') : null;
}

/** Something that is not the person's to see, or not there. */
export function sayNotYours(talk: Talk): Promise<void> {
  return talk.say(view([say('finding.refused.not_yours')], [[toInspections()]]));
}

/** What was sent is not kept, since the person is in the team no more; nothing is awaited after that. */
export function sayNotInTeam(talk: Talk): Promise<void> {
  return talk.say(view([say('finding.refused.not_in_team')], [[toInspections()]]));
}
