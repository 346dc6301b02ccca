import type { Message } from '../../../../domain/message.ts';
import { termsView } from '../../../../domain/inspection/term/views.ts';
import { termsOf } from '../../../../domain/inspection/terms.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import type { Talk } from '../../talk.ts';
import { mayDo } from '../schedule/seen.ts';
import { owedLimit } from './owed-limit.ts';

/** The four terms of an inspection, for whoever may set them. */
export async function showTerms(talk: Talk, inspectionId: string, lead: Message[] = []): Promise<void> {
  const seen = await mayDo(talk, inspectionId, 'schedule');
  if (seen === null) return;
  const { inspection, round } = seen;
  const terms = termsOf(round.plan, inspection, await officeCalendar(talk.tx));
  const owed = await owedLimit(talk.tx, inspection);
  return talk.say(termsView({ inspection, terms, owed }, lead));
}
