import { Temporal } from 'temporal-polyfill';
import { limitUnder, type LimitBasis } from '../../../domain/deadline/assigned-limit.ts';
import type { OfficeCalendar } from '../../../domain/deadline/calendar.ts';
import { readLimitEntry } from '../../../domain/deadline/limit-entry.ts';
import { isOver, type Limit } from '../../../domain/deadline/limit.ts';
import { say } from '../../../domain/message.ts';
import { checked } from '../../../domain/organisation/checked.ts';
import { reportersOf } from '../../../domain/round/reporters.ts';
import { checkRound, type RoundFacts } from '../../../domain/round/checks.ts';
import { anchorsOf, periodOf } from '../../../domain/round/facts.ts';
import { roundFileSchema, type RoundFile } from '../../../domain/round/round-file.ts';
import type { NewAssignment } from '../../../domain/round/ports.ts';
import type { Unit } from '../../../domain/organisation/ports.ts';
import { parseYaml, type FileResult } from '../../files/yaml-file.ts';
import {
  administer,
  record,
  type Administration,
  type AdministrationTools,
  type FileText,
} from '../administration.ts';
import { limitWords } from '../deadline/limit-words.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';
import { tellCoordinators } from '../notice/tell-coordinators.ts';

export interface OpenedRound {
  id: string;
  code: string;
  title: string;
  outline: { code: string; version: number };
  units: { code: string; name: string; limit: Limit; assignmentId: string }[];
}

/**
 * Opens a round: every unit gets an assignment that pins the outline's version, what is known of the unit (level, tags,
 * kind of period) and its own limit, and an empty report.
 */
export function openRound(tools: AdministrationTools, source: FileText): Promise<FileResult<OpenedRound>> {
  return administer(tools, (administration) => takeRound(administration, source));
}

/** The same within a transaction that is already open. */
export async function takeRound(
  administration: Administration,
  { file: fileName, text }: FileText,
): Promise<FileResult<OpenedRound>> {
  const shape = parseYaml(text, fileName, roundFileSchema);
  if (!shape.ok) return shape;
  const facts = await roundFacts(administration, shape.value);
  const read = parseYaml(
    text,
    fileName,
    checked(roundFileSchema, (file) => checkRound(file, facts)),
  );
  if (!read.ok) return read;
  return { ok: true, value: await openRoundAs(administration, read.value, facts, null) };
}

/** What is stored already and a round must agree with. */
export async function roundFacts(
  { tx }: Administration,
  { code, outline: wanted }: RoundFile,
): Promise<RoundFacts & { versionId: string | null }> {
  const latest = await tx.outlines.latest(wanted.code);
  const version = wanted.version === undefined ? latest : await tx.outlines.find(wanted.code, wanted.version);
  return {
    units: await tx.units.all(),
    outline: version?.outline ?? null,
    outlineKnown: latest !== null,
    alreadyOpen: (await tx.rounds.byCode({ kind: 'system' }, code)) !== null,
    calendar: await officeCalendar(tx),
    versionId: version?.versionId ?? null,
  };
}

/**
 * Opens a round that has passed its checks: from its own file, from a regime or for a plan of inspections.
 *
 * @param cutoffs by a unit's code, where they differ from the file's
 */
export async function openRoundAs(
  administration: Administration,
  file: RoundFile,
  facts: RoundFacts & { versionId: string | null },
  regimeId: string | null,
  cutoffs: ReadonlyMap<string, NewAssignment['cutoff']> = new Map(),
): Promise<OpenedRound> {
  const { tx, ids, now, timeZone } = administration;
  const { units, calendar, versionId } = facts;
  if (versionId === null || facts.outline === null)
    throw new Error('a round without an outline passed its checks');
  const { code } = file;
  const reporters = reportersOf(file, units);
  const receiver = units.find((unit) => unit.code === file.receivingUnit)!;
  const id = ids.next();
  const assigned = reporters.map((unit) => ({
    unit,
    assignment: assignmentFor(ids.next(), file, unit, calendar, cutoffs),
  }));
  await tx.rounds.open(
    {
      id,
      code,
      title: file.title,
      kind: file.kind,
      receivingUnitId: receiver.id,
      outlineVersionId: versionId,
      periodKind: file.period.kind,
      periodFrom: file.period.from,
      periodTo: file.period.to,
      openedAt: now,
      closedAt: null,
      ladder: file.ladder ?? null,
      regimeId,
    },
    assigned.map(({ assignment }) => assignment),
  );
  const outline = { code: facts.outline.code, version: facts.outline.version };
  await record(administration, {
    action: 'open_round',
    subject: 'reporting_round',
    subjectId: id,
    detail: { code, outline, units: reporters.map((unit) => unit.code) },
  });
  // It stays open: what came after the limit is told as late, and the coordinator may give more time.
  const at = Temporal.Instant.from(now);
  const over = assigned.filter(({ assignment: { limit } }) => isOver(limit, at, timeZone)).length;
  if (over > 0) {
    const message = say('notice.round_over_at_opening', { title: file.title, count: over });
    await tellCoordinators(administration, receiver.id, message, {
      key: `over_at_opening:${id}`,
      priority: 2,
    });
  }
  const opened = assigned.map(({ unit, assignment }) => ({
    code: unit.code,
    name: unit.name,
    limit: assignment.limit,
    assignmentId: assignment.id,
  }));
  return { id, code, title: file.title, outline, units: opened };
}

/** What one unit of a round is asked, with its own limit. */
export function assignmentFor(
  id: string,
  file: RoundFile,
  unit: Unit,
  calendar: OfficeCalendar,
  cutoffs: ReadonlyMap<string, NewAssignment['cutoff']> = new Map(),
): NewAssignment {
  const basis = basisOf(file, unit);
  const anchors = anchorsOf(file, unit.code);
  const counted = limitUnder(basis, anchors, calendar);
  if ('kind' in counted) throw new Error('a limit on a day that does not exist passed its checks');
  return {
    id,
    unitId: unit.id,
    audience: { level: unit.level, tags: unit.tags, periodKind: file.period.kind },
    limit: counted.limit,
    basis,
    anchors,
    cutoff: cutoffs.get(unit.code) ?? file.cutoff ?? null,
  };
}

function basisOf(file: RoundFile, unit: Unit): LimitBasis {
  const entry = file.deadlines.find((each) => each.unit === unit.code) ?? file.deadline;
  const read = readLimitEntry(entry);
  if (!read.ok) throw new Error('a limit without a rule passed its checks');
  return { rule: read.rule, period: periodOf(file), words: limitWords(entry), hour: entry.hour ?? null };
}
