import { z } from 'zod';
import { matterSchema } from '../follow-up/matter.ts';
import { rungSchema } from '../../notice/ladder.ts';

const unitId = z.string();

/** A step of the ladder about everything that a unit has left under one last permitted day. */
const remediationStepSchema = z.strictObject({ unitId, lastDay: z.iso.date(), rung: rungSchema });
export type RemediationStep = z.infer<typeof remediationStepSchema>;

/** Notices about inspections as they wait in the outbox; their words are made when they are sent. */
export const inspectionRequests = [
  /** Steps of the ladder that come on one morning to one person: each everything a unit has left under one last day. */
  z.strictObject({
    kind: z.literal('remediation_rung'),
    steps: z.array(remediationStepSchema).min(1),
  }),
  /** A coordinator's reminder by hand, to the same people, and the letter to the unit's head. */
  z.strictObject({ kind: z.literal('remediation_nudge'), roundId: z.string(), unitId }),
  z.strictObject({ kind: z.literal('remediation_to_head'), roundId: z.string(), unitId }),
  /** The unit is told the term of recommendations that had none, or another. */
  z.strictObject({
    kind: z.literal('remediation_term'),
    conclusionId: z.string(),
    unitId,
    lastDay: z.iso.date(),
  }),
  /** To the team: what the unit has reported and nobody has judged. */
  z.strictObject({ kind: z.literal('remediation_reported'), inspectionId: z.string() }),
  /**
   * What one person has to see to in inspections; `since` is the day after the last such morning. What it is was found out
   * for everybody at once, at `drawnAt` (ISO instant).
   */
  z.strictObject({
    kind: z.literal('inspection_morning'),
    personId: z.string(),
    since: z.iso.date(),
    day: z.iso.date(),
    drawnAt: z.iso.datetime(),
    matters: z.array(matterSchema).min(1),
  }),
] as const;
