import { Option, type Command } from 'commander';
import { anchorSchema, type Anchor } from '../../domain/deadline/limit-rule.ts';
import type { Limit } from '../../domain/deadline/limit.ts';
import type { AssignmentStanding } from '../../domain/round/ports.ts';
import { readTextFile } from '../files/yaml-file.ts';
import { administer } from '../usecases/administration.ts';
import { closeRound } from '../usecases/round/close-round.ts';
import { extendLimits, setAnchor } from '../usecases/deadline/move-limits.ts';
import { openRoundFile } from '../usecases/inspection/plan/open-file.ts';
import type { OpenedRound } from '../usecases/round/open-round.ts';
import type { MovedLimit } from '../usecases/deadline/recompute-limits.ts';
import { group, leaf, type Shell } from './command.ts';
import { readDay, readHour, readWords } from './given.ts';
import { inspectionRoundLine, inspectionRounds, openedLines } from './inspection-lines.ts';
import { dayText, lastDayText, type CommandResult, type Session } from './kit.ts';
import { addSynthesisCommand } from './synthesis.ts';

/** `round open FILE`, `round list`, `round close CODE --reason TEXT`, `round extend CODE --to DATE --reason TEXT`, `round anchor CODE --anchor NAME --date DATE` */
export function addRoundCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const round = group(program, 'round', say('admin.help.round'));
  leaf(round, 'open <file>', say('admin.help.round_open'), shell).action((file: string) =>
    shell.run((session) => open(session, file)),
  );
  leaf(round, 'list', say('admin.help.round_list'), shell).action(() => shell.run(list));
  leaf(round, 'close <code>', say('admin.help.round_close'), shell)
    .requiredOption('--reason <reason>', say('admin.help.close_reason'))
    .action((code: string, options: { reason: string }) =>
      shell.run((session) => close(session, code, options.reason)),
    );
  leaf(round, 'extend <code>', say('admin.help.round_extend'), shell)
    .option('--unit <unit>', say('admin.help.unit'))
    .requiredOption('--to <date>', say('admin.help.extend_to'))
    .option('--hour <hour>', say('admin.help.extend_hour'))
    .requiredOption('--reason <reason>', say('admin.help.extend_reason'))
    .action((code: string, options: ExtendOptions) => shell.run((session) => extend(session, code, options)));
  leaf(round, 'anchor <code>', say('admin.help.round_anchor'), shell)
    .option('--unit <unit>', say('admin.help.unit'))
    .addOption(
      new Option('--anchor <anchor>', say('admin.help.anchor'))
        .choices(anchorSchema.options)
        .makeOptionMandatory(),
    )
    .requiredOption('--date <date>', say('admin.help.anchor_date'))
    .action((code: string, options: AnchorOptions) => shell.run((session) => anchor(session, code, options)));
  addSynthesisCommand(round, shell);
}

interface ExtendOptions {
  unit?: string;
  to: string;
  hour?: string;
  reason: string;
}

interface AnchorOptions {
  unit?: string;
  anchor: Anchor;
  date: string;
}

async function open(session: Session, file: string): Promise<CommandResult> {
  const text = await readTextFile(file);
  if (!text.ok) return text;
  const result = await openRoundFile(session.tools, { file, text: text.value });
  if (!result.ok) return result;
  const { kind, round } = result.value;
  const lines = kind === 'inspections' ? openedLines(session, round) : reportLines(session, round);
  return { ok: true, json: round, lines };
}

function reportLines(session: Session, { title, code, outline, units }: OpenedRound): string[] {
  return [
    session.say('admin.round.opened', {
      title,
      code,
      outline: outline.code,
      version: String(outline.version),
      count: String(units.length),
    }),
    ...units.map(({ name, limit }) => limitLine(session, name, limit)),
  ];
}

