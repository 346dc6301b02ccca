import type { FileMessage } from '../../../../domain/inbound.ts';
import { isPassed } from '../../../../domain/inspection/lifecycle/path.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { standingIn } from '../standing.ts';
import { isOver } from './finding-access.ts';
import { recordGiven } from './record-finding.ts';

/**
 * A file from somebody who is inspecting just now, though nothing was asked for: on a line that comes and goes, the tap
 * that should have come before it may have been lost. It is kept as a draft of the inspection under way; of several, the
 * units can be chosen afterwards.
 *
 * @returns false when the person inspects nothing now, or the file could not be taken
 */
export async function takeUnaskedFile(talk: Talk, given: FileMessage): Promise<boolean> {
  if (given.received?.taken !== true) return false;
  const underWay = await inspectedNow(talk);
  const [latest, ...others] = underWay;
  if (latest === undefined) return false;
  const inRound = others.filter(({ roundId }) => roundId === latest.roundId);
  const inspection = inRound.length === 0 ? latest : null;
  const lead = [
    inspection === null
      ? say('finding.kept_without_unit')
      : say('finding.kept_unasked', { unit: inspection.unitName }),
  ];
  await recordGiven(talk, { roundId: latest.roundId, inspection }, given, { lead, goesOn: false });
  return true;
}

/** The inspections under way in whose team the person records, the one begun last first. */
async function inspectedNow(talk: Talk): Promise<Inspection[]> {
  if (talk.scope === null) return [];
  const found: Inspection[] = [];
  for (const inspection of await talk.tx.inspections.open(talk.scope)) {
    if (!isPassed(inspection, 'under_way') || isOver(inspection)) continue;
    if (may(await standingIn(talk, inspection), 'record_finding')) found.push(inspection);
  }
  const begun = ({ state }: Inspection) => state.startedAt ?? '';
  return found.sort((a, b) => begun(b).localeCompare(begun(a)));
}
