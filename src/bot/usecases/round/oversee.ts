import { mayOversee, type Role } from '../../../domain/access.ts';
import type { Action } from '../../../domain/action.ts';
import { say, type Message } from '../../../domain/message.ts';
import { noticeRequestSchema, type NoticeRequest } from '../../../domain/notice/request.ts';
import type { AssignmentStanding, Round } from '../../../domain/round/ports.ts';
import type { Outgoing } from '../../../domain/outbox/ports.ts';
import type { RoleChat } from '../../../domain/notice/ports.ts';
import { leaderProgressView } from '../../../domain/summary/round-progress.ts';
import { composedView, view, type Choice } from '../../../domain/view.ts';
import { leaderNews, leadersToldSetting } from '../inspection/leader-news.ts';
import { owingUnits } from './owing-units.ts';
import { officeDayOf } from '../deadline/office-time.ts';
import { roundProgress } from './refresh-progress.ts';
import { eventKey, type Talk } from '../talk.ts';
import { officeMoment } from '../notice/tell-coordinators.ts';

type OverseeAction = Extract<Action, { kind: 'nudge' | 'to_heads' | 'to_leaders' }>;

/**
 * What only a coordinator's tap sends: a reminder by hand, a letter to the heads, a summary to the leaders. The first
 * tap shows to whom and how many; the second sends, or outside office hours has it sent when they begin. Each goes out
 * once a day.
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
  return action.kind === 'nudge' ? nudge(talk, round, units) : toHeads(talk, round, units);
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

/** What a tap sends: the same person is told the same thing once on the office's day on which it goes out. */
interface Letter {
  chat: RoleChat;
  request: NoticeRequest;
  key: string;
  stillTrue: Outgoing['stillTrue'];
}

/** @returns how many letters were not superfluous */
async function send(
  talk: Talk,
  round: Round,
  letters: Letter[],
  words: { action: string; done: (count: number) => Message; more?: Message[] },
): Promise<number> {
  const { tx, event, tools } = talk;
  const now = event.receivedAt;
  const dueAt = await officeMoment(tx, tools.timeZone, now);
  const day = officeDayOf(dueAt, tools.timeZone);
  const rows = letters.map(({ chat, request, key, stillTrue }): Outgoing => ({
    operation: { kind: 'send' },
    kind: 'notice',
    address: chat.address,
    view: composedView(noticeRequestSchema.parse(request)),
    language: chat.language,
    priority: 2,
    replaceKey: null,
    dedupeKey: `${key}:${day}:${chat.personId}:${chat.address.channel}`,
    stillTrue,
    dueAt,
  }));
  const fresh = await tx.outbox.putMany(rows, now);
  await tx.audit({
    at: now,
    actorId: talk.sender?.person?.id ?? null,
    action: words.action,
    subject: 'reporting_round',
    subjectId: round.id,
    event: eventKey(event),
    detail: { people: fresh },
  });
  const later = fresh > 0 && Date.parse(dueAt) > Date.parse(now);
  await talk.say(
    view([
      rows.length > 0 && fresh === 0 ? say('oversee.already_today') : words.done(fresh),
      ...(later ? [say('oversee.in_office_hours', { at: dueAt })] : []),
      ...(words.more ?? []),
    ]),
  );
  return fresh;
}

async function chatsOf(talk: Talk, roles: Role[]): Promise<RoleChat[]> {
  const all: RoleChat[] = [];
  for (const role of roles) all.push(...(await talk.tx.followUp.chats(role, null)));
  return all;
}

async function nudge(talk: Talk, round: Round, units: AssignmentStanding[]): Promise<void> {
  const chats = await chatsOf(talk, ['focal_point']);
  const tappedAt = talk.event.receivedAt;
  const { letters, without } = lettersTo(units, chats, (assignmentId) => ({
    kind: 'nudge',
    assignmentId,
    tappedAt,
  }));
  const more = without.length === 0 ? [] : [say('daily.unreachable', { units: namesOf(without) })];
  const done = (count: number) => say('oversee.nudged', { count });
  await send(talk, round, letters, { action: 'nudge', done, more });
}

async function toHeads(talk: Talk, round: Round, units: AssignmentStanding[]): Promise<void> {
  const chats = await chatsOf(talk, ['unit_head', 'approver']);
  const { letters, without } = lettersTo(units, chats, (assignmentId) => ({ kind: 'to_head', assignmentId }));
  const more = without.length === 0 ? [] : [say('oversee.no_head', { units: namesOf(without) })];
  const done = (count: number) => say('oversee.heads_sent', { count });
  await send(talk, round, letters, { action: 'write_to_heads', done, more });
}

/** One for each person of each unit, under its limit as it is now; and the units where there is nobody to write to. */
function lettersTo(
  units: AssignmentStanding[],
  chats: RoleChat[],
  requestAbout: (assignmentId: string) => NoticeRequest,
): { letters: Letter[]; without: AssignmentStanding[] } {
  const letters: Letter[] = [];
  const without: AssignmentStanding[] = [];
  for (const unit of units) {
    const { assignmentId, limit } = unit;
    const request = requestAbout(assignmentId);
    const people = chats.filter(({ unitId }) => unitId === unit.unitId);
    if (people.length === 0) without.push(unit);
    for (const chat of people) {
      letters.push({
        chat,
        request,
        key: `${request.kind}:${assignmentId}`,
        stillTrue: [
          { kind: 'report_owed', assignmentId },
          ...(request.kind === 'to_head'
            ? [{ kind: 'limit_is' as const, assignmentId, lastDay: limit.lastDay }]
            : []),
        ],
      });
    }
  }
  return { letters, without };
}

async function toLeaders(talk: Talk, round: Round, action: OverseeAction): Promise<void> {
  const { tx, tools, event } = talk;
  const { receivingUnitId } = round;
  const since = await tx.settings.get(leadersToldSetting(receivingUnitId));
  if (!action.confirmed) {
    const progress = await roundProgress(tools, tx, talk.scope!, round, event.receivedAt);
    const news = await leaderNews(tx, receivingUnitId, since);
    const shown = leaderProgressView(progress, news).paragraphs;
    return talk.say(
      view([say('oversee.leaders_preview', { title: round.title }), ...shown], confirming(action)),
    );
  }
  const above = new Set(await tx.units.above(receivingUnitId));
  const letters = (await chatsOf(talk, ['leader']))
    .filter(({ unitId }) => above.has(unitId))
    .map((chat): Letter => ({
      chat,
      request: { kind: 'to_leader', roundId: round.id, since },
      key: `to_leader:${round.id}`,
      stillTrue: null,
    }));
  const done = (count: number) =>
    count === 0 ? say('oversee.no_leader') : say('oversee.leaders_sent', { count });
  const fresh = await send(talk, round, letters, { action: 'write_to_leaders', done });
  // What is issued from now on is news for the next.
  if (fresh > 0) await tx.settings.set(leadersToldSetting(receivingUnitId), event.receivedAt);
}
