import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { reportChoice } from '../../../../domain/inspection/report/choices.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { say } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';

/** Whether an inspection from reports has none to draw on; it is asked again before it starts without. */
export async function lacksReports({ tx }: Talk, { id, kind }: Inspection): Promise<boolean> {
  return kind === 'report_based' && (await tx.unitReports.ofInspection({ kind: 'system' }, id)).length === 0;
}

export function warnOfNoReports(talk: Talk, { id: inspectionId, unitName: unit }: Inspection): Promise<void> {
  return talk.say(
    view(
      [say('sent_report.start_warning', { unit })],
      [
        [
          reportChoice({ kind: 'start_without', inspectionId }, say('sent_report.choice.start'), {
            command: 'vanbatdau',
          }),
          cardChoice(inspectionId),
        ],
      ],
    ),
  );
}
