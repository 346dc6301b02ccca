import { expect } from 'vitest';
import { administrator } from '../../admin/administrator.ts';
import { ia, kp, nh, shared } from './names.ts';
import type { Office } from './office.ts';

/** The round's numbers on the command line. */
export async function synthesis({ world }: Office, day: string): Promise<Record<string, unknown>> {
  const admin = administrator({ DATABASE_URL: world.databaseUrl });
  admin.clock.day = day;
  return (await admin.json('round', 'synthesis', 'ke-hoach-1871-2024')).document;
}

/** Worked by hand: b/a·1.00 + c/a·0.50 = 4/10 + 1/10·0.5, and 10 of 28 units, more than 20 %. */
export async function sumsUpHalfway(office: Office): Promise<void> {
  expect(await synthesis(office, '2024-10-07')).toMatchObject({
    remediation: { total: 10, done: 4, partial: 1, open: 5, overdue: 2 },
    score: { inspectedUnits: 10, units: 28, inspectedPoints: 1, remediationPoints: 0.45 },
  });
}

/** The leader hears it when the coordinator chooses to write: what was issued, and how much is overdue. */
export async function tellsTheLeader({ people: { coordinator } }: Office): Promise<void> {
  const list = coordinator.hears().findLast(({ text }) => text.startsWith('Danh sách theo dõi'));
  await coordinator.tapsOn(list!.id, 'Báo cáo nhanh lãnh đạo');
  await coordinator.taps('Xác nhận');
  expect(coordinator.last().text).toBe('Đã chuyển báo cáo nhanh tới 01 lãnh đạo.');
}

/** What the round has come to, as the coordinator reads it and as the command line prints it. */
export async function sumsUp(office: Office): Promise<void> {
  const { coordinator } = office.people;
  await opensSynthesis(office);
  await coordinator.taps('Ghi văn bản chỉ đạo');
  await coordinator.says('1234/UBND-NC ngày 07/10/2024 về việc chấn chỉnh sau kiểm tra');
  await opensSynthesis(office);
  const { text } = coordinator.last();
  for (const line of [
    'Đã kiểm tra 10/28 đơn vị (35,7 %).',
    'kiểm tra trực tiếp: 10/10',
    'tự kiểm tra: 2/17',
    '- Công tác chỉ đạo, điều hành: 1; 0; 0',
    '- Cải cách thể chế: 0; 1; 0',
    '- Cải cách thủ tục hành chính: 1; 2; 1',
    '- Cải cách tổ chức bộ máy: 0; 0; 1',
    '- Cải cách tài chính công: 0; 1; 0',
    '- Chính quyền điện tử, chính quyền số: 0; 2; 0',
    'Thông báo kết luận đã phát hành: 07.',
    'Tổng số 10 kiến nghị: đã hoàn thành 10; hoàn thành một phần 0; chưa khắc phục 0.',
    '- Văn bản số 1234/UBND-NC ngày 07/10/2024',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  const [inspected, withReport, without] = ['- Đã kiểm tra: ', '- Có báo cáo: ', '- Chưa có báo cáo: '].map(
    (lead) => text.split('\n').find((line) => line.startsWith(lead)) ?? '',
  );
  expect(inspected).toContain(`${nh} (thứ Sáu, 06/9/2024)`);
  expect(withReport!.split('; ')).toHaveLength(2);
  expect(without).toContain('Ban Dân tộc; ');
  expect(await synthesis(office, '2024-10-07')).toMatchObject({
    conclusions: [
      { number: '201/TB-SNV', date: '2024-08-14', units: ['Sở Xây dựng'] },
      { number: '202/TB-SNV', date: '2024-08-16', units: ['Sở Y tế'] },
      { number: '203/TB-SNV', date: '2024-08-19', units: ['Sở Giáo dục và Đào tạo', 'Sở Tư pháp'] },
      { number: '204/TB-SNV', date: '2024-09-05', units: [...shared] },
      { number: '205/TB-SNV', date: '2024-09-06', units: [kp] },
      { number: '206/TB-SNV', date: '2024-09-17', units: [ia] },
      { number: '207/TB-SNV', date: '2024-09-20', units: [nh] },
    ],
    remediation: { total: 10, done: 10, partial: 0, open: 0, overdue: 0 },
    directions: [{ number: '1234/UBND-NC', date: '2024-10-07' }],
    score: { inspectedUnits: 10, units: 28, share: 10 / 28, inspectedPoints: 1, remediationPoints: 1 },
  });
}

async function opensSynthesis({ people: { coordinator } }: Office): Promise<void> {
  await coordinator.says('/kiemtra');
  await coordinator.taps('Toàn đợt: Kiểm tra cải cách hành chính năm 2024');
  await coordinator.taps('Tổng hợp đợt');
}
