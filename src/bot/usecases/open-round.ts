import type { Limit } from '../../domain/deadline/limit.ts';
import { checked } from '../../domain/organisation/checked.ts';
import { reportersOf } from '../../domain/organisation/reporters.ts';
import { checkRound } from '../../domain/organisation/round-checks.ts';
import { roundFileSchema, type DeadlineEntry, type RoundFile } from '../../domain/organisation/round-file.ts';
import { lastDayOf } from '../../domain/organisation/round-limit.ts';
import type { Unit } from '../../domain/ports.ts';
import { parseYaml, type FileResult } from '../files/yaml-file.ts';
import { plainWords } from '../plain-words.ts';
import { formatDate } from '../word-forms.ts';
import {
  administer,
  record,
  type Administration,
  type AdministrationTools,
  type FileText,
} from './administration.ts';

export interface OpenedRound {
  id: string;
  code: string;
  title: string;
  outline: { code: string; version: number };
  units: { code: string; name: string; limit: Limit }[];
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
  const { tx, ids, now } = administration;
  const shape = parseYaml(text, fileName, roundFileSchema);
  if (!shape.ok) return shape;
  const { code, outline: wanted } = shape.value;
  const units = await tx.units.all();
  const latest = await tx.outlines.latest(wanted.code);
  const version = wanted.version === undefined ? latest : await tx.outlines.find(wanted.code, wanted.version);
  const facts = {
    units,
    outline: version?.outline ?? null,
    outlineKnown: latest !== null,
    alreadyOpen: (await tx.rounds.byCode({ kind: 'system' }, code)) !== null,
  };
  const read = parseYaml(
    text,
    fileName,
    checked(roundFileSchema, (file) => checkRound(file, facts)),
  );
  if (!read.ok) return read;
  if (version === null) throw new Error('a round without an outline passed its checks');
  const file = read.value;
  const reporters = reportersOf(file, units);
  const id = ids.next();
  await tx.rounds.open(
    {
      id,
      code,
      title: file.title,
      kind: file.kind,
      receivingUnitId: units.find((unit) => unit.code === file.receivingUnit)!.id,
      outlineVersionId: version.versionId,
      periodKind: file.period.kind,
      periodFrom: file.period.from,
      periodTo: file.period.to,
      openedAt: now,
      closedAt: null,
    },
    reporters.map((unit) => ({
      id: ids.next(),
      unitId: unit.id,
      audience: { level: unit.level, tags: unit.tags, periodKind: file.period.kind },
      limit: limitOf(file, unit),
      cutoff: file.cutoff ?? null,
    })),
  );
  const outline = { code: version.outline.code, version: version.outline.version };
  await record(administration, {
    action: 'open_round',
    subject: 'reporting_round',
    subjectId: id,
    detail: { code, outline, units: reporters.map((unit) => unit.code) },
  });
  const opened = reporters.map((unit) => ({
    code: unit.code,
    name: unit.name,
    limit: limitOf(file, unit),
  }));
  return { ok: true, value: { id, code, title: file.title, outline, units: opened } };
}

function limitOf(file: RoundFile, unit: Unit): Limit {
  const deadline = file.deadlines.find((each) => each.unit === unit.code) ?? file.deadline;
  return {
    words: deadline.words ?? limitWords(deadline),
    lastDay: lastDayOf(deadline),
    lastHour: deadline.hour ?? null,
  };
}

/** As a paper would say it; papers are in Vietnamese whatever the reader's language. */
function limitWords(deadline: DeadlineEntry): string {
  const words = plainWords('vi');
  const date = { date: formatDate(deadline.beforeDate ?? lastDayOf(deadline)) };
  if (deadline.beforeDate !== undefined) return words({ key: 'admin.limit.before_date', params: date });
  if (deadline.hour === undefined) return words({ key: 'admin.limit.by_date', params: date });
  const [hour = '', minute = ''] = deadline.hour.split(':');
  return words({ key: 'admin.limit.by_hour', params: { ...date, hour, minute } });
}
