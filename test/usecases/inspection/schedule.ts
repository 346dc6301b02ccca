import { freshInspection, type InspectionState } from '../../../src/domain/inspection/inspection.ts';
import type { PlanFile } from '../../../src/domain/inspection/plan/plan-file.ts';
import type { InspectionDesk } from './desk.ts';

/** The terms of Kế hoạch 1871/KH-UBND for announced inspections: 10 and 5 working days before, 10 after. */
export function announcedPlan(...units: string[]): Partial<PlanFile> {
  const before = (days: number) => ({ workingDaysBefore: days, anchor: 'inspection_day' as const });
  return {
    inspections: [
      {
        kind: 'on_site',
        units,
        dates: [],
        terms: {
          scheduleNotice: before(10),
          report: before(5),
          conclusion: { withinWorkingDays: 10, anchor: 'inspection_day' },
          remediation: 'set_by_team',
        },
      },
    ] as PlanFile['inspections'],
  };
}

/** A unit that was told its day by a notice of a date. */
export function notified(date: string): Partial<InspectionState> {
  return {
    ...freshInspection,
    stage: 'notified',
    notice: {
      paper: { number: '12/TB-SNV', date, fileId: 'paper' },
      hour: '08:00',
      at: `${date}T01:00:00.000Z`,
      by: null,
    },
  };
}

/** The first line of every message, which is what a locked screen shows. */
export function firstLines(read: ReturnType<InspectionDesk['readAll']>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(read).map(([name, texts]) => [name, texts.map((text) => text.split('\n')[0] ?? '')]),
  );
}

/** The officer of Sở Xây dựng answers one prompt and sends the report as it is. */
export async function sendReport({ people: { officer } }: InspectionDesk): Promise<void> {
  await officer.says('/tieptuc');
  await officer.says('Đã ban hành kế hoạch.');
  await officer.says('/gui');
  await officer.taps(officer.last().choices.find((label) => label.startsWith('Vẫn gửi')) ?? '');
  await officer.taps('Xác nhận gửi');
}
