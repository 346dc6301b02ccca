import type { Command } from 'commander';
import type { Synthesis } from '../../domain/inspection/synthesis/synthesis.ts';
import { outcomes } from '../../domain/inspection/synthesis/inspected.ts';
import { drawUp } from '../usecases/inspection/synthesis.ts';
import { refused } from '../usecases/outcome.ts';
import { formatDate } from '../../domain/format-date.ts';
import { leaf, type Shell } from './command.ts';
import type { CommandResult, Session } from './kit.ts';

const everything = { kind: 'system' } as const;

/** `round synthesis CODE`: who was inspected, what was found, what is put right, what followed, and the score. */
export function addSynthesisCommand(round: Command, shell: Shell): void {
  leaf(round, 'synthesis <code>', shell.say('admin.help.round_synthesis'), shell).action((code: string) =>
    shell.run((session) => synthesis(session, code)),
  );
}

async function synthesis(session: Session, code: string): Promise<CommandResult> {
  const { tools } = session;
  const when = { now: tools.clock.now(), timeZone: tools.timeZone };
  const drawn = await tools.unitOfWork.run(async (tx) => {
    const round = await tx.inspections.roundByCode(everything, code);
    return round === null ? null : drawUp(tx, everything, round, when);
  });
  if (drawn === null) return refused('admin.refused.unknown_round', { code });
  return { ok: true, json: drawn, lines: linesOf(session, drawn) };
}

function linesOf({ say, words }: Session, drawn: Synthesis): string[] {
  const { round, score, inspected, found, conclusions, remediation, directions } = drawn;
  const name = (key: string) => words({ key, params: {} });
  const text = (number: number) => String(Math.round(number * 100) / 100);
  return [
    say('admin.synthesis.title', {
      title: round.title,
      inspected: text(score.inspectedUnits),
      units: text(score.units),
      share: text(score.share * 100),
    }),
    ...inspected.flatMap(({ kind, carriedOut, planned, units }) => [
      say('admin.synthesis.kind', {
        kind: name(`inspection.kind.${kind}`),
        carriedOut: text(carriedOut),
        planned: text(planned),
      }),
      ...outcomes.flatMap((outcome) => {
        const its = units.filter((each) => each.outcome === outcome).map(({ unit }) => unit);
        const isReport = kind === 'self_inspection' && (outcome === 'carried_out' || outcome === 'not_yet');
        const key = `synthesis.${isReport ? 'self_outcome' : 'outcome'}.${outcome}`;
        return its.length === 0
          ? []
          : [say('admin.synthesis.outcome', { outcome: name(key), units: its.join('; ') })];
      }),
    ]),
    ...found.map(({ field, counts }) =>
      say('admin.synthesis.field', {
        field: name(`reform_field.${field ?? 'none'}`),
        strengths: text(counts.strength),
        shortcomings: text(counts.shortcoming),
        violations: text(counts.violation),
      }),
    ),
    ...conclusions.map(({ number, date, units }) =>
      say('admin.synthesis.conclusion', { number, date: formatDate(date), units: units.join('; ') }),
    ),
    ...remediation.units.map(({ unit, total, done, partial, open, overdue }) =>
      say('admin.synthesis.unit', {
        unit,
        total: text(total),
        done: text(done),
        partial: text(partial),
        open: text(open),
        overdue: text(overdue),
      }),
    ),
    ...directions.map(({ number, date }) =>
      say('admin.synthesis.direction', { number, date: formatDate(date) }),
    ),
    say('admin.synthesis.score', {
      inspected: text(score.inspectedPoints),
      remediation: text(score.remediationPoints),
    }),
  ];
}
