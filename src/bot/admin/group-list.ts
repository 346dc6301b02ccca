import { Temporal } from 'temporal-polyfill';
import type { GroupPlace } from '../../domain/group/ports.ts';
import type { Round } from '../../domain/round/ports.ts';
import type { Unit } from '../../domain/organisation/ports.ts';
import { formatDate } from '../../domain/format-date.ts';
import { administer } from '../usecases/administration.ts';
import { removeGroup } from '../usecases/group/remove-group.ts';
import type { CommandResult, Session } from './kit.ts';

/** All bound groups, oldest first: what for, since when, and whether they can be told anything. */
export async function listGroups(session: Session): Promise<CommandResult> {
  const { tools, say } = session;
  const found = await tools.unitOfWork.run(async (tx) => ({
    groups: await tx.groups.all(),
    units: new Map((await tx.units.all()).map((unit) => [unit.id, unit])),
    rounds: new Map((await tx.rounds.overseen({ kind: 'system' })).map((round) => [round.id, round])),
  }));
  const groups = found.groups.map(({ id, title, address, boundAt, lost, ...place }) => ({
    id,
    title,
    chat: address,
    ...targetOf(place, found.units, found.rounds),
    boundAt,
    health: lost?.reason ?? ('good' as const),
    lostAt: lost?.at ?? null,
  }));
  const lines = groups.map(({ id, title, purpose, unit, round, boundAt, health }) =>
    say('admin.group.line', {
      id,
      title,
      target: purpose === 'leaders' ? say('admin.group.leaders') : (unit?.name ?? round?.title ?? ''),
      boundOn: dayText(session, boundAt),
      health: say(`admin.group.health.${health}`),
    }),
  );
  return { ok: true, json: { groups }, lines: lines.length > 0 ? lines : [say('admin.group.none')] };
}

function targetOf(
  { purpose, unitId, roundId }: GroupPlace,
  units: ReadonlyMap<string, Unit>,
  rounds: ReadonlyMap<string, Round>,
) {
  const unit = units.get(unitId ?? '');
  const round = rounds.get(roundId ?? '');
  return {
    purpose,
    unit: unit === undefined ? null : { code: unit.code, name: unit.name },
    round: round === undefined ? null : { code: round.code, title: round.title },
  };
}

function dayText({ tools }: Session, iso: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO(tools.timeZone);
  return formatDate(local.toPlainDate().toString());
}

export async function unbindGroup(session: Session, id: string): Promise<CommandResult> {
  const outcome = await administer(session.tools, (administration) => removeGroup(administration, id));
  if (!outcome.ok) return outcome;
  const { title } = outcome.value;
  return { ok: true, json: { id, title }, lines: [session.say('admin.group.unbound', { id, title })] };
}
