import type { Scope } from '../../../../domain/access.ts';
import type { ConclusionRights } from '../../../../domain/inspection/conclusion/card-view.ts';
import type { Conclusion, Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { may, type Deed, type Standing } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { standingsIn } from '../standing.ts';

/** A conclusion that the person in the talk may see. */
export interface OpenedConclusion {
  conclusion: Conclusion;
  round: InspectionRound;
  /** Those of its inspections that the person may see, as they stand in the round. */
  inspections: Inspection[];
  rights: ConclusionRights;
  /** Sees all of it, not only what is about their own units. */
  seesWhole: boolean;
  scope: Scope;
}

/**
 * Null, and said so, when there is none that the person may see. A draft is the team's, and the coordinators' from its
 * approval on, who have it signed and issued.
 */
export async function openConclusion(talk: Talk, id: string): Promise<OpenedConclusion | null> {
  const { tx, scope } = talk;
  const conclusion = scope === null ? null : await tx.conclusions.byId(scope, id);
  const round = conclusion === null ? null : await tx.inspections.roundById(scope!, conclusion.roundId);
  if (scope === null || conclusion === null || round === null) return refuse(talk);
  const covered = new Set(conclusion.inspectionIds);
  const ofRound = await tx.inspections.ofRound(scope, round.id);
  const inspections = ofRound.filter((inspection) => covered.has(inspection.id));
  const standings = await standingsIn(talk, inspections);
  const every = (deed: Deed) =>
    inspections.length > 0 &&
    inspections.length === conclusion.inspectionIds.length &&
    standings.every(({ standing }) => may(standing, deed));
  const isDraft = conclusion.issuedAt === null;
  const issues = every('issue_conclusion');
  const seesDraft = every('see_drafts') || (issues && conclusion.status === 'approved');
  if (isDraft && !seesDraft) return refuse(talk);
  return {
    conclusion,
    round,
    inspections,
    rights: {
      edits: every('edit_conclusion'),
      approves: every('approve_conclusion'),
      issues,
      acknowledges: conclusion.status === 'issued' ? await unacknowledged(talk, conclusion, standings) : [],
    },
    seesWhole: standings.every(
      ({ standing: { team, coordinates, leads } }) => team !== null || coordinates || leads,
    ),
    scope,
  };
}

async function unacknowledged(
  { tx, scope }: Talk,
  { id }: Conclusion,
  standings: { inspection: Inspection; standing: Standing }[],
) {
  const own = standings.filter(({ standing }) => may(standing, 'acknowledge'));
  if (own.length === 0) return [];
  const known = new Set((await tx.conclusions.acknowledgements(scope!, id)).map((each) => each.inspectionId));
  return own.map(({ inspection }) => inspection).filter((inspection) => !known.has(inspection.id));
}

async function refuse(talk: Talk): Promise<null> {
  await talk.say(view([say('inspection.refused.not_yours')]));
  return null;
}
