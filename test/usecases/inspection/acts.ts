import { expect } from 'vitest';
import { inForce } from '../../../src/bot/usecases/inspection/remediation/in-force.ts';
import { addTeamMember, removeTeamMember } from '../../../src/bot/usecases/inspection/plan/change-members.ts';
import { removeUnit } from '../../../src/bot/usecases/inspection/plan/remove-unit.ts';
import { encodeFindingAction } from '../../../src/domain/inspection/finding/action.ts';
import { nextStep } from '../../../src/domain/inspection/next-step.ts';
import { encodeScheduleAction } from '../../../src/domain/inspection/schedule/action.ts';
import type { Inspection } from '../../../src/domain/inspection/ports.ts';
import { conclusions, sentFile } from './conclusion-desk.ts';
import type { Actor, InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;
/** What somebody does out of turn. */
export const strays = [
  'record',
  'withdraw',
  'cancel',
  'postpone',
  'draft_together',
  'drop',
  'recommend',
  'approve',
  'wrong_approver',
  'issue_again',
  'correct',
  'done_unseen',
  'give_up',
  'state_unsorted',
  'remove_unit',
  'change_team',
  'extend_term',
] as const;
export type Stray = (typeof strays)[number];
/** An office at work, and what has come of it so far. */
export interface Play {
  desk: InspectionDesk;
  /** Distinguishes words and papers. */
  number: number;
  findings: Map<string, string>;
  /** As they were issued. */
  issued: Map<string, string>;
  notices: string[];
}

export const inspection = ({ desk }: Play, id: string): Promise<Inspection> =>
  desk.read(async (tx) => (await tx.inspections.byId(system, id))!);

/** The conclusion that is being worked at or in force about an inspection. */
async function conclusionOf({ desk }: Play, id: string) {
  const live = (await conclusions(desk)).filter(({ inspectionIds }) => inspectionIds.includes(id));
  return live.findLast(({ status }) => ['draft', 'approved'].includes(status)) ?? live.at(-1) ?? null;
}

function officerOf({ desk: { people } }: Play, id: string): Actor {
  return id === 'i1' ? people.officer : people.healthOfficer;
}

async function record(play: Play, id: string): Promise<void> {
  const { member, secretary } = play.desk.people;
  const text = `Phát hiện thứ ${(play.number += 1)} tại đơn vị`;
  await member.tapsForged(encodeFindingAction({ kind: 'record', inspectionId: id }));
  await member.says(text);
  const all = await play.desk.read((tx) => tx.findings.ofRound(system, 'kt'));
  const kept = all.find((each) => each.text === text);
  // What the bot says is recorded is recorded.
  if (/^Đã ghi phát hiện/.test(member.last().text)) expect(kept).toBeDefined();
  if (kept === undefined) return;
  const sorting = { findingId: kept.id, findingKind: 'shortcoming' } as const;
  await secretary.tapsForged(encodeFindingAction({ kind: 'set_kind', ...sorting }));
}

async function recommend(play: Play, conclusionId: string): Promise<void> {
  const { secretary } = play.desk.people;
  await secretary.tapsForged(`ik.add_recommendation.${conclusionId}`);
  await secretary.says(`Kiến nghị thứ ${(play.number += 1)}`);
  const now = (await conclusions(play.desk)).find((each) => each.id === conclusionId)!;
  await secretary.tapsForged(`ik.no_terms.${conclusionId}.${now.revision}`);
}

/** Where it is asked why something found is passed over, says why. */
async function givesReason(actor: Actor): Promise<void> {
  if (actor.last().text.includes('đề nghị ghi lý do; lý do được lưu trong hồ sơ kết luận')) {
    await actor.says('Đã khắc phục ngay khi kiểm tra');
  }
}

/** Words without a kind, and what else is not stated yet, are stated to the unit. */
async function stateUnsorted(play: Play, id: string): Promise<void> {
  const { member, secretary } = play.desk.people;
  await member.tapsForged(encodeFindingAction({ kind: 'record', inspectionId: id }));
  await member.says(`Chưa phân loại, thứ ${(play.number += 1)}`);
  await secretary.tapsForged(encodeFindingAction({ kind: 'state', inspectionId: id }));
  const confirm = secretary.last().choices.find((label) => label.startsWith('Xác nhận nêu'));
  if (confirm !== undefined) await secretary.taps(confirm);
}

/** Another term for something that is left. */
async function extendTerm(play: Play, id: string): Promise<void> {
  const open = await leftOf(play, id);
  if (open === undefined) return;
  await play.desk.people.head.tapsForged(`ir.t.${open.id}`);
  await play.desk.people.head.says(`chậm nhất ngày ${1 + (play.number % 28)}/9/2024`);
}

async function leftOf({ desk }: Play, id: string) {
  return desk.read(async (tx) =>
    (await inForce(tx, await tx.remediations.ofRound(system, 'kt')))
      .map(({ remediation }) => remediation)
      .find((each) => each.inspectionId === id && each.status !== 'done'),
  );
}

/** Records the paper and confirms it; the confirmation comes twice. */
async function issue(play: Play, conclusionId: string): Promise<void> {
  const { coordinator } = play.desk.people;
  await coordinator.tapsForged(`ik.issue.${conclusionId}`);
  await givesReason(coordinator);
  await coordinator.says(`${(play.number += 1)}/TB-SNV ngày 12/8/2024`);
  await coordinator.sends(sentFile());
  const { revision } = (await conclusions(play.desk)).find((each) => each.id === conclusionId)!;
  await coordinator.tapsForged(`ik.issue_now.${conclusionId}.${revision}`);
  await coordinator.tapsForged(`ik.issue_now.${conclusionId}.${revision}`);
}

async function putRight(play: Play, id: string): Promise<void> {
  const officer = officerOf(play, id);
  const open = await leftOf(play, id);
  if (open === undefined) return;
  await officer.tapsForged(`ir.r.${open.id}`);
  await officer.says(`Đã khắc phục ${(play.number += 1)}`);
  const reports = await play.desk.read((tx) => tx.remediations.reportsOf(system, [open.id]));
  await play.desk.people.secretary.tapsForged(`ir.v.${open.id}.${reports.at(-1)?.id ?? 'x'}.d`);
}

/** Does what the inspection waits for. */
export async function goOn(play: Play, id: string): Promise<void> {
  const { head, secretary, coordinator } = play.desk.people;
  const on = { inspectionId: id } as const;
  switch (nextStep(await inspection(play, id))) {
    case null:
      return;
    case 'fix_dates':
      await coordinator.tapsForged(encodeScheduleAction({ kind: 'fix_dates', ...on }));
      await coordinator.says('12/8/2024');
      return coordinator.says('Ấn định lại');
    case 'notify':
    case 'receive_report':
      await head.tapsForged(encodeScheduleAction({ kind: 'skip', ...on }));
      return head.says('Theo chỉ đạo');
    case 'start':
      await head.tapsForged(encodeScheduleAction({ kind: 'start', ...on }));
      return head.says('Theo chỉ đạo');
    case 'record_minutes':
      await secretary.tapsForged(encodeScheduleAction({ kind: 'record_minutes', ...on }));
      return secretary.says('Đã lập');
    case 'explain':
      await officerOf(play, id).tapsForged(encodeScheduleAction({ kind: 'explain', ...on }));
      return officerOf(play, id).says('Tiếp thu');
    case 'draft_conclusion':
      await record(play, id);
      await secretary.tapsForged(`ik.draft_one.${id}`);
      return secretary.says('Theo chỉ đạo');
    case 'sign_conclusion': {
      const live = await conclusionOf(play, id);
      if (live === null || live.status === 'withdrawn') {
        await record(play, id);
        return secretary.tapsForged(`ik.draft_one.${id}`);
      }
      if (live.content.recommendations.length === 0) await recommend(play, live.id);
      await secretary.tapsForged(`ik.leave_out.${live.id}.${live.revision}`);
      const { revision } = (await conclusionOf(play, id))!;
      await approves(head, live.id, revision);
      return givesReason(head);
    }
    case 'issue_conclusion':
      return issue(play, (await conclusionOf(play, id))!.id);
    default:
      return putRight(play, id);
  }
}

export async function outOfTurn(play: Play, id: string, stray: Stray): Promise<void> {
  const { head, deputy, secretary, member, coordinator, officer } = play.desk.people;
  const live = await conclusionOf(play, id);
  const on = { inspectionId: id } as const;
  const cid = live?.id ?? 'none';
  const revision = live?.revision ?? 0;
  switch (stray) {
    case 'record':
      return record(play, id);
    case 'withdraw': {
      const [last] = [...play.findings.keys()].slice(-1);
      return member.tapsForged(encodeFindingAction({ kind: 'withdraw', findingId: last ?? 'none' }));
    }
    case 'cancel':
      // Of one of the two, so that the other is left.
      await coordinator.tapsForged(encodeScheduleAction({ kind: 'cancel', inspectionId: 'i2' }));
      return coordinator.says('Sáp nhập đơn vị');
    case 'postpone':
      await coordinator.tapsForged(encodeScheduleAction({ kind: 'postpone', ...on }));
      return coordinator.says('Trùng lịch họp');
    case 'draft_together':
      await secretary.tapsForged(`ik.draft_all.${id}`);
      return secretary.says('Theo chỉ đạo');
    case 'drop':
      return head.tapsForged(`ik.drop_now.${cid}.${revision}`);
    case 'recommend':
      return recommendIfDraft(play, cid);
    case 'approve':
      return approves(head, cid, revision);
    case 'wrong_approver':
      await officer.tapsForged(`ik.approve.${cid}.${revision}`);
      return secretary.tapsForged(`ik.approve.${cid}.${revision}`);
    case 'issue_again':
      await deputy.tapsForged(`ik.issue_now.${cid}.${revision}`);
      return live === null ? undefined : issue(play, cid);
    case 'correct':
      return secretary.tapsForged(`ik.correct.${cid}`);
    case 'done_unseen':
      return head.tapsForged(encodeScheduleAction({ kind: 'close', ...on }));
    case 'give_up':
      return secretary.says('/huy');
    case 'state_unsorted':
      return stateUnsorted(play, id);
    case 'remove_unit':
      await play.desk.act((administration) =>
        removeUnit(administration, {
          ...{ roundCode: 'kiem-tra-kt', unitCode: 'so-y-te', kind: null },
          ...{ reason: 'Sáp nhập đơn vị', keepReport: true },
        }),
      );
      return;
    case 'change_team': {
      const change = { roundCode: 'kiem-tra-kt', personCode: 'kieu-van-thi-du', reason: 'Đi công tác' };
      await play.desk.act((administration) => removeTeamMember(administration, change));
      await play.desk.act((administration) =>
        addTeamMember(administration, { ...change, role: 'team_member' }),
      );
      return;
    }
    case 'extend_term':
      return extendTerm(play, id);
    default:
      return stray satisfies never;
  }
}

/** Shown the text at first, then approved. */
async function approves(head: Play['desk']['people']['head'], id: string, revision: number): Promise<void> {
  await head.tapsForged(`ik.approve.${id}.${revision}`);
  await head.tapsForged(`ik.approve.${id}.${revision}`);
}

async function recommendIfDraft(play: Play, conclusionId: string): Promise<void> {
  const known = (await conclusions(play.desk)).some((each) => each.id === conclusionId);
  if (known) await recommend(play, conclusionId);
}
