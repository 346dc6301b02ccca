import { Temporal } from 'temporal-polyfill';
import { limitUnder, type LimitBasis } from '../../../domain/deadline/assigned-limit.ts';
import { limitMessage } from '../../../domain/deadline/limit-message.ts';
import { endOfLimit, type Limit } from '../../../domain/deadline/limit.ts';
import type { Anchor } from '../../../domain/deadline/limit-rule.ts';
import { say } from '../../../domain/message.ts';
import type { MovableLimit } from '../../../domain/deadline/ports.ts';
import type { Round } from '../../../domain/round/ports.ts';
import { formatDate } from '../../../domain/format-date.ts';
import { record, type Administration } from '../administration.ts';
import { limitWords } from './limit-words.ts';
import { officeCalendar } from './office-calendar.ts';
import { refused, type Outcome } from '../outcome.ts';
import { movedMessage, moveLimits, type LimitMove, type MovedLimit } from './recompute-limits.ts';
import { refreshRoundProgress } from '../round/refresh-progress.ts';

/** Which limits are meant: all of a round, or one unit's. */
export interface LimitTarget {
  roundCode: string;
  unitCode: string | null;
}

/** More time: the last permitted day (ISO), an hour ("17:00") or none, and why. */
export interface Extension {
  lastDay: string;
  hour: string | null;
  reason: string;
}

/**
 * Gives more time, to one unit or to a whole round, with the reason. An extended limit is a plain day from then on: the
 * calendar does not move it any more. Of reports that are sent nothing changes.
 */
export async function extendLimits(
  administration: Administration,
  target: LimitTarget,
  extension: Extension,
): Promise<Outcome<MovedLimit[]>> {
  const { tx, ids, now, timeZone } = administration;
  const found = await movableOf(administration, target);
  if (!found.ok) return found;
  const { round, movable } = found.value;
  const { lastDay, hour, reason } = extension;
  const words = limitWords({ byDate: lastDay, ...(hour === null ? {} : { hour }) });
  const limit: Limit = { words, lastDay, lastHour: hour };
  const notLater = movable.find((each) => !isLater(limit, each.limit, timeZone));
  if (notLater !== undefined) {
    return refused('admin.limit.not_later', {
      unit: notLater.unitName,
      day: notLater.limit.lastDay === null ? '' : formatDate(notLater.limit.lastDay),
    });
  }
  const basis: LimitBasis = {
    rule: { kind: 'by_date', date: lastDay, shift: 'none' },
    period: null,
    words,
    hour,
  };
  const moves: LimitMove[] = [];
  for (const each of movable) {
    const { assignmentId, roundTitle: title, unitName: unit, anchors } = each;
    await tx.limits.recordExtension({
      id: ids.next(),
      assignmentId,
      from: each.limit,
      to: limit,
      reason,
      byPersonId: null,
      at: now,
    });
    const tell = say('notice.extended', { title, unit, limit: limitMessage(limit), reason });
    moves.push({ movable: each, limit, basis, anchors, tell });
  }
  const moved = await moveLimits(administration, moves);
  await finish(administration, round, 'extend_limits', { ...target, ...extension });
  return { ok: true, value: moved };
}

function isLater(limit: Limit, than: Limit, timeZone: string): boolean {
  const [end, before] = [endOfLimit(limit, timeZone), endOfLimit(than, timeZone)];
  return end !== null && (before === null || Temporal.Instant.compare(end, before) > 0);
}

/**
 * Sets a day that limits count from ("ngày kiểm tra"): limits that waited for it begin, others move. People hear of it
 * only where their limit falls on another day.
 *
 * @returns the limits that count from the day
 */
export async function setAnchor(
  administration: Administration,
  target: LimitTarget,
  anchor: Anchor,
  date: string,
): Promise<Outcome<MovedLimit[]>> {
  const found = await movableOf(administration, target);
  if (!found.ok) return found;
  const { round, movable } = found.value;
  const counting = movable.filter(({ basis }) => countsFrom(basis, anchor));
  if (counting.length === 0) return refused('admin.limit.anchor_unused', { code: target.roundCode });
  const calendar = await officeCalendar(administration.tx);
  const moves = counting.flatMap((each): LimitMove[] => {
    const { basis } = each;
    const anchors = { ...each.anchors, [anchor]: date };
    const counted = limitUnder(basis, anchors, calendar);
    // Impossible days belong to rules that count from no anchor.
    if ('kind' in counted) return [];
    const { limit } = counted;
    const tell = limit.lastDay === each.limit.lastDay ? null : movedMessage(each, limit);
    return [{ movable: each, limit, basis, anchors, tell }];
  });
  const moved = await moveLimits(administration, moves);
  await finish(administration, round, 'set_anchor', { ...target, anchor, date });
  return { ok: true, value: moved };
}

function countsFrom({ rule }: LimitBasis, anchor: Anchor): boolean {
  if (rule.kind === 'data_cutoff') return anchor === 'data_cutoff';
  return 'anchor' in rule && rule.anchor === anchor;
}

async function movableOf(
  { tx }: Administration,
  { roundCode, unitCode }: LimitTarget,
): Promise<Outcome<{ round: Round; movable: MovableLimit[] }>> {
  const round = await tx.rounds.byCode({ kind: 'system' }, roundCode);
  if (round === null) return refused('admin.refused.unknown_round', { code: roundCode });
  if (unitCode !== null && (await tx.units.byCode(unitCode)) === null) {
    return refused('admin.refused.unknown_unit', { code: unitCode });
  }
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
