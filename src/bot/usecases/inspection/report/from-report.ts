import { toFindings } from '../../../../domain/inspection/finding/choices.ts';
import { placeName } from '../../../../domain/inspection/finding/places.ts';
import { fieldOfPrompt } from '../../../../domain/inspection/report/part.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { excerpt } from '../../../../domain/interview/excerpt.ts';
import { say } from '../../../../domain/message.ts';
import { findPrompt, flatten } from '../../../../domain/outline/outline.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { isOver } from '../finding/finding-access.ts';
import { outlineFor } from '../finding/outline-for.ts';
import { sayAwaiting } from '../finding/recording.ts';
import { sayNotYours } from '../schedule/seen.ts';
import { start } from '../schedule/start.ts';
import { type ReportChoice, openSent } from './read-report.ts';

/** From now on every message is a finding about one prompt of the unit's report, with its field. */
export async function recordAbout(talk: Talk, choice: ReportChoice & { prompt: number }): Promise<void> {
  const opened = await openSent(talk, choice);
  if (opened === null) return;
  const { inspection, standing, report } = opened;
  const placed = flatten(report.outline)[choice.prompt];
  if (!may(standing, 'record_finding') || isOver(inspection) || placed === undefined) {
    return sayNotYours(talk);
  }
  const { code, text } = placed.prompt;
  const place = placeName(report.outline, placed);
  const shown = view(
    [
      say('finding.ask'),
      say('finding.unit', { unit: inspection.unitName }),
      say('sent_report.about', { place, words: excerpt(text.replaceAll('\n', ' '), 90) }),
    ],
    [[toFindings(inspection.id)]],
  );
  // Findings are shown by the outline of the inspection; a prompt of another one is not known there.
  const outline = await outlineFor(talk, inspection);
  const isKnown = outline !== null && findPrompt(outline, code) !== undefined;
  return sayAwaiting(talk, shown, {
    kind: 'finding',
    inspectionId: inspection.id,
    about: { field: fieldOfPrompt(code), promptCode: isKnown ? code : null },
  });
}

export function startWithout(talk: Talk, inspectionId: string): Promise<void> {
  return start(talk, inspectionId, undefined, { withoutReports: true });
}
