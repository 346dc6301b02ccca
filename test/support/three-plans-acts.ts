import { expect } from 'vitest';
import { createIds } from '../../src/bot/ids.ts';
import type { Inspection } from '../../src/domain/inspection/ports.ts';
import { pdf } from './sample-files.ts';
import type { Office } from './three-plans.ts';
import type { TestPerson } from './world.ts';

const system = { kind: 'system' } as const;

/** The last letter to a unit: with a file, its words are the caption as long as they fit. */
export function lastLetterTo(person: TestPerson): string {
  const words = person.hears().map(({ text, caption }) => caption ?? text);
  return words.findLast((each) => each.startsWith('Kính gửi Sở')) ?? '';
}

export async function presses(person: TestPerson, data: string): Promise<void> {
  await person.tapsForged(person.last().id, data);
}

/** The coordinator sends the schedule notice of an inspection, and the unit's officer has seen it, with the day of the report. */
export async function notifies(
  { people }: Office,
  inspection: Inspection,
  number: string,
  reportBy: string,
): Promise<void> {
  const { coordinator, builder } = people;
  await presses(coordinator, `is.i.${inspection.id}`);
  await coordinator.taps('Gửi thông báo lịch');
  await coordinator.sendsFile({
    fileName: 'TB.pdf',
    content: pdf(number),
    caption: `Thông báo số ${number}`,
  });
  await coordinator.taps('Gửi, 08 giờ');
  expect(lastLetterTo(builder)).toContain(`Đề nghị gửi báo cáo chậm nhất ${reportBy}, `);
  await builder.taps('Đã nhận được thông báo');
}

/** The head of the team calls an inspection off. */
export async function callsOff(head: TestPerson, inspection: Inspection, reason: string): Promise<void> {
  await presses(head, `is.x.${inspection.id}`);
  await head.says(reason);
  await head.taps(head.choices().find((label) => label.startsWith('Xác nhận hủy'))!);
}

export async function starts(head: TestPerson, inspection: Inspection): Promise<void> {
  await presses(head, `is.i.${inspection.id}`);
  await head.taps('Bắt đầu kiểm tra');
  await head.says('Đơn vị báo cáo trực tiếp tại buổi làm việc');
}

/** The secretary drafts out of one finding and recommends one thing; nobody has said by when. */
export async function drafts(
  { world }: Office,
  secretary: TestPerson,
  inspection: Inspection,
): Promise<void> {
  await world.unitOfWork.run(async (tx) => {
    const [member] = await tx.inspections.teamOf(system, inspection.id);
    await tx.findings.add({
      id: createIds().next(),
      roundId: inspection.roundId,
      inspectionIds: [inspection.id],
      authorId: member!.personId,
      text: 'Chưa niêm yết đủ thủ tục',
      kind: 'shortcoming',
      field: 'procedure_reform',
      promptCode: null,
      cause: null,
      status: 'stated',
      fileIds: [],
      sourceKey: null,
      revision: 0,
      createdAt: world.clock.now(),
    });
  });
  await presses(secretary, `ik.draft_one.${inspection.id}`);
  await secretary.says('Biên bản lập trên giấy, đơn vị không có ý kiến');
  await secretary.taps('Thêm kiến nghị');
  await secretary.says('Niêm yết đầy đủ thủ tục hành chính');
  await secretary.taps('Cải cách thủ tục hành chính');
  expect(secretary.last().text).toContain('Đề nghị nhập thời hạn thực hiện');
  await secretary.taps('Về dự thảo');
}

/** Nothing goes to the head before somebody has said by when, or that there is no term yet. */
export async function submits(secretary: TestPerson, open: string, term: string | null): Promise<void> {
  await secretary.taps('Trình duyệt');
  expect(secretary.last().text).toContain(
    `Chưa duyệt được: chưa xác định thời hạn của kiến nghị ${open}. Đề nghị ghi thời hạn hoặc chọn “Chưa có thời hạn”.`,
  );
  await secretary.taps(secretary.choices().find((label) => label.startsWith('Ghi thời hạn'))!);
  if (term === null) await secretary.taps('Chưa có thời hạn');
  else await secretary.says(term);
  await secretary.taps('Trình duyệt');
  expect(secretary.last().text).toContain('Đã trình Trưởng đoàn');
}

export async function issues({ people }: Office, head: TestPerson, number: string): Promise<void> {
  const { coordinator } = people;
  await head.taps('Mở dự thảo');
  await head.taps('Xem, duyệt');
  await head.taps('Duyệt');
  await coordinator.taps('Mở dự thảo');
  await coordinator.taps('Ghi số, ngày, bản ký');
  await coordinator.says(number);
  await coordinator.sendsFile({ fileName: 'TB.pdf', content: pdf(number) });
  await coordinator.taps('Xác nhận phát hành');
  expect(coordinator.last().text).toContain('Đã phát hành Thông báo kết luận kiểm tra số');
}
