import { join, resolve } from 'node:path';
import { parseConfig, type Config } from '../../config.ts';
import { wrongSettingsText } from '../../config-words.ts';
import type { Language } from '../../domain/action.ts';
import type { Clock, UnitOfWork } from '../../domain/ports.ts';
import { demoClockFile, readDemoClock } from '../clock.ts';
import { createIds } from '../ids.ts';
import { plainWords, type Sentence } from '../plain-words.ts';
import type { FileProblem } from '../files/yaml-file.ts';
import { DatabaseError } from '../store/database/error.ts';
import { openDatabase } from '../store/database/open.ts';
import { applyPendingMigrations } from '../store/migration/apply.ts';
import { createUnitOfWork } from '../store/unit-of-work.ts';
import { loadCalendar } from '../usecases/deadline/load-calendar.ts';
import { sampleSetting } from '../usecases/sample/load-sample.ts';
import { adminWords, exitCodes, type AdminIo, type CommandResult, type Session } from './kit.ts';

/** How a command shows what it came to. */
export interface Manner {
  json: boolean;
  language: Language;
}

/** Opens settings and database, does the work, shows the result, and returns the exit code. */
export async function runCommand(
  io: AdminIo,
  manner: Manner,
  work: (session: Session) => Promise<CommandResult>,
): Promise<number> {
  const parsed = parseConfig(io.environment, { projectRoot: resolve(io.projectRoot) });
  if (!parsed.ok) {
    const words = plainWords(manner.language);
    const message = parsed.problems.map(words).join('\n');
    if (manner.json) showJson(io, { error: { code: 'config', message, settings: parsed.problems } });
    else io.stderr(`${wrongSettingsText(parsed.problems)}\n`);
    return exitCodes.cannotRun;
  }
  const { databaseUrl: url, dataDir, officeTimeZone: timeZone } = parsed.config;
  try {
    const database = await openDatabase({ url });
    try {
      await applyPendingMigrations(database);
      const unitOfWork = createUnitOfWork(database);
      const clock = (await demonstrationClock(unitOfWork, parsed.config)) ?? io.clock;
      await loadCalendar(unitOfWork, clock);
      const tools = { unitOfWork, clock, ids: createIds(), timeZone };
      const { language } = manner;
      const session = { tools, database, dataDir, say: adminWords(language), words: plainWords(language) };
      return show(io, manner, await work(session));
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const sentence = { key: `database.${error.code}`, params: { ...error.params } };
    showRefusal(io, manner, sentence);
    return exitCodes.cannotRun;
  }
}

/** A demonstration lives in its sample's time, and so does what is done to it from here. */
async function demonstrationClock(unitOfWork: UnitOfWork, { dataDir }: Config): Promise<Clock | null> {
  const sample = await unitOfWork.run((tx) => tx.settings.get(sampleSetting));
  return sample === null ? null : readDemoClock(join(dataDir, demoClockFile));
}

function show(io: AdminIo, manner: Manner, result: CommandResult): number {
  if (!result.ok) {
    if ('problems' in result) showProblems(io, manner, result.problems);
    else showRefusal(io, manner, result.refusal);
    return exitCodes.refused;
  }
  if (manner.json) showJson(io, result.json);
  else io.stdout(result.lines.map((line) => `${line}\n`).join(''));
  return exitCodes.done;
}

/** A refusal on the error channel; as the one JSON document when that is what was asked for. */
export function showRefusal(io: AdminIo, { json, language }: Manner, refusal: Sentence): void {
  const message = plainWords(language)(refusal);
  if (json) showJson(io, { error: { code: refusal.key, message } });
  else io.stderr(`${message}\n`);
}

function showProblems(io: AdminIo, { json, language }: Manner, problems: FileProblem[]): void {
  const words = plainWords(language);
  const say = adminWords(language);
  const count = say('admin.problem.nothing_imported', { count: String(problems.length) });
  if (json) {
    const listed = problems.map(({ reason, ...place }) => ({
      ...place,
      reason: reason.key,
      message: words(reason),
    }));
    return showJson(io, { error: { code: 'file', message: count, problems: listed } });
  }
  const lines = problems.map(({ file, line, path, reason }) => {
    const sentence = words(reason);
    if (line === null) return say('admin.problem.file', { file, reason: sentence });
    return path === ''
      ? say('admin.problem.line_only', { file, line: String(line), reason: sentence })
      : say('admin.problem.line', { file, line: String(line), path, reason: sentence });
  });
  io.stderr([...lines, count].map((line) => `${line}\n`).join(''));
}

function showJson(io: AdminIo, document: object): void {
  io.stdout(`${JSON.stringify(document, null, 2)}\n`);
}
