import type { LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import type { Paper } from '../../../../domain/inspection/paper.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { noticeView } from '../../../../domain/inspection/schedule/notice-view.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { datesMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { advanceInspection, type InspectionContext } from '../advance-inspection.ts';
import { moveReportLimit, setReportLimit } from './move-report-limit.ts';
import { reportDay } from './notice-facts.ts';
import { inspectingChats, unitChats } from './people-concerned.ts';
import { tellPeople, tellUnitGroups } from './tell.ts';

/**
 * The schedule notice goes out: to the unit's people with the paper, to its groups by number, date and subject.
 *
 * @param hour when the session begins on the first day ("08:00")
 * @param reportBy a new term of the unit's report, which the notice tells
 * @returns how many of the unit are told
 */
export async function notifyUnit(
  ctx: InspectionContext,
  { inspection: before, round }: { inspection: Inspection; round: InspectionRound },
  paper: Paper,
  hour: string | null,
  reportBy?: LimitBasis,
): Promise<{ ok: true; people: number } | { ok: false; refusal: Message }> {
  const { tx } = ctx;
  const advanced = await advanceInspection(ctx, before, { kind: 'notify', paper, hour });
  if (!advanced.ok) return advanced;
  const inspection = advanced.value;
  const { id, unitId, unitName, dates } = inspection;
  if (reportBy === undefined) await moveReportLimit(ctx, inspection, false);
  else await setReportLimit(ctx, inspection, reportBy);
  const key = `inspection:${id}:notified:${inspection.revision}`;
  const { number, date, fileId } = paper;
  const file = await tx.files.byId(fileId ?? '');
  const unit = await unitChats(tx, unitId);
  const attached = file === null ? null : { fileId: file.id, name: file.name };
  const told = noticeView(
    {
      inspectionId: id,
      unitName,
      paper: { number, date },
      hour,
      dates,
      reportBy: await reportDay(ctx, inspection, round),
    },
    attached,
  );
  await tellPeople(ctx, { to: unit, view: told, key });
  const about = { unit: unitName, number, date, days: datesMessage(dates) };
  await tellUnitGroups(ctx, inspection, say('inspection.group.notice', about), key);
  const known = new Set(unit.map(({ personId }) => personId));
  await tellPeople(ctx, {
    to: (await inspectingChats(tx, inspection)).filter(({ personId }) => !known.has(personId)),
    view: view([say('inspection.told.notice_sent', about)], [[cardChoice(id)]]),
    key,
  });
  return { ok: true, people: unit.length };
}
