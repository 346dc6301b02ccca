import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inForce } from '../../src/bot/usecases/inspection/remediation/in-force.ts';
import { encodeFindingAction } from '../../src/domain/inspection/finding/action.ts';
import { nextStep } from '../../src/domain/inspection/next-step.ts';
import { encodeScheduleAction } from '../../src/domain/inspection/schedule/action.ts';
import type { Inspection } from '../../src/domain/inspection/ports.ts';
import { databases, type DatabaseKind } from '../support/database.ts';
import { conclusions, sentFile } from './conclusion-desk.ts';
import { openInspectionDesk, type Actor, type InspectionDesk } from './inspection-desk.ts';
import { notified } from './inspection-schedule.ts';

const system = { kind: 'system' } as const;
const ids = ['i1', 'i2'] as const;

/** What somebody does out of turn. */
const strays = [
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
] as const;
type Stray = (typeof strays)[number];
/** Mostly what comes next, so that runs get far; now and then anything. */
interface Act {
  id: (typeof ids)[number];
  stray: Stray | null;
}
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...ids),
    stray: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.constantFrom(...strays) },
    ),
  }),
  { minLength: 8, maxLength: 26 },
);

/** To the end, and taken up again by a correction that asks more. */
const corrected: Act[] = [
  ...Array.from({ length: 8 }, (): Act => ({ id: 'i1', stray: null })),
  ...(['correct', 'recommend', 'approve', 'issue_again', 'issue_again'] as const).map((stray): Act => ({
    id: 'i1',
    stray,
  })),
];

interface Play {
  desk: InspectionDesk;
  /** Distinguishes words and papers. */
  number: number;
  findings: Map<string, string>;
  /** As they were issued. */
  issued: Map<string, string>;
  notices: string[];
}

const inspection = ({ desk }: Play, id: string): Promise<Inspection> =>
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

/** Records the paper and confirms it; the confirmation comes twice. */
async function issue(play: Play, conclusionId: string): Promise<void> {
  const { coordinator } = play.desk.people;
  await coordinator.tapsForged(`ik.issue.${conclusionId}`);
  await coordinator.says(`${(play.number += 1)}/TB-SNV ngày 12/8/2024`);
  await coordinator.sends(sentFile());
  const { revision } = (await conclusions(play.desk)).find((each) => each.id === conclusionId)!;
  await coordinator.tapsForged(`ik.issue_now.${conclusionId}.${revision}`);
  await coordinator.tapsForged(`ik.issue_now.${conclusionId}.${revision}`);
}

async function putRight(play: Play, id: string): Promise<void> {
  const officer = officerOf(play, id);
  const open = await play.desk.read(async (tx) =>
    (await inForce(tx, await tx.remediations.ofRound(system, 'kt')))
      .map(({ remediation }) => remediation)
      .find((each) => each.inspectionId === id && each.status !== 'done'),
  );
  if (open === undefined) return;
  await officer.tapsForged(`ir.r.${open.id}`);
  await officer.says(`Đã khắc phục ${(play.number += 1)}`);
  const reports = await play.desk.read((tx) => tx.remediations.reportsOf(system, [open.id]));
  await play.desk.people.secretary.tapsForged(`ir.v.${open.id}.${reports.at(-1)?.id ?? 'x'}.d`);
}

/** What the inspection waits for. */
async function goOn(play: Play, id: string): Promise<void> {
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
      return head.tapsForged(`ik.approve.${live.id}.${revision}`);
    }
    case 'issue_conclusion':
      return issue(play, (await conclusionOf(play, id))!.id);
    default:
      return putRight(play, id);
  }
}

async function outOfTurn(play: Play, id: string, stray: Stray): Promise<void> {
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
      return head.tapsForged(`ik.approve.${cid}.${revision}`);
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
    default:
      return stray satisfies never;
  }
}

async function recommendIfDraft(play: Play, conclusionId: string): Promise<void> {
  const known = (await conclusions(play.desk)).some((each) => each.id === conclusionId);
  if (known) await recommend(play, conclusionId);
}

