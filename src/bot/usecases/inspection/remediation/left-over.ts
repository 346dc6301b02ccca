import { excerpt } from '../../../../domain/interview/excerpt.ts';
import { remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import type { Inspection, InspectionRound } from '../../../../domain/inspection/ports.ts';
import { countRemediations } from '../../../../domain/inspection/remediation/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Choice } from '../../../../domain/view.ts';
import type { Administration } from '../../administration.ts';
import { tellCoordinators } from '../../notice/tell-coordinators.ts';
import type { Talk } from '../../talk.ts';
import { foundInUnit } from '../conclusion/found-in-unit.ts';
import { openFindingsOf } from './begin.ts';
import { standingsOf } from './show.ts';

const everything = { kind: 'system' } as const;

/** Found without a recommendation: named before the rest becomes a number. */
const shownAtMost = 3;
const lineLength = 90;

/** What a unit has left from its inspections, in words, with the way to the list; null when there is nothing. */
export interface LeftOver {
  lines: Message[];
  choices: Choice[][];
}

/**
 * What a unit has left to put right, and what was found in it without a recommendation: shown where its officers look for
 * what is due and where they answer, so that their next report does not pass over it.
 */
export async function leftOverOf(
  { tx, tools, event }: Pick<Talk, 'tx' | 'tools' | 'event'>,
  unitId: string,
): Promise<LeftOver | null> {
  const when = { now: event.receivedAt, timeZone: tools.timeZone };
  const open = await openFindingsOf(tx, everything, unitId);
  const without = await foundInUnit(tx, unitId);
  if (open.length + without.length === 0) return null;
  const unit = (await tx.units.byId(unitId))?.name ?? '';
  const its = open.map(({ remediation }) => remediation);
  const { overdue } = countRemediations(await standingsOf(tx, everything, its, when));
  const count = open.length;
  const more = without.length - shownAtMost;
  return {
    lines: [
      ...(count === 0
        ? []
        : [
            overdue === 0
              ? say('remediation.open_findings', { unit, count })
              : say('remediation.open_findings_overdue', { unit, count, overdue }),
          ]),
      ...(without.length === 0
        ? []
        : [
            say('remediation.found_without', { unit, count: without.length }),
            ...without
              .slice(0, shownAtMost)
              .map(({ text }) =>
                text === ''
                  ? say('remediation.found_without_words')
                  : say('remediation.found_without_line', { text: excerpt(text, lineLength) }),
              ),
            ...(more > 0 ? [say('remediation.rung.left_more', { count: more })] : []),
          ]),
    ],
    choices:
      count === 0
        ? []
        : [
            [
              remediationChoice(
                { kind: 'unit_remediations', unitId, page: 0 },
                say('remediation.choice.unit_list', { unit }),
              ),
            ],
          ],
  };
}

/** The same of all the person's own units. */
export async function leftOverLines(talk: Talk): Promise<LeftOver> {
  const all: LeftOver = { lines: [], choices: [] };
  if (talk.scope?.kind !== 'person') return all;
  for (const unitId of talk.scope.ownUnits) {
    const its = await leftOverOf(talk, unitId);
    all.lines.push(...(its?.lines ?? []));
    all.choices.push(...(its?.choices ?? []));
  }
  return all;
}

/**
 * What earlier inspections have left with the unit: recommendations it has not carried out, and what was found without
 * one. Its team has to know.
 */
export async function leftOver(
  tx: Transaction,
  { id, unitId }: Pick<Inspection, 'id' | 'unitId'>,
): Promise<{ open: number; without: number }> {
  const open = await openFindingsOf(tx, everything, unitId);
  const without = await foundInUnit(tx, unitId);
  return {
    open: open.filter(({ remediation }) => remediation.inspectionId !== id).length,
    without: without.filter(({ inspectionId }) => inspectionId !== id).length,
  };
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
    if (units.has(unitId)) continue;
    const { open, without } = await leftOver(administration.tx, inspection);
    if (open + without > 0) units.set(unitId, unitName);
  }
  if (units.size === 0) return;
  const names = [...units.values()];
  const shown = names.slice(0, namedAtMost).join('; ') + (names.length > namedAtMost ? '; …' : '');
  const message = say('remediation.open_at_opening', { title, count: names.length, units: shown });
  await tellCoordinators(administration, receivingUnitId, message, { key: `left_over:${id}`, priority: 2 });
}
