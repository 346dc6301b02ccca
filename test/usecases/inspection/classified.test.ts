import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setEventAside } from '../../../src/bot/usecases/receive-event.ts';
import { encodeAction, type Action } from '../../../src/domain/action.ts';
import type { InboundEvent } from '../../../src/domain/inbound.ts';
import type { ConclusionAction } from '../../../src/domain/inspection/conclusion/action.ts';
import type { FindingAction } from '../../../src/domain/inspection/finding/action.ts';
import type { ScheduleAction } from '../../../src/domain/inspection/schedule/action.ts';
import { databases } from '../../support/database.ts';
import { wholeDatabase } from '../../support/whole-database.ts';
import { editedText, file, text } from '../sent.ts';
import { openInspectionDesk, type CastName, type InspectionDesk } from './desk.ts';
import { issued } from './issued-conclusion.ts';
import { addThings } from './rights.ts';

const system = { kind: 'system' } as const;
/** A word that stands in nothing else, in a sentence that is marked. */
const trace = 'Qxz15';
const marked = `Hồ sơ MẬT số 15 về ${trace}`;
const state = { stage: 'minutes_recorded', startedAt: '2024-08-05T01:00:00.000Z' } as const;

const finding = (choice: FindingAction): Action => ({ kind: 'inspection_finding', choice });
const conclusion = (choice: ConclusionAction): Action => ({ kind: 'inspection_conclusion', choice });
const schedule = (choice: ScheduleAction): Action => ({ kind: 'inspection_schedule', choice });

