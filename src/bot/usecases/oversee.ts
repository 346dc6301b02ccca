import { Temporal } from 'temporal-polyfill';
import { mayOversee, type Role } from '../../domain/access.ts';
import type { Action } from '../../domain/action.ts';
import { say, type Message } from '../../domain/message.ts';
import { noticeRequestSchema, type NoticeRequest } from '../../domain/notice/request.ts';
import type { AssignmentStanding, Outgoing, RoleChat, Round } from '../../domain/ports.ts';
import { leaderProgressView } from '../../domain/summary/round-progress.ts';
import { composedView, view, type Choice } from '../../domain/view.ts';
import { owingUnits } from './owing-units.ts';
import { roundProgress } from './refresh-progress.ts';
import { eventKey, type Talk } from './talk.ts';

type OverseeAction = Extract<Action, { kind: 'nudge' | 'to_heads' | 'to_leaders' }>;

/**
 * What only a coordinator's tap sends: a reminder by hand, a letter to the heads, a summary to the leaders. The first
 * tap shows to whom and how many; the second sends. Each goes out once a day.
 */
export async function oversee(talk: Talk, action: OverseeAction): Promise<void> {
  const { tx, tools, event, scope } = talk;
  const round = scope === null ? null : await tx.rounds.byId(scope, action.roundId);
  const coordinates = talk.sender?.roles.some(
    ({ role, unitId }) => role === 'coordinator' && unitId === round?.receivingUnitId,
  );
  if (scope === null || round === null || !mayOversee(scope, round.receivingUnitId) || coordinates !== true) {
    return talk.say(view([say('refused.not_yours')]));
  }
  const owing = await owingUnits(tools, tx, round.id, event.receivedAt);
  if (action.kind === 'to_leaders') return toLeaders(talk, round, action);
  const units = action.kind === 'nudge' ? owing.all : owing.over;
  if (units.length === 0) return talk.say(view([say('oversee.nobody')]));
  if (!action.confirmed) return talk.say(view([preview(action, round, units)], confirming(action)));
  return action.kind === 'nudge' ? nudge(talk, units) : toHeads(talk, units);
}

/** The choices of a round that its coordinator may make at any time, with whom they reach. */
export function choicesOfRound(roundId: string, owing: { all: unknown[]; over: unknown[] }): Choice[][] {
  const action = (kind: OverseeAction['kind']) => ({ kind, roundId, confirmed: false });
  return [
    [{ action: action('nudge'), label: say('choice.nudge', { count: owing.all.length }), command: 'nhac' }],
    ...(owing.over.length === 0
      ? []
      : [
          [
            {
              action: action('to_heads'),
              label: say('choice.heads', { count: owing.over.length }),
              command: 'guithutruong',
            },
          ],
        ]),
    [{ action: action('to_leaders'), label: say('choice.leaders'), command: 'guilanhdao' }],
  ];
}

/** What a coordinator may choose by typing, whatever was said last; nothing for anybody else. */
export async function overseeChoices(talk: Talk): Promise<Choice[]> {
  const coordinates = talk.sender?.roles.some(({ role }) => role === 'coordinator') ?? false;
  if (!coordinates || talk.scope === null) return [];
  const choices: Choice[] = [];
  for (const round of await talk.tx.rounds.overseen(talk.scope)) {
    if (round.closedAt !== null) continue;
    const owing = await owingUnits(talk.tools, talk.tx, round.id, talk.event.receivedAt);
    if (owing.all.length > 0) choices.push(...choicesOfRound(round.id, owing).flat());
  }
  return choices;
}

function preview(action: OverseeAction, round: Round, units: AssignmentStanding[]): Message {
  const about = { title: round.title, count: units.length, units: namesOf(units) };
  return action.kind === 'nudge' ? say('oversee.nudge_preview', about) : say('oversee.heads_preview', about);
}

function confirming(action: OverseeAction): Choice[][] {
  return [
    [{ action: { ...action, confirmed: true }, label: say('choice.confirm'), command: 'xacnhan' }],
    [{ action: { kind: 'progress' }, label: say('choice.back'), command: 'lui' }],
  ];
}

