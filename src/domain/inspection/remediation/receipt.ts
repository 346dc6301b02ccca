import type { LimitBasis } from '../../deadline/assigned-limit.ts';
import { say, type Message } from '../../message.ts';
import type { Remediation } from '../ports.ts';

/** Whether a term counts from the day on which the unit received the conclusion ("kể từ ngày nhận được kết luận"). */
export function countsFromReceipt(basis: LimitBasis | null): basis is LimitBasis {
  return basis !== null && 'anchor' in basis.rule && basis.rule.anchor === 'receipt_day';
}

/** The day from which such a term counts; nothing for any other, and while the day is not known. */
export function receiptMessages({ basis, anchors }: Pick<Remediation, 'basis' | 'anchors'>): Message[] {
  const day = anchors.receipt_day;
  return day !== undefined && countsFromReceipt(basis) ? [say('remediation.receipt_day', { day })] : [];
}
