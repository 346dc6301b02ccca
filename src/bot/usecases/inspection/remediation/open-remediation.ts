import type { Inspection, Remediation, RemediationReport } from '../../../../domain/inspection/ports.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import { standingOf, type RemediationStanding } from '../../../../domain/inspection/remediation/standing.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { inForce } from './in-force.ts';
import { standingIn } from '../standing.ts';
import type { Talk } from '../../talk.ts';

/** One recommendation of one unit with everything about it, and what the person in the talk may do. */
export interface OpenedRemediation {
  remediation: Remediation;
  paper: Paper | null;
  reports: RemediationReport[];
  standing: RemediationStanding;
  mayReport: boolean;
  /** Judge what the unit reports, and set its term. */
  mayJudge: boolean;
}

/** What a person may see of a recommendation; a refusal when it is not theirs, or a corrected version has replaced it. */
export async function openRemediation(talk: Talk, id: string): Promise<OpenedRemediation | Message> {
  const { tx, scope, event, tools } = talk;
  const remediation = scope === null ? null : await tx.remediations.byId(scope, id);
  if (scope === null || remediation === null) return say('refused.not_yours');
  const [standing] = await inForce(tx, [remediation]);
  if (standing === undefined) return say('remediation.refused.replaced');
  const reports = await tx.remediations.reports(scope, id);
  const inspection = await tx.inspections.byId(scope, remediation.inspectionId);
  return {
    remediation,
    paper: standing.paper,
    reports,
    standing: standingOf(remediation, reports, event.receivedAt, tools.timeZone),
    mayReport: isOfUnit(talk, remediation),
    mayJudge: inspection !== null && (await mayJudge(talk, inspection, remediation)),
  };
}

export function isRefusal(opened: OpenedRemediation | Message): opened is Message {
  return 'key' in opened;
}

/** A unit that has taken over from the one that was inspected answers for it. */
export function isOfUnit({ scope }: Talk, { unitId }: Remediation): boolean {
  return scope?.kind === 'person' && scope.ownUnits.includes(unitId);
}

/** Nobody judges their own unit, also not as a coordinator of the unit that receives the reports. */
export async function mayJudge(
  talk: Talk,
  inspection: Inspection,
  { unitId }: Pick<Remediation, 'unitId'>,
): Promise<boolean> {
  const { scope, sender } = talk;
  if (scope?.kind !== 'person' || sender === null) return false;
  if (scope.ownUnits.includes(unitId) || sender.roles.some((role) => role.unitId === unitId)) return false;
  return may(await standingIn(talk, inspection), 'judge_remediation');
}
