import { unitNames } from '../../../../domain/inspection/conclusion/words.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import { openConclusion, type OpenedConclusion } from './open.ts';
import { cancelledOf, showOpened } from './show.ts';

/**
 * A conclusion that the person may issue: approved, and as it was shown to them. The team has no seal; number, date and
 * signed file are recorded by a coordinator of the unit that keeps the round.
 */
export async function openForIssue(
  talk: Talk,
  conclusionId: string,
  revision: number | null,
): Promise<OpenedConclusion | null> {
  const opened = await openConclusion(talk, conclusionId);
  if (opened === null) return null;
  const { conclusion, rights } = opened;
  const { paper, issuedAt: at, status } = conclusion;
  if (!rights.issues) {
    await talk.say(view([say('conclusion.not_issuer')]));
    return null;
  }
  if (paper !== null && at !== null) {
    const { number, date } = paper;
    await showOpened(talk, opened, [say('conclusion.issued_already', { at, number, date })]);
    return null;
  }
  if (status !== 'approved') {
    await talk.say(view([say('conclusion.not_approved')]));
    return null;
  }
  const cancelled = cancelledOf(opened.inspections);
  if (cancelled.length > 0) {
    await showOpened(talk, opened, [say('conclusion.cancelled_units', { units: unitNames(cancelled) })]);
    return null;
  }
  if (revision !== null && revision !== conclusion.revision) {
    await showOpened(talk, opened, [say('conclusion.changed_meanwhile')]);
    return null;
  }
  return opened;
}