function namesOf(units: { unitName: string }[]): string {
  return units.map(({ unitName }) => unitName).join('; ');
}

/** The day is the office's: what was sent in the evening may be sent again the next morning. */
function officeDay(talk: Talk): string {
  const now = Temporal.Instant.from(talk.event.receivedAt);
  return now.toZonedDateTimeISO(talk.tools.timeZone).toPlainDate().toString();
}

function row(talk: Talk, chat: RoleChat, request: NoticeRequest, key: string, owes: string | null): Outgoing {
  const now = talk.event.receivedAt;
  return {
    operation: { kind: 'send' },
    kind: 'notice',
    address: chat.address,
    view: composedView(noticeRequestSchema.parse(request)),
    language: chat.language,
    priority: 2,
    replaceKey: null,
    dedupeKey: `${key}:${officeDay(talk)}:${chat.personId}:${chat.address.channel}`,
    stillTrue: owes === null ? null : [{ kind: 'report_owed', assignmentId: owes }],
    dueAt: now,
  };
}

async function send(
  talk: Talk,
  action: string,
  rows: Outgoing[],
  done: (count: number) => Message,
  more: Message[] = [],
): Promise<void> {
  const { tx, event } = talk;
  const fresh = await tx.outbox.putMany(rows, event.receivedAt);
  await tx.audit({
    at: event.receivedAt,
    actorId: talk.sender?.person?.id ?? null,
    action,
    subject: 'reporting_round',
    subjectId: rows[0]?.dedupeKey ?? '',
    event: eventKey(event),
    detail: { people: fresh },
  });
  const told = rows.length > 0 && fresh === 0 ? say('oversee.already_today') : done(fresh);
  return talk.say(view([told, ...more]));
}

async function chatsOf(talk: Talk, roles: Role[]): Promise<RoleChat[]> {
  const all: RoleChat[] = [];
  for (const role of roles) all.push(...(await talk.tx.followUp.chats(role, null)));
  return all;
}

async function nudge(talk: Talk, units: AssignmentStanding[]): Promise<void> {
  const chats = await chatsOf(talk, ['focal_point']);
  const rows = units.flatMap(({ unitId, assignmentId }) =>
    chats
      .filter((chat) => chat.unitId === unitId)
      .map((chat) => row(talk, chat, { kind: 'nudge', assignmentId }, `nudge:${assignmentId}`, assignmentId)),
  );
  return send(talk, 'nudge', rows, (count) => say('oversee.nudged', { count }));
}

async function toHeads(talk: Talk, units: AssignmentStanding[]): Promise<void> {
  const chats = await chatsOf(talk, ['unit_head', 'approver']);
  const rows: Outgoing[] = [];
  const without: AssignmentStanding[] = [];
  for (const unit of units) {
    const heads = chats.filter((chat) => chat.unitId === unit.unitId);
    if (heads.length === 0) without.push(unit);
    const { assignmentId } = unit;
    for (const chat of heads) {
      rows.push(row(talk, chat, { kind: 'to_head', assignmentId }, `to_head:${assignmentId}`, assignmentId));
    }
  }
  const more = without.length === 0 ? [] : [say('oversee.no_head', { units: namesOf(without) })];
  return send(talk, 'write_to_heads', rows, (count) => say('oversee.heads_sent', { count }), more);
}

async function toLeaders(talk: Talk, round: Round, action: OverseeAction): Promise<void> {
  const { tx, tools, event } = talk;
  if (!action.confirmed) {
    const progress = await roundProgress(tools, tx, talk.scope!, round, event.receivedAt);
    const shown = leaderProgressView(progress).paragraphs;
    return talk.say(
      view([say('oversee.leaders_preview', { title: round.title }), ...shown], confirming(action)),
    );
  }
  const above = new Set(await tx.units.above(round.receivingUnitId));
  const chats = (await chatsOf(talk, ['leader'])).filter(({ unitId }) => above.has(unitId));
  const rows = chats.map((chat) =>
    row(talk, chat, { kind: 'to_leader', roundId: round.id }, `to_leader:${round.id}`, null),
  );
  return send(talk, 'write_to_leaders', rows, (count) => say('oversee.leaders_sent', { count }));
}
