import { latenessMessage } from '../../report/views.ts';
import type { Lateness } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import { view, type Attachment, type Choice, type View } from '../../view.ts';
import type { InspectionDates } from '../inspection.ts';
import type { Paper } from '../paper.ts';
import { choose } from './list-view.ts';
import { cardChoice } from './session-view.ts';
import { datesMessage, hourMessage } from './words.ts';

/** What a schedule notice tells a unit (tone.md, message 10). */
export interface NoticeFacts {
  inspectionId: string;
  unitName: string;
  paper: Omit<Paper, 'fileId'>;
  /** When the session begins on the first day ("08:00"). */
  hour: string | null;
  dates: InspectionDates;
  /** Last permitted day of the unit's report; null where none is asked, or it is here already. */
  reportBy: string | null;
}

/** "Đã nhận được thông báo": the unit's people have seen the days. */
export function acknowledgeChoice(inspectionId: string): Choice {
  return {
    action: choose({ kind: 'acknowledge', inspectionId }),
    label: say('inspection.choice.acknowledge'),
    command: 'danhan',
  };
}

function noticeMessage({ unitName, paper, hour, dates, reportBy }: NoticeFacts): Message {
  const days = datesMessage(dates);
  const about = {
    unit: unitName,
    number: paper.number,
    date: paper.date,
    when:
      hour === null
        ? say('inspection.when_day', { days })
        : say('inspection.when_hour', { hour: hourMessage(hour), days }),
  };
  return reportBy === null
    ? say('inspection.told.notice', about)
    : say('inspection.told.notice_report', { ...about, reportBy });
}

/** To the unit's people, with the paper. */
export function noticeView(facts: NoticeFacts, file: Attachment | null): View {
  const shown = view(
    [noticeMessage(facts)],
    [[acknowledgeChoice(facts.inspectionId), cardChoice(facts.inspectionId)]],
  );
  return file === null ? shown : { ...shown, attachments: [file] };
}

/** Hours at which a session usually begins. */
const usualHours = ['08:00', '14:00'];

/** What will be sent, before it is; the hour is chosen, or typed, with the sending. */
export function noticePreview(
  facts: NoticeFacts,
  { lateness, people, fileName }: { lateness: Lateness | null; people: number; fileName: string },
): View {
  const { inspectionId } = facts;
  const hours: (string | null)[] = facts.hour === null ? [...usualHours, null] : [facts.hour];
  return view(
    [
      people === 0
        ? say('inspection.notice_preview_nobody', { file: fileName })
        : say('inspection.notice_preview', { count: people, file: fileName }),
      noticeMessage(facts),
      ...(lateness?.kind === 'late'
        ? [say('inspection.notice_late', { lateness: latenessMessage(lateness) })]
        : []),
      ...(people === 0 ? [say('inspection.notice_nobody')] : []),
      ...(facts.hour === null ? [say('inspection.notice_ask_hour')] : []),
    ],
    [
      ...hours.map((hour): Choice[] => [
        {
          action: choose({ kind: 'confirm_notice', inspectionId, hour }),
          label:
            hour === null
              ? say('inspection.choice.notice_no_hour')
              : say('inspection.choice.notice_at', { hour: hourMessage(hour) }),
        },
      ]),
      [cardChoice(inspectionId)],
    ],
  );
}
