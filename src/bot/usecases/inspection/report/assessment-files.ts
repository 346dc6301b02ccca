import { reportChoice } from '../../../../domain/inspection/report/choices.ts';
import { assessmentFilesView } from '../../../../domain/inspection/report/others-view.ts';
import { say } from '../../../../domain/message.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import type { AssessedPart } from '../../../../domain/inspection/report/ports.ts';
import type { Choice } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { standingIn } from '../standing.ts';
import { openOwn, sayNotYours, type PartChoice } from './own-parts.ts';

/** The files of an assessment, to those who wrote it and to those it was written for. */
export async function showAssessmentFiles(talk: Talk, choice: PartChoice): Promise<void> {
  const own = await openOwn(talk, choice);
  const part = own ?? (await forTeam(talk, choice));
  const files = await talk.tx.files.byIds(part?.assessment?.fileIds ?? []);
  if (files.length === 0) return sayNotYours(talk);
  return talk.say(assessmentFilesView(files, own === null ? backToOthers(choice) : backToOwn(choice)));
}

async function forTeam(
  { tx, scope, ...talk }: Talk,
  { inspectionId, part }: PartChoice,
): Promise<AssessedPart | null> {
  const inspection = scope === null ? null : await tx.inspections.byId(scope, inspectionId);
  if (scope === null || inspection === null) return null;
  const standing = await standingIn({ tx, scope, sender: talk.sender }, inspection);
  if (!may(standing, 'read_report')) return null;
  const parts = await tx.assessments.ofInspection(scope, inspectionId);
  return parts.find((each) => each.part === part) ?? null;
}

function backToOwn({ inspectionId, part }: PartChoice): Choice {
  return reportChoice(
    { kind: 'assess', inspectionId, part, page: 0 },
    say('assessment.choice.back_to_part'),
    { command: 'lui' },
  );
}

function backToOthers({ inspectionId }: PartChoice): Choice {
  return reportChoice({ kind: 'assessments', inspectionId }, say('assessment.choice.others'), {
    command: 'lui',
  });
}
