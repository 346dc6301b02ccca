import { Temporal } from 'temporal-polyfill';
import { readCalendarQuestion } from '../../../domain/deadline/calendar-question.ts';
import { countedView, workingDayView } from '../../../domain/deadline/calendar-views.ts';
import { say } from '../../../domain/message.ts';
import { view } from '../../../domain/view.ts';
import { officeCalendar } from './office-calendar.ts';
import type { Talk } from '../talk.ts';

/** `/lamviec`: whether a day is worked, or the working day so many before or after it. Anyone may ask, in any chat. */
export async function answerCalendar(talk: Talk, argument: string): Promise<void> {
  const now = Temporal.Instant.from(talk.event.receivedAt);
  const today = now.toZonedDateTimeISO(talk.tools.timeZone).toPlainDate();
  const question = readCalendarQuestion(argument, today);
  switch (question.kind) {
    case 'refused':
      return talk.say(view([question.reason, say('calendar.usage')]));
    case 'day':
      return talk.say(workingDayView(await officeCalendar(talk.tx), question.day, today));
    case 'count':
      return talk.say(countedView(await officeCalendar(talk.tx), question.from, question.days));
    default:
      return question satisfies never;
  }
}
