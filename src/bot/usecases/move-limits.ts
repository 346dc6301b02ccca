import type { LimitBasis } from '../../domain/deadline/assigned-limit.ts';
import { limitUnder } from '../../domain/deadline/assigned-limit.ts';
import { limitMessage } from '../../domain/deadline/limit-message.ts';
import type { Anchor } from '../../domain/deadline/limit-rule.ts';
import { say } from '../../domain/message.ts';
import type { MovableLimit, Round } from '../../domain/ports.ts';
import { record, type Administration } from './administration.ts';
import { limitWords } from './limit-words.ts';
import { officeCalendar } from './office-calendar.ts';
import { refused, type Outcome } from './outcome.ts';
import { moveLimit, type MovedLimit } from './recompute-limits.ts';
import { refreshRoundProgress } from './refresh-progress.ts';

/** Which limits are meant: all of a round, or one unit's. */
export interface LimitTarget {
  roundCode: string;
  unitCode: string | null;
}

/**
 * Gives more time, to one unit or to a whole round, with the reason. An extended limit is a plain day from then on: the
 * calendar does not move it any more.
 */
export async function extendLimits(
  administration: Administration,
  target: LimitTarget,
  extension: { lastDay: string; hour: string | null; reason: string },
): Promise<Outcome<MovedLimit[]>> {
  const { tx, ids, now } = administration;
  const found = await movableOf(administration, target);
  if (!found.ok) return found;
  const { round, movable } = found.value;
  const early = movable.find(({ limit }) => limit.lastDay !== null && extension.lastDay < limit.lastDay);
  if (early !== undefined) {
    return refused('admin.limit.not_later', { unit: early.unitName, day: early.limit.lastDay ?? '' });
  }
  const entry = {
    byDate: extension.lastDay,
    ...(extension.hour === null ? {} : { hour: extension.hour }),
  };
  const basis: LimitBasis = {
    rule: { kind: 'by_date', date: extension.lastDay, shift: 'none' },
    period: null,
    words: limitWords(entry),
    hour: extension.hour,
  };
  const moved: MovedLimit[] = [];
  for (const each of movable) {
    const limit = { words: basis.words, lastDay: extension.lastDay, lastHour: extension.hour };
    const { reason } = extension;
    await tx.limits.recordExtension({
      id: ids.next(),
      assignmentId: each.assignmentId,
      from: each.limit,
      to: limit,
      reason,
      byPersonId: null,
      at: now,
    });
    moved.push(
      await moveLimit(administration, each, {
        limit,
        basis,
        anchors: each.anchors,
        tell: (to) =>
          say('notice.extended', {
            title: each.roundTitle,
            unit: each.unitName,
            limit: limitMessage(to),
            reason,
          }),
      }),
    );
  }
  await finish(administration, round, 'extend_limits', { ...target, ...extension });
  return { ok: true, value: moved };
}

/** Sets a day that limits count from ("ngày kiểm tra"); limits that waited for it begin, others move. */
export async function setAnchor(
  administration: Administration,
  target: LimitTarget,
  anchor: Anchor,
  date: string,
): Promise<Outcome<MovedLimit[]>> {
  const found = await movableOf(administration, target);
  if (!found.ok) return found;
  const { round, movable } = found.value;
  const calendar = await officeCalendar(administration.tx);
  const moved: MovedLimit[] = [];
  for (const each of movable) {
    const anchors = { ...each.anchors, [anchor]: date };
    const counted = limitUnder(each.basis, anchors, calendar);
    if ('kind' in counted) continue;
    moved.push(
      await moveLimit(administration, each, {
        limit: counted.limit,
        basis: each.basis,
        anchors,
        tell: (limit) =>
          say('notice.limit_moved', {
            title: each.roundTitle,
            unit: each.unitName,
            limit: limitMessage(limit),
          }),
      }),
    );
  }
  await finish(administration, round, 'set_anchor', { ...target, anchor, date });
  return { ok: true, value: moved };
}

async function movableOf(
  { tx }: Administration,
  { roundCode, unitCode }: LimitTarget,
): Promise<Outcome<{ round: Round; movable: MovableLimit[] }>> {
  const round = await tx.rounds.byCode({ kind: 'system' }, roundCode);
  if (round === null) return refused('admin.refused.unknown_round', { code: roundCode });
  const all = await tx.limits.movable(round.id);
  const movable = unitCode === null ? all : all.filter((each) => each.unitCode === unitCode);
  if (movable.length === 0) return refused('admin.limit.nothing_open', { code: unitCode ?? roundCode });
  return { ok: true, value: { round, movable } };
}

async function finish(
  administration: Administration,
  round: Round,
  action: string,
  detail: unknown,
): Promise<void> {
  const { tx, now } = administration;
  await record(administration, { action, subject: 'reporting_round', subjectId: round.id, detail });
  await refreshRoundProgress(administration, tx, round.id, now);
}
