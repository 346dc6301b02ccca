import type { OfficeCalendar } from '../../../domain/deadline/calendar.ts';
import { checked } from '../../../domain/organisation/checked.ts';
import type { Fault } from '../../../domain/organisation/messages.ts';
import { checkRegime } from '../../../domain/regime/checks.ts';
import { regimeFileSchema, type RegimeFile } from '../../../domain/regime/regime-file.ts';
import { roundOfPeriod } from '../../../domain/regime/regime-round.ts';
import { checkRound } from '../../../domain/round/checks.ts';
import type { Regime } from '../../../domain/regime/ports.ts';
import { parseYaml, type FileResult } from '../../files/yaml-file.ts';
import {
  administer,
  record,
  type Administration,
  type AdministrationTools,
  type FileText,
} from '../administration.ts';
import { officeCalendar } from '../deadline/office-calendar.ts';
import { roundFacts } from '../round/open-round.ts';
import { officeDay, planPeriods } from './plan-periods.ts';

/** Takes a regime's file: from then on its rounds open by themselves. Importing it again replaces what was planned. */
export function importRegime(tools: AdministrationTools, source: FileText): Promise<FileResult<Regime>> {
  return administer(tools, (administration) => takeRegime(administration, source));
}

/** The same within a transaction that is already open. */
export async function takeRegime(
  administration: Administration,
  { file: fileName, text }: FileText,
): Promise<FileResult<Regime>> {
  const { tx, ids, now } = administration;
  const calendar = await officeCalendar(tx);
  const shape = parseYaml(
    text,
    fileName,
    checked(regimeFileSchema, (file) => checkRegime(file, calendar)),
  );
  if (!shape.ok) return shape;
  const faults = await checkRounds(administration, shape.value, calendar);
  const read = parseYaml(
    text,
    fileName,
    checked(regimeFileSchema, () => faults),
  );
  if (!read.ok) return read;
  const file = read.value;
  const before = await tx.regimes.byCode(file.code);
  const regime: Regime = { id: before?.id ?? ids.next(), code: file.code, file };
  await tx.regimes.save(regime, now);
  // What was refused under the file before is tried again under this one.
  for (const period of await tx.regimes.periods(regime.id)) {
    if (period.status === 'refused') await tx.regimes.change({ ...period, status: 'planned' }, 'refused');
  }
  await planPeriods(administration, regime, calendar);
  await record(administration, {
    action: 'import_regime',
    subject: 'regime',
    subjectId: regime.id,
    detail: { code: regime.code },
  });
  return { ok: true, value: regime };
}

/** What the first year's rounds would be refused for, at the places of the regime's own file. */
async function checkRounds(
  administration: Administration,
  file: RegimeFile,
  calendar: OfficeCalendar,
): Promise<Fault[]> {
  const units = await administration.tx.units.all();
  const year = Math.max(file.firstYear, Number(officeDay(administration).slice(0, 4)));
  const found = new Map<string, Fault>();
  for (const [at, entry] of file.periods.entries()) {
    const round = roundOfPeriod(file, entry, Math.min(year, file.lastYear ?? year), null, units);
    const facts = await roundFacts(administration, round);
    for (const fault of checkRound(round, { ...facts, calendar, alreadyOpen: false })) {
      const path = placeIn(file, fault.path, at);
      found.set(JSON.stringify([path, fault.message, fault.params]), { ...fault, path });
    }
  }
  return [...found.values()];
}

/** Codes and keys that a round shares with its regime stand at the same place; the rest belongs to the period. */
function placeIn(file: RegimeFile, path: Fault['path'], period: number): Fault['path'] {
  const [first, second] = path;
  if (first === 'outline' || first === 'receivingUnit') return path;
  if (first === 'units') return typeof second === 'number' && !Array.isArray(file.units) ? ['units'] : path;
  if (first === 'deadline' && file.periods[period]?.deadline === undefined) return path;
  return ['periods', period];
}
