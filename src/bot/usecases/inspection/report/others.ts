import { recordedView } from '../../../../domain/inspection/finding/views/recorded.ts';
import { assessmentsView, type TitledPart } from '../../../../domain/inspection/report/others-view.ts';
import { fieldAt } from '../../../../domain/inspection/report/part.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { isOver } from '../finding/finding-access.ts';
import { addFinding } from '../finding/keep-finding.ts';
import { outlineFor } from '../finding/outline-for.ts';
import { sayOn } from '../finding/recording.ts';
import { sayNotYours, seeInspection } from '../schedule/seen.ts';
import { titleOf, type PartChoice } from './own-parts.ts';

/** What other bodies say of a unit's report, to the team and the coordinators. */
export async function showAssessments(talk: Talk, inspectionId: string): Promise<void> {
  const seen = await seeInspection(talk, inspectionId);
  if (seen === null) return;
  const { inspection, standing, scope } = seen;
  const parts = may(standing, 'read_report')
    ? await talk.tx.assessments.ofInspection(scope, inspectionId)
    : [];
  if (parts.length === 0) return sayNotYours(talk);
  const titled: TitledPart[] = [];
  for (const part of parts) titled.push({ ...part, title: await titleOf(talk.tx, part) });
  const mayRecord = may(standing, 'record_finding') && !isOver(inspection);
  return talk.say(assessmentsView(inspectionId, inspection.unitName, titled, mayRecord));
}

/** Makes a draft finding of an assessment, in the field of the part it is about; once for each state of it. */
export async function foundByAssessment(talk: Talk, { inspectionId, part }: PartChoice): Promise<void> {
  const seen = await seeInspection(talk, inspectionId);
  if (seen === null) return;
  const { inspection, standing, scope } = seen;
  const parts = await talk.tx.assessments.ofInspection(scope, inspectionId);
  const meant = parts.find((each) => each.part === part);
  if (!may(standing, 'record_finding') || meant?.assessment == null || isOver(inspection)) {
    return sayNotYours(talk);
  }
  const { id, text, fileIds } = meant.assessment;
  const sourceKey = `assessment:${id}`;
  const outline = await outlineFor(talk, inspection);
  const field = outline === null ? null : fieldAt(outline, meant.place);
  const place = { roundId: inspection.roundId, inspection, about: { field, promptCode: null } };
  const finding = await addFinding(talk, place, { text, fileIds, sourceKey });
  const shown = finding ?? (await talk.tx.findings.bySource(scope, sourceKey));
  if (shown === null) return sayNotYours(talk);
  const lead = [say(finding === null ? 'assessment.found_before' : 'finding.recorded')];
  return sayOn(talk, recordedView(shown, { lead, photo: null, mayJoin: null }));
}
