import { readUnits } from '../../../../domain/inspection/finding/unit-names.ts';
import {
  unitsPerPage,
  unitsView,
  type ConcernedUnit,
} from '../../../../domain/inspection/finding/views/choosers.ts';
import { toFindingCard } from '../../../../domain/inspection/finding/choices.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import { may } from '../../../../domain/inspection/standing.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import type { Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { standingIn } from '../standing.ts';
import { isOver, type OpenFinding } from './finding-access.ts';
import { changeFinding } from './keep-finding.ts';
import { sayOn } from './recording.ts';
import { takeFindingGiven } from './record-finding.ts';
import { askFor, changeable, openForChange } from './change-sorting.ts';

/**
 * The inspections of the round that a finding may concern. One of a hidden inspection concerns that alone, and none other
 * may be made to concern a hidden one: naming them together would give it away.
 */
async function candidates(talk: Talk, { finding, inspections }: OpenFinding): Promise<Inspection[]> {
  if (inspections.some(({ hidden }) => hidden)) return inspections;
  const ofRound = await talk.tx.inspections.ofRound(talk.scope!, finding.roundId);
  return ofRound.filter(
    (inspection) =>
      finding.inspectionIds.includes(inspection.id) || (!inspection.hidden && !isOver(inspection)),
  );
}

function shownUnits(units: Inspection[], chosen: string[]): ConcernedUnit[] {
  return units.map(({ id: inspectionId, unitName }) => ({
    inspectionId,
    unitName,
    isChosen: chosen.includes(inspectionId),
  }));
}

/** Asks which units a finding concerns. */
export async function askUnits(
  talk: Talk,
  opened: OpenFinding,
  page: number,
  lead: Message[] = [],
): Promise<void> {
  const { finding, inspections } = opened;
  if (inspections.some(({ hidden }) => hidden)) {
    return sayOn(talk, view([say('finding.only_this_unit')], [[toFindingCard(finding.id)]]));
  }
  const units = shownUnits(await candidates(talk, opened), finding.inspectionIds);
  return askFor(talk, opened, 'units', unitsView(finding.id, units, page, lead));
}

export async function turnUnits(talk: Talk, findingId: string, page: number): Promise<void> {
  const opened = await openForChange(talk, findingId);
  return opened === null ? undefined : askUnits(talk, opened, page);
}

/** Adds a unit, or takes it out again. */
export async function toggleUnit(talk: Talk, findingId: string, inspectionId: string): Promise<void> {
  const opened = await openForChange(talk, findingId);
  if (opened === null) return;
  const { finding } = opened;
  const units = await candidates(talk, opened);
  const unit = units.find(({ id }) => id === inspectionId);
  if (unit === undefined) return askUnits(talk, opened, 0);
  const page = Math.floor(units.indexOf(unit) / unitsPerPage);
  if (!finding.inspectionIds.includes(inspectionId)) return addUnits(talk, opened, [unit], page, []);
  if (finding.inspectionIds.length === 1) return askUnits(talk, opened, page, [say('finding.last_unit')]);
  const left = finding.inspectionIds.filter((id) => id !== inspectionId);
  return saveUnits(talk, opened, left, page, [say('finding.unit_removed', { unit: unit.unitName })]);
}

export async function addAllUnits(talk: Talk, findingId: string): Promise<void> {
  const opened = await openForChange(talk, findingId);
  if (opened === null) return;
  return addUnits(talk, opened, await candidates(talk, opened), 0, []);
}

/** Only those whose team the person is in: findings are the team's. */
async function addUnits(
  talk: Talk,
  opened: OpenFinding,
  units: Inspection[],
  page: number,
  lead: Message[],
): Promise<void> {
  const { inspectionIds } = opened.finding;
  const added: Inspection[] = [];
  const refused: Message[] = [];
  for (const unit of units.filter(({ id }) => !inspectionIds.includes(id))) {
    if (may(await standingIn(talk, unit), 'see_drafts')) added.push(unit);
    else if (units.length === 1) refused.push(say('finding.not_your_unit', { unit: unit.unitName }));
  }
  if (added.length === 0) return askUnits(talk, opened, page, [...refused, ...lead]);
  const names = added.map(({ unitName }) => unitName).join('; ');
  return saveUnits(talk, opened, [...inspectionIds, ...added.map(({ id }) => id)], page, [
    say('finding.unit_added', { units: names }),
    ...refused,
    ...lead,
  ]);
}

async function saveUnits(
  talk: Talk,
  opened: OpenFinding,
  inspectionIds: string[],
  page: number,
  lead: Message[],
): Promise<void> {
  const done = { action: 'sort_finding', detail: { inspectionIds } };
  const finding = await changeFinding(talk, opened.finding, { inspectionIds }, done);
  const ofRound = await talk.tx.inspections.ofRound(talk.scope!, finding.roundId);
  const inspections = ofRound.filter(({ id }) => inspectionIds.includes(id));
  return askUnits(talk, { ...opened, finding, inspections }, page, lead);
}

/** Typed names of units. What names none was meant as a finding, and becomes one. */
export async function takeUnits(
  talk: Talk,
  { findingId, inspectionId }: { findingId: string; inspectionId: string },
  given: Given,
): Promise<void> {
  const keep = () => takeFindingGiven(talk, inspectionId, given, { lead: [say('finding.kept_instead')] });
  const opened = given.kind === 'file' ? null : await changeable(talk, findingId);
  if (given.kind === 'file' || opened === null) return keep();
  const { found, unclear, unknown } = readUnits(given.text, await candidates(talk, opened));
  const possible = unclear.flatMap(({ units }) => units);
  if (found.length === 0 && possible.length === 0) return keep();
  const lead = [
    ...unclear.map(({ typed }) => say('finding.units_unclear', { typed })),
    ...unknown.map((typed) => say('finding.units_unknown', { typed })),
  ];
  if (found.length > 0) return addUnits(talk, opened, found, 0, lead);
  const units = shownUnits(possible, opened.finding.inspectionIds);
  return askFor(talk, opened, 'units', unitsView(findingId, units, 0, lead));
}
