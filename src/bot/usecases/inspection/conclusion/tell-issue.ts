import {
  groupNoticeView,
  keptLines,
  movedLines,
  teamNoticeView,
  unitNoticeView,
  type Addressee,
  type IssuedNotice,
} from '../../../../domain/inspection/conclusion/notice-views.ts';
import { unitNames } from '../../../../domain/inspection/conclusion/words.ts';
import type { Conclusion, Inspection, Remediation } from '../../../../domain/inspection/ports.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { ChatGroup } from '../../../../domain/group/ports.ts';
import type { Outgoing } from '../../../../domain/outbox/ports.ts';
import type { RoleChat } from '../../../../domain/notice/ports.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { officeMoment } from '../../notice/tell-coordinators.ts';
import { tellGroups } from '../../group/tell-group.ts';
import type { InspectionContext } from '../advance-inspection.ts';
import { coordinatorChats, teamChats } from '../schedule/people-concerned.ts';
import { tellPeople } from '../schedule/tell.ts';

const everything = { kind: 'system' } as const;

/** A conclusion that has just been issued, with what it is about. */
export interface Issue extends IssuedNotice {
  conclusion: Conclusion;
  inspections: readonly Inspection[];
  /** Terms that were set after the issue and that a correction leaves as they are. */
  kept: readonly Remediation[];
}

/**
 * Tells of an issued conclusion, once, in office hours: each unit's people, with the signed file and what concerns their
 * unit; the units' and the round's groups, number, date and subject only; the team.
 *
 * @returns what whoever issued it has to know: units of which nobody can be told, and when the others are
 */
export async function tellOfIssue(ctx: InspectionContext, issue: Issue): Promise<Message[]> {
  const { tx, tools, at } = ctx;
  const { conclusion, inspections, moved, kept } = issue;
  const terms = [...movedLines(moved), ...keptLines(kept)];
  const dueAt = await officeMoment(tx, tools.timeZone, at);
  const remediations = await tx.remediations.ofConclusion(everything, conclusion.id);
  const chats = await chatsByUnit(tx);
  const rows: Outgoing[] = [];
  const unreachable: Inspection[] = [];
  for (const inspection of inspections) {
    const its = chats.get(inspection.unitId);
    if (its === undefined) unreachable.push(inspection);
    else {
      const own = remediations.filter(({ inspectionId }) => inspectionId === inspection.id);
      rows.push(...noticesTo(its, issue, inspection, own, dueAt));
    }
  }
  await tx.outbox.putMany(rows, at);
  await tellGroups(
    tools,
    tx,
    await groupsOf(tx, inspections, ctx.actorId ?? ''),
    {
      view: groupNoticeView(issue),
      kind: 'conclusion',
      priority: 2,
      key: `conclusion:${conclusion.id}:issued`,
    },
    dueAt,
  );
  await tellPeople(ctx, {
    to: await teamChats(tx, inspections[0]?.id ?? ''),
    view: teamNoticeView(issue, terms),
    key: `conclusion:${conclusion.id}:issued:team`,
  });
  // What a sector body finds goes to the coordinators of the round (Kế hoạch 61/KH-UBND, III.2), with its paper.
  if (inspections.some(({ kind }) => kind === 'thematic')) {
    await tellPeople(ctx, {
      to: await coordinatorChats(tx, conclusion.roundId),
      view: { ...teamNoticeView(issue, terms), attachments: [issue.attachment] },
      key: `conclusion:${conclusion.id}:issued:team`,
    });
  }
  return [
    ...terms,
    ...(unreachable.length === 0 ? [] : [say('conclusion.unreachable', { units: unitNames(unreachable) })]),
    ...(Date.parse(dueAt) > Date.parse(at) ? [say('oversee.in_office_hours', { at: dueAt })] : []),
  ];
}

interface Told {
  chat: RoleChat;
  to: Addressee;
}

/** Whoever signs for the unit, and who reports for it; each once, in the higher capacity. */
async function chatsByUnit(tx: Transaction): Promise<Map<string, Told[]>> {
  const byUnit = new Map<string, Told[]>();
  for (const [role, to] of [
    ['unit_head', 'head'],
    ['approver', 'head'],
    ['focal_point', 'officer'],
  ] as const) {
    for (const chat of await tx.followUp.chats(role, null)) {
      const known = byUnit.get(chat.unitId) ?? [];
      if (known.some((each) => each.chat.personId === chat.personId && isSameChat(each.chat, chat))) continue;
      byUnit.set(chat.unitId, [...known, { chat, to }]);
    }
  }
  return byUnit;
}

function isSameChat(one: Pick<RoleChat, 'address'>, other: Pick<RoleChat, 'address'>): boolean {
  const [a, b] = [one.address, other.address];
  return a.channel === b.channel && a.chatId === b.chatId && a.threadId === b.threadId;
}

function noticesTo(
  people: readonly Told[],
  issue: Issue,
  inspection: Inspection,
  remediations: readonly Remediation[],
  dueAt: string,
): Outgoing[] {
  const key = `conclusion:${issue.conclusion.id}:issued:${inspection.id}`;
  return people.map(({ chat: { personId, address, language }, to }) => ({
    operation: { kind: 'send' },
    kind: 'conclusion',
    address,
    view: unitNoticeView(issue, inspection, remediations, to),
    language,
    priority: 2,
    replaceKey: null,
    dedupeKey: `${key}:${personId}:${address.channel}`,
    stillTrue: null,
    dueAt,
  }));
}

/** The groups of the units and of the rounds in which they report; a chat bound to several of them is told once. */
async function groupsOf(
  tx: Transaction,
  inspections: readonly Inspection[],
  actorId: string,
): Promise<ChatGroup[]> {
  const all = await tx.groups.all();
  const units = new Set(inspections.map(({ unitId }) => unitId));
  const rounds = all.some(({ purpose }) => purpose === 'round')
    ? await reportingRounds(tx, inspections, actorId)
    : new Set<string>();
  const meant = all.filter(
    ({ unitId, roundId }) =>
      (unitId !== null && units.has(unitId)) || (roundId !== null && rounds.has(roundId)),
  );
  return meant.filter((group, at) => meant.findIndex((each) => isSameChat(each, group)) === at);
}

/** Units of one kind report in one round. */
async function reportingRounds(
  tx: Transaction,
  inspections: readonly Inspection[],
  actorId: string,
): Promise<Set<string>> {
  const ofKinds = new Map(
    inspections.flatMap(({ kind, assignmentId }) =>
      assignmentId === null ? [] : [[kind, assignmentId] as const],
    ),
  );
  const rounds = new Set<string>();
  for (const assignmentId of ofKinds.values()) {
    const report = await tx.reports.inHand(everything, assignmentId, actorId);
    if (report !== null) rounds.add(report.roundId);
  }
  return rounds;
}
