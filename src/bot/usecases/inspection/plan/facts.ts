import type { KnownPerson, PlanFacts } from '../../../../domain/inspection/plan/facts.ts';
import type { PlanFile } from '../../../../domain/inspection/plan/plan-file.ts';
import { reportRoundCode } from '../../../../domain/inspection/plan/units.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import type { Administration } from '../../administration.ts';
import { officeCalendar } from '../../deadline/office-calendar.ts';
import { officeDay } from '../../regime/plan-periods.ts';

const everything = { kind: 'system' } as const;

/** What is stored already and a plan must agree with; `versionId` is that of its outline. */
export async function planFacts(
  administration: Administration,
  plan: PlanFile,
): Promise<PlanFacts & { versionId: string | null }> {
  const { tx } = administration;
  const wanted = plan.outline;
  const latest = wanted === undefined ? null : await tx.outlines.latest(wanted.code);
  const version =
    wanted?.version === undefined ? latest : await tx.outlines.find(wanted.code, wanted.version);
  const codes = new Set([plan.code, ...plan.inspections.map(({ kind }) => reportRoundCode(plan, kind))]);
  return {
    units: await tx.units.all(),
    people: await knownPeople(tx),
    outline: version?.outline ?? null,
    outlineKnown: latest !== null,
    takenCodes: await takenAmong(tx, codes),
    calendar: await officeCalendar(tx),
    today: officeDay(administration),
    versionId: version?.versionId ?? null,
  };
}

/** Those a file can name. */
async function knownPeople(tx: Transaction): Promise<KnownPerson[]> {
  return (await tx.people.everyone()).flatMap(({ person: { id, code, name }, roles }) =>
    code === null ? [] : [{ id, code, name, unitIds: roles.map(({ unitId }) => unitId) }],
  );
}

async function takenAmong(tx: Transaction, codes: ReadonlySet<string>): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const code of codes) {
    const found =
      (await tx.rounds.byCode(everything, code)) ?? (await tx.inspections.roundByCode(everything, code));
    if (found !== null) taken.add(code);
  }
  return taken;
}
