import { figureText } from '../../../../domain/answer/figure-text.ts';
import { findDates, readCalendarDate } from '../../../../domain/answer/calendar-date.ts';
import { countsFromReceipt } from '../../../../domain/inspection/remediation/receipt.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { eventKey, type Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { contextOf, todayOf } from '../schedule/seen.ts';
import { isRefusal, openRemediation, type OpenedRemediation } from './open-remediation.ts';
import { keepReceipt } from './receipt.ts';
import { showRemediation } from './show.ts';

/** Asks on which day the unit received the conclusion. */
export async function askReceipt(talk: Talk, id: string, lead: Message[] = []): Promise<void> {
  const opened = await openForReceipt(talk, id);
  if (opened === null) return;
  const { unitName: unit } = opened.remediation;
  return talk.say(view([...lead, say('remediation.ask_receipt', { unit })]), {
    awaits: { area: 'remediation', what: { kind: 'receipt_day', remediationId: id } },
  });
}

/** Takes the day, for everything the conclusion asks of the unit. */
export async function takeReceipt(talk: Talk, id: string, given: Given): Promise<void> {
  const opened = await openForReceipt(talk, id);
  if (opened === null) return;
  const { remediation, paper } = opened;
  const read = readDay(given.kind === 'text' ? given.text : given.caption, todayOf(talk));
  if (typeof read !== 'string') return askReceipt(talk, id, [read]);
  if (read > todayOf(talk) || (paper !== null && read < paper.date)) {
    const { number = '', date = read } = paper ?? {};
    return askReceipt(talk, id, [say('remediation.refused.receipt_day', { day: read, number, date })]);
  }
  const { conclusionId, inspectionId, unitName: unit } = remediation;
  const its = (await talk.tx.remediations.ofConclusion({ kind: 'system' }, conclusionId)).filter(
    (each) => each.inspectionId === inspectionId,
  );
  await keepReceipt(contextOf(talk), its, read, eventKey(talk.event));
  return showRemediation(talk, id, [say('remediation.receipt_kept', { unit, day: read })]);
}

function readDay(typed: string, today: string): string | Message {
  const text = figureText(typed);
  const [token, ...more] = findDates(text.folded);
  if (token === undefined || more.length > 0)
    return say('remediation.refused.receipt_unread', { typed: text.typed });
  const read = readCalendarDate(token, text.typed, today);
  return 'date' in read ? read.date : read.reason;
}

async function openForReceipt(talk: Talk, id: string): Promise<OpenedRemediation | null> {
  const opened = await openRemediation(talk, id);
  const refusal = isRefusal(opened)
    ? opened
    : !opened.mayJudge
      ? say('remediation.refused.not_of_team')
      : countsFromReceipt(opened.remediation.basis)
        ? null
        : say('refused.stale_button');
  if (refusal === null && !isRefusal(opened)) return opened;
  await talk.say(view([refusal!]));
  return null;
}
