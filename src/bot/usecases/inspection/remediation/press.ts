import type { RemediationAction } from '../../../../domain/inspection/remediation/action.ts';
import { remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import { say } from '../../../../domain/message.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { RoleChat } from '../../../../domain/notice/ports.ts';
import { composedView, view, type Choice } from '../../../../domain/view.ts';
import { officeDayOf } from '../../deadline/office-time.ts';
import { eventKey, type Talk } from '../../talk.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import { coordinates, unitsToPress } from './board.ts';
import { standingsOf } from './show.ts';
import { answeringChats } from './who-answers.ts';

type Press = Extract<RemediationAction, { kind: 'remind_units' | 'write_heads' }>;

/**
 * What only a coordinator's tap sends: a reminder to the people of units that owe something, a letter to the heads of
 * those that are overdue. The first tap shows to whom; the second sends, in office hours, once a day.
 */
export async function press(talk: Talk, action: Press): Promise<void> {
  const { tx, scope, event, tools } = talk;
  const round = scope === null ? null : await tx.inspections.roundById(scope, action.roundId);
  if (scope === null || round === null || !coordinates(talk, round)) {
    return talk.say(view([say('refused.not_yours')]));
  }
  const its = await tx.remediations.ofRound(scope, round.id);
  const when = { now: event.receivedAt, timeZone: tools.timeZone };
  const { owing, overdue } = unitsToPress(await standingsOf(tx, scope, its, when));
  const units = action.kind === 'remind_units' ? owing : overdue;
  if (units.length === 0) return talk.say(view([say('oversee.nobody')]));
  if (!action.confirmed) {
    const about = { count: units.length, units: units.map(({ unitName }) => unitName).join('; ') };
    const preview =
      action.kind === 'remind_units'
        ? say('remediation.board.nudge_preview', about)
        : say('remediation.board.heads_preview', about);
    return talk.say(view([preview], confirming(action)));
  }
  return send(talk, action, units);
}

function confirming(action: Press): Choice[][] {
  const { roundId } = action;
  return [
    [remediationChoice({ ...action, confirmed: true }, say('choice.confirm'), { command: 'xacnhan' })],
    [
      remediationChoice({ kind: 'remediation_board', roundId, page: 0 }, say('choice.back'), {
        command: 'lui',
      }),
    ],
  ];
}

async function send(
  talk: Talk,
  { kind, roundId }: Press,
  units: { unitId: string; unitName: string }[],
): Promise<void> {
  const { tx, event, tools } = talk;
  const now = event.receivedAt;
  const dueAt = await officeMoment(tx, tools.timeZone, now);
  const day = officeDayOf(dueAt, tools.timeZone);
  const rows: Outgoing[] = [];
  const without: string[] = [];
  for (const { unitId, unitName } of units) {
    const chats = await chatsFor(talk, kind, unitId);
    if (chats.length === 0) without.push(unitName);
    for (const { address, language, personId } of chats) {
      rows.push({
        operation: { kind: 'send' },
        kind: 'notice',
        address,
        view: composedView({
          kind: kind === 'remind_units' ? 'remediation_nudge' : 'remediation_to_head',
          roundId,
          unitId,
        }),
        language,
        priority: 2,
        replaceKey: null,
        dedupeKey: `${kind}:${roundId}:${unitId}:${day}:${personId}:${address.channel}`,
        stillTrue: null,
        dueAt,
      });
    }
  }
  const fresh = await tx.outbox.putMany(rows, now);
  await tx.audit({
    at: now,
    actorId: talk.sender?.person?.id ?? null,
    action: kind,
    subject: 'inspection_round',
    subjectId: roundId,
    event: eventKey(event),
    detail: { people: fresh },
  });
  const later = fresh > 0 && Date.parse(dueAt) > Date.parse(now);
  const sent =
    kind === 'remind_units'
      ? say('oversee.nudged', { count: fresh })
      : say('oversee.heads_sent', { count: fresh });
  const unreached =
    kind === 'remind_units'
      ? say('daily.unreachable', { units: without.join('; ') })
      : say('oversee.no_head', { units: without.join('; ') });
  return talk.say(
    view([
      rows.length > 0 && fresh === 0 ? say('oversee.already_today') : sent,
      ...(later ? [say('oversee.in_office_hours', { at: dueAt })] : []),
      ...(without.length === 0 ? [] : [unreached]),
    ]),
  );
}

async function chatsFor({ tx }: Talk, kind: Press['kind'], unitId: string): Promise<RoleChat[]> {
  if (kind === 'remind_units') return answeringChats(tx, unitId);
  const heads = await tx.followUp.chats('unit_head', unitId);
  return [...heads, ...(await tx.followUp.chats('approver', unitId))];
}