function limitLine(session: Session, name: string, { words, lastDay }: Limit): string {
  return lastDay === null
    ? session.say('admin.round.unit_waits', { name, words })
    : session.say('admin.round.unit', { name, words, until: lastDayText(session, lastDay) });
}

async function list({ tools, say, words }: Session): Promise<CommandResult> {
  const everything = { kind: 'system' } as const;
  const found = await tools.unitOfWork.run(async (tx) => {
    const rounds = [];
    for (const round of await tx.rounds.overseen(everything)) {
      const standings = await tx.rounds.standings(everything, round.id);
      const sent = standings.filter(({ submission }) => submission !== null).length;
      const { code, title, kind, openedAt, closedAt } = round;
      const waiting = waitingIn(standings);
      rounds.push({ code, title, kind, openedAt, closedAt, sent, total: standings.length, waiting });
    }
    return { rounds, inspectionRounds: await inspectionRounds(tx) };
  });
  const lines = [
    ...found.inspectionRounds.map((round) => inspectionRoundLine({ say, words }, round)),
    ...found.rounds.flatMap(({ code, title, sent, total, waiting }) => [
      say('admin.round.line', { code, title, sent: String(sent), total: String(total) }),
      ...waiting.map(({ words: waited, units }) =>
        say('admin.round.waits', { words: waited, count: String(units.length), units: units.join('; ') }),
      ),
    ]),
  ];
  return { ok: true, json: found, lines: lines.length > 0 ? lines : [say('admin.round.none')] };
}

/** Limits that wait for the day they count from, in the paper's words, with the units that wait. */
function waitingIn(standings: AssignmentStanding[]): { words: string; units: string[] }[] {
  const byWords = new Map<string, string[]>();
  for (const { limit, unitName, submission } of standings) {
    if (limit.lastDay !== null || submission !== null) continue;
    byWords.set(limit.words, [...(byWords.get(limit.words) ?? []), unitName]);
  }
  return Array.from(byWords, ([words, units]) => ({ words, units }));
}

async function close(session: Session, code: string, given: string): Promise<CommandResult> {
  const reason = readWords(given);
  if (!reason.ok) return reason;
  const result = await administer(session.tools, (a) => closeRound(a, code, reason.value));
  if (!result.ok) return result;
  const { title, notSent } = result.value;
  const line = session.say('admin.round.closed', { title, code, count: String(notSent) });
  return { ok: true, json: result.value, lines: [line] };
}

async function extend(session: Session, roundCode: string, options: ExtendOptions): Promise<CommandResult> {
  const day = readDay(options.to);
  if (!day.ok) return day;
  const hour = readHour(options.hour);
  if (!hour.ok) return hour;
  const reason = readWords(options.reason);
  if (!reason.ok) return reason;
  const target = { roundCode, unitCode: options.unit ?? null };
  const extension = { lastDay: day.value.toString(), hour: hour.value, reason: reason.value };
  const result = await administer(session.tools, (a) => extendLimits(a, target, extension));
  return result.ok ? moved(session, result.value) : result;
}

async function anchor(session: Session, roundCode: string, options: AnchorOptions): Promise<CommandResult> {
  const day = readDay(options.date);
  if (!day.ok) return day;
  const target = { roundCode, unitCode: options.unit ?? null };
  const result = await administer(session.tools, (a) =>
    setAnchor(a, target, options.anchor, day.value.toString()),
  );
  return result.ok ? moved(session, result.value) : result;
}

function moved(session: Session, limits: MovedLimit[]): CommandResult {
  const { say } = session;
  const day = (iso: string | null) => (iso === null ? say('admin.calendar.no_limit') : dayText(session, iso));
  const lines = limits.map(({ unitName, roundTitle, from, to, over }) => {
    const line = say('admin.calendar.moved', {
      unit: unitName,
      title: roundTitle,
      from: day(from),
      to: day(to),
    });
    return over ? `${line}${say('admin.limit.already_over')}` : line;
  });
  return { ok: true, json: { moved: limits }, lines };
}