/** What holds after every act, whatever it was. */
async function holds(play: Play): Promise<void> {
  const { desk } = play;
  const { findings, all, inspections, left } = await desk.read(async (tx) => ({
    findings: await tx.findings.ofRound(system, 'kt'),
    all: await tx.conclusions.ofRound(system, 'kt'),
    inspections: await tx.inspections.ofRound(system, 'kt'),
    left: (await inForce(tx, await tx.remediations.ofRound(system, 'kt')))
      .map(({ remediation }) => remediation)
      .filter(({ status }) => status !== 'done'),
  }));
  // No finding is lost.
  const texts = new Map(findings.map(({ id, text }) => [id, text]));
  for (const [id, text] of play.findings) expect(texts.get(id)).toBe(text);
  for (const [id, text] of texts) play.findings.set(id, text);
  // Nothing is issued twice, and what is issued stays as it is.
  const issued = all.filter(({ status }) => status === 'issued');
  const covered = issued.flatMap(({ inspectionIds }) => inspectionIds);
  expect(new Set(covered).size).toBe(covered.length);
  for (const { id, paper, content, inspectionIds } of all.filter((each) => each.issuedAt !== null)) {
    const words = JSON.stringify({ paper, content, inspectionIds });
    expect(play.issued.get(id) ?? words).toBe(words);
    play.issued.set(id, words);
  }
  const numbers = all.flatMap(({ paper }) => (paper === null ? [] : [paper.number]));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const name of ['officer', 'healthOfficer'] as const) {
    for (const { text } of desk.people[name].read()) {
      const said = /^Kính gửi Sở .*Thông báo kết luận kiểm tra số (\S+) ngày/.exec(text)?.[1];
      if (said !== undefined) play.notices.push(`${name} ${said}`);
    }
  }
  expect(new Set(play.notices).size).toBe(play.notices.length);
  // Every unit has a next step, which somebody can take.
  for (const { id, kind, dates, state } of inspections) {
    const isOver = state.stage === 'closed' || state.stage === 'cancelled';
    expect([id, nextStep({ kind, dates, state }) === null]).toEqual([id, isOver]);
    const its = left.filter(({ inspectionId }) => inspectionId === id);
    expect([id, state.stage]).not.toEqual([id, 'issued']);
    if (state.stage === 'remediation') expect(its.length).toBeGreaterThan(0);
    if (state.stage === 'closed') expect(its).toEqual([]);
    if (state.stage === 'signed') {
      expect(all.some((each) => each.status === 'approved' && each.inspectionIds.includes(id))).toBe(true);
    }
  }
}

async function played(kind: DatabaseKind, given: Act[]): Promise<void> {
  const desk = await openInspectionDesk(kind, '12/08/2024 08:00');
  try {
    await desk.openRound({
      inspections: ['so-xay-dung', 'so-y-te'].map((unit) => ({
        unit,
        days: ['2024-08-12'],
        state: notified('2024-07-29'),
      })),
      reports: false,
    });
    const play: Play = { desk, number: 0, findings: new Map(), issued: new Map(), notices: [] };
    for (const { id, stray } of given) {
      await (stray === null ? goOn(play, id) : outOfTurn(play, id, stray));
      await holds(play);
    }
    // From wherever it has come to, it can be brought to its end.
    for (const id of ids) {
      for (let left = 24; left > 0 && nextStep(await inspection(play, id)) !== null; left -= 1) {
        await goOn(play, id);
        await holds(play);
      }
      const { state } = await inspection(play, id);
      expect([id, ['closed', 'cancelled'].includes(state.stage), state.stage]).toEqual([
        id,
        true,
        state.stage,
      ]);
    }
  } finally {
    await desk.dispose();
  }
}

describe.each(databases)('whatever is pressed in whatever order, on %s', (kind) => {
  test(
    'no finding is lost, nothing is issued twice, and every inspection comes to its end',
    { timeout: 240_000 },
    () =>
      fc.assert(
        fc.asyncProperty(acts, (given) => played(kind, given)),
        { numRuns: kind === 'sqlite' ? 10 : 4, endOnFailure: true, examples: [[corrected]] },
      ),
  );
});
