import type { Limit } from '../../deadline/limit.ts';
import { say, type Message } from '../../message.ts';
import type { Choice } from '../../view.ts';
import { hourMessage } from '../schedule/words.ts';
import type { TermAction } from './action.ts';
import type { TermName } from './name.ts';

/** As message keys are written. */
export const termKeys = {
  scheduleNotice: 'schedule_notice',
  report: 'report',
  conclusion: 'conclusion',
  remediation: 'remediation',
} as const satisfies Record<TermName, string>;

/** "gửi báo cáo", as it follows "thời hạn". */
export function termNameMessage(name: TermName): Message {
  return say(`term.name.${termKeys[name]}`);
}

/** "trong 10 ngày làm việc kể từ ngày kiểm tra, tức hết thứ Ba, 03/9/2024". */
export function termLimitMessage({ words, lastDay, lastHour }: Limit): Message {
  if (lastDay === null) return say('term.limit.awaiting', { words });
  return lastHour === null
    ? say('term.limit.day', { words, lastDay })
    : say('term.limit.hour', { words, lastDay, lastHour: hourMessage(lastHour) });
}

export function termChoice(choice: TermAction, label: Message, command?: string): Choice {
  return {
    action: { kind: 'inspection_term', choice },
    label,
    ...(command !== undefined && { command }),
  };
}

/** To the terms of an inspection. */
export function termsChoice(inspectionId: string): Choice {
  return termChoice({ kind: 'terms', inspectionId }, say('term.choice.open'), 'thoihan');
}
