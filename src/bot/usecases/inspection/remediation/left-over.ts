import { remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { countRemediations } from '../../../../domain/inspection/remediation/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Choice } from '../../../../domain/view.ts';
import type { Administration } from '../../administration.ts';
import { tellCoordinators } from '../../notice/tell-coordinators.ts';
import type { Talk } from '../../talk.ts';
import { openFindingsOf } from './begin.ts';
import { standingsOf } from './show.ts';

/**
 * What the person's own units have left to put right, one line a unit with the way to the list: shown where officers look
 * for what is due, so that their next report does not pass over it.
 */
export async function leftOverLines(talk: Talk): Promise<{ lines: Message[]; choices: Choice[][] }> {
  const { tx, scope, event, tools } = talk;
  const lines: Message[] = [];
  const choices: Choice[][] = [];
  if (scope?.kind !== 'person') return { lines, choices };
  const when = { now: event.receivedAt, timeZone: tools.timeZone };
  for (const unitId of scope.ownUnits) {
    const open = await openFindingsOf(tx, scope, unitId);
    const [first] = open;
    if (first === undefined) continue;
    const its = open.map(({ remediation }) => remediation);
    const { overdue } = countRemediations(await standingsOf(tx, scope, its, when));
    const { unitName: unit } = first.remediation;
    lines.push(
      overdue === 0
        ? say('remediation.open_findings', { unit, count: open.length })
        : say('remediation.open_findings_overdue', { unit, count: open.length, overdue }),
    );
    choices.push([
      remediationChoice(
        { kind: 'unit_remediations', unitId, page: 0 },
        say('remediation.choice.unit_list', { unit }),
      ),
    ]);
  }
  return { lines, choices };
}

/** How much of earlier inspections the unit has left to put right: what its team has to know. */
export async function leftOver(
  tx: Transaction,
  { id, unitId }: Pick<Inspection, 'id' | 'unitId'>,
): Promise<number> {
  const open = await openFindingsOf(tx, { kind: 'system' }, unitId);
  return open.filter(({ remediation }) => remediation.inspectionId !== id).length;
}

/** Units named in one message. */
const namedAtMost = 12;

/** When a round opens its coordinators hear which of its units have something left from earlier ones. */
export async function tellOfLeftOvers(
  administration: Administration,
  { id, title, receivingUnitId }: Pick<InspectionRound, 'id' | 'title' | 'receivingUnitId'>,
  inspections: readonly { id: string; unitId: string; unitName: string }[],
): Promise<void> {
  const units = new Map<string, string>();
  for (const inspection of inspections) {
    const { unitId, unitName } = inspection;
    if (!units.has(unitId) && (await leftOver(administration.tx, inspection)) > 0) {
      units.set(unitId, unitName);
    }
  }
  if (units.size === 0) return;
  const names = [...units.values()];
  const shown = names.slice(0, namedAtMost).join('; ') + (names.length > namedAtMost ? '; …' : '');
  const message = say('remediation.open_at_opening', { title, count: names.length, units: shown });
  await tellCoordinators(administration, receivingUnitId, message, { key: `left_over:${id}`, priority: 2 });
}
