import { reportHereView } from '../../../../domain/inspection/plan/removal-view.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Talk } from '../../talk.ts';

/**
 * The unit's report is here: says since when, and asks whether its inspection is to be cancelled all the same.
 *
 * @param reason where it was given before that was known
 */
export function askToKeepReport(talk: Talk, inspection: Inspection, reason: string | null): Promise<void> {
  const { id: inspectionId, unitName, state } = inspection;
  if (state.report === null) throw new Error(`no report of inspection ${inspectionId} is here`);
  return talk.say(reportHereView(inspectionId, unitName, state.report, reason), {
    awaits: { area: 'plan', what: { kind: 'report_here', inspectionId, reason } },
  });
}
