import { say } from '../../message.ts';
import { latenessMessage } from '../../report/views.ts';
import { view, type View } from '../../view.ts';
import type { InspectionState } from '../inspection.ts';
import { cardChoice } from '../schedule/session-view.ts';

/** The unit's report is here: since when, and that it stays whatever becomes of the inspection. */
export function reportHereView(
  inspectionId: string,
  unit: string,
  { at, lateness }: NonNullable<InspectionState['report']>,
  reason: string | null,
): View {
  return view(
    [
      say('plan.report_here', { unit, at, lateness: latenessMessage(lateness) }),
      ...(reason === null ? [] : [say('plan.report_here_reason', { reason })]),
    ],
    [
      [
        {
          action: { kind: 'inspection_plan', choice: { kind: 'keep_report', inspectionId } },
          label: say('plan.choice.keep_report'),
          command: 'giubaocao',
        },
      ],
      [cardChoice(inspectionId)],
    ],
  );
}
