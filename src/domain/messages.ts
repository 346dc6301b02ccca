import { chatMessages } from './chat-messages.ts';
import { classifiedMessages } from './classified/messages.ts';
import { deadlineMessages } from './deadline/messages.ts';
import { interviewMessages } from './interview/messages.ts';
import { joiningMessages } from './joining/messages.ts';
import { noticeMessages } from './notice/messages.ts';
import { outboxMessages } from './outbox/messages.ts';
import { reportMessages } from './report/messages.ts';
import { summaryMessages } from './summary/messages.ts';
import { answerMessages } from './answer/messages.ts';
import { sentFileMessages } from './file/messages.ts';
import { groupMessages } from './group/messages.ts';
import { conclusionMessages } from './inspection/conclusion/messages.ts';
import { findingMessages } from './inspection/finding/messages.ts';
import { inspectedReportMessages } from './inspection/report/messages.ts';
import { basisMessages } from './inspection/basis/messages.ts';
import { scheduleMessages } from './inspection/schedule/messages.ts';
import { termMessages } from './inspection/term/messages.ts';
import { fieldMessages } from './inspection/field-messages.ts';
import { remediationMessages } from './inspection/remediation/messages.ts';
import { synthesisMessages } from './inspection/synthesis/messages.ts';
import { followUpMessages } from './inspection/follow-up/messages.ts';
import type { MessageTable } from './message-table.ts';
import { planMessages } from './inspection/plan/messages.ts';
import { periodMessages } from './regime/period-messages.ts';

/**
 * Every message the product says in chat, with its parameters. A test holds each locale to exactly these keys and
 * placeholders.
 */
export const messages = {
  ...chatMessages,
  ...classifiedMessages,
  ...joiningMessages,
  ...interviewMessages,
  ...answerMessages,
  ...reportMessages,
  ...deadlineMessages,
  ...noticeMessages,
  ...summaryMessages,
  ...outboxMessages,
  ...groupMessages,
  ...periodMessages,
  ...planMessages,
  ...fieldMessages,
  ...remediationMessages,
  ...synthesisMessages,
  ...followUpMessages,
  ...sentFileMessages,
  ...scheduleMessages,
  ...termMessages,
  ...inspectedReportMessages,
  ...basisMessages,
  ...conclusionMessages,
  ...findingMessages,
} as const satisfies MessageTable;

/** Commands of the menu, in its order; each is described by `command.<name>`. */
export const menuCommands = [
  'start',
  'baocao',
  'tieptuc',
  'mucluc',
  'gui',
  'tiendo',
  'kiemtra',
  'lamviec',
  'ngonngu',
  'trogiup',
  'huy',
] as const;

/** Words the renderer itself needs for values, times and weekdays; its own placeholders, not parameters of a message. */
export const rendererWords = [
  'value.none',
  'value.yes',
  'value.no',
  'value.percentage',
  'value.ratio',
  'value.document',
  'value.document_dated',
  'time.instant',
  'time.limit',
  'weekday.1',
  'weekday.2',
  'weekday.3',
  'weekday.4',
  'weekday.5',
  'weekday.6',
  'weekday.7',
] as const;