describe.each(databases)('classified matter, on %s', (kind) => {
  let desk: InspectionDesk;
  let id = 100_000;
  const next = () => (id += 1);
  let asking: [what: string, who: CastName, press: Action][];
  /** Nowhere: neither in a record nor in what was said, nor in what waits. */
  const keepsNothing = async () => expect(await wholeDatabase(desk.database)).not.toContain(trace);

  beforeAll(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', kind: 'digital', days: ['2024-08-05'], state },
        { unit: 'so-y-te', days: ['2024-08-12'] },
      ],
      plan: { systems: [{ code: 'documents', name: 'Hệ thống văn bản', managedBy: 'Văn phòng UBND' }] },
    });
    const { findingId, conclusionId } = await addThings(desk, 'i1', 'member');
    const [remediation] = await issued(desk, {
      inspectionIds: ['i2'],
      recommendations: [{ text: 'Niêm yết đầy đủ' }],
    });
    const assignmentId = (await desk.read((tx) => tx.inspections.byId(system, 'i2')))!.assignmentId!;
    const shown = { conclusionId, revision: 0 };
    const inspectionId = 'i1';
    asking = [
      ['a finding', 'member', finding({ kind: 'record', inspectionId })],
      ['more of a finding', 'member', finding({ kind: 'add_to', findingId })],
      ['a cause', 'member', finding({ kind: 'sort', findingId, aspect: 'cause' })],
      ['a look-up', 'member', finding({ kind: 'system', inspectionId, system: 0, page: 0 })],
      ['an explanation', 'officer', schedule({ kind: 'explain', inspectionId })],
      ['the minutes', 'secretary', schedule({ kind: 'record_minutes', inspectionId })],
      [
        'a statement',
        'secretary',
        conclusion({ kind: 'add_statement_of', conclusionId, findingKind: 'violation' }),
      ],
      ['a recommendation', 'secretary', conclusion({ kind: 'add_recommendation', conclusionId })],
      [
        'its words',
        'secretary',
        conclusion({ kind: 'change_text', ...shown, item: { list: 'statements', at: 0 } }),
      ],
      ['a subject', 'secretary', conclusion({ kind: 'change_subject', conclusionId })],
      ['a reason', 'head', schedule({ kind: 'cancel', inspectionId: 'i2' })],
      [
        'what was put right',
        'healthOfficer',
        {
          kind: 'inspection_remediation',
          choice: { kind: 'report_remediation', remediationId: remediation!.id },
        },
      ],
      ['an answer of a report', 'healthOfficer', { kind: 'continue', assignmentId }],
    ];
  });
  afterAll(() => desk.dispose());

  it('is refused wherever words or files are asked for, and nothing of it is kept', async () => {
    for (const [what, who, press] of asking) {
      const one = desk.people[who];
      await one.tapsForged(encodeAction(press));
      const asked = one.last().text;
      await one.says(marked);
      expect(one.last().text, what).toMatch(
        /^Tin vừa gửi có dấu hiệu là nội dung mật nên không được tiếp nhận/,
      );
      await one.sends(file(next(), { caption: marked }));
      expect(one.last().text, what).toMatch(/^Tệp vừa gửi có tên hoặc chú thích/);
      await one.sends(file(next(), { name: `${trace} CON:MẬT….pdf`, as: 'document', type: 'pdf' }));
      expect(one.last().text, what).toMatch(/^Tệp vừa gửi có tên hoặc chú thích/);
      await one.sends(editedText(next(), marked));
      expect(one.last().text, what).toMatch(/^Nội dung vừa sửa/);
      expect(asked, what).not.toMatch(/không thuộc phạm vi|đã cũ/);
    }
    await keepsNothing();
  });

  it('leaves what was asked for open, and ordinary words pass', async () => {
    const { member } = desk.people;
    await member.tapsForged('if.record.i1');
    await member.says(marked);
    await member.says('100% văn bản đi được ký số (trừ văn bản mật)');
    const findings = await desk.read((tx) => tx.findings.ofInspection(system, 'i1'));
    expect(findings.at(-1)?.text).toBe('100% văn bản đi được ký số (trừ văn bản mật)');
  });

  it('is not taken in by an edit: what stood before stays', async () => {
    const { member } = desk.people;
    await member.tapsForged('if.record.i1');
    const message = next();
    await member.sends(text(message, 'Chưa niêm yết thủ tục'));
    await member.sends(editedText(message, marked));
    const findings = await desk.read((tx) => tx.findings.ofInspection(system, 'i1'));
    expect(findings.at(-1)?.text).toBe('Chưa niêm yết thủ tục');
    await keepsNothing();
  });

  it('is refused with all pictures of an album, of which one bears the words', async () => {
    const { member } = desk.people;
    await member.tapsForged('if.record.i1');
    const before = await desk.read((tx) => tx.findings.ofInspection(system, 'i1'));
    desk.readAll();
    for (const caption of [marked, '', '']) await member.sends(file(next(), { album: 'secretly', caption }));
    await member.sends(file(next(), { album: 'other' }));
    expect(await desk.read((tx) => tx.findings.ofInspection(system, 'i1'))).toHaveLength(before.length + 1);
    await keepsNothing();
  });

  it('is not kept aside either when its event fails again and again', async () => {
    const event: InboundEvent = {
      ...{ channel: 'telegram', botId: '1', updateId: '777', sentAt: desk.tools.clock.now() },
      receivedAt: desk.tools.clock.now(),
      chat: { id: 'member', kind: 'private', threadId: null, title: null },
      sender: { externalId: 'member', displayName: 'member' },
      content: text(next(), marked),
    };
    await setEventAside(desk.unitOfWork, event, 5, 'the database was away');
    await keepsNothing();
    await setEventAside(desk.unitOfWork, { ...event, content: text(next(), 'Chữ thường') }, 5, 'away');
    expect(await wholeDatabase(desk.database)).toContain('Chữ thường');
  });

  it('is said not to be sent where words are asked for', async () => {
    const { member, officer } = desk.people;
    const warning = 'Không gửi nội dung, tài liệu mật vào đây.';
    await member.says('/trogiup');
    expect(member.last().text).toContain(warning);
    await member.tapsForged('if.record.i1');
    expect(member.last().text).toContain(warning);
    await officer.tapsForged(encodeAction(schedule({ kind: 'explain', inspectionId: 'i1' })));
    expect(officer.last().text).toContain(warning);
  });
});
