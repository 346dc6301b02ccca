import { z } from 'zod';
import type { Anchor } from '../../deadline/limit-rule.ts';
import { asksReport, isAnnounced, pathOf, type InspectionKind } from '../kind.ts';

/** The terms a plan may set: schedule notice, unit's report, conclusion, remediation (Kế hoạch 1871/KH-UBND, II.3.a). */
export const termNameSchema = z.enum(['scheduleNotice', 'report', 'conclusion', 'remediation']);
export type TermName = z.infer<typeof termNameSchema>;
export const termNames = termNameSchema.options;

/** Days that each term may count from. */
export const termAnchors: Record<TermName, readonly Anchor[]> = {
  scheduleNotice: ['inspection_day'],
  report: ['inspection_day', 'notice_day'],
  conclusion: ['inspection_day'],
  remediation: ['conclusion_day', 'receipt_day', 'inspection_day'],
};

/** Whether what the term is about comes before the inspection, which then may not be over first. */
export function isBeforeInspection(name: TermName): boolean {
  return name === 'scheduleNotice' || name === 'report';
}

/** Whether inspections of the kind come to what the term is about. */
export function termApplies(name: TermName, kind: InspectionKind): boolean {
  switch (name) {
    case 'scheduleNotice':
      return isAnnounced(kind);
    case 'report':
      return asksReport(kind);
    case 'conclusion':
      return pathOf(kind).includes('issued');
    case 'remediation':
      return pathOf(kind).includes('remediation');
    default:
      return name satisfies never;
  }
}
