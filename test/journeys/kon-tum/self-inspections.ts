import { expect } from 'vitest';
import { opens } from './acts.ts';
import type { Office } from './office.ts';
import { synthesis } from './synthesis.ts';

/** The complement of the ten and of Sở Nội vụ, which receives; those without an officer in the chat sent on paper. */
const sent = ['Sở Tài chính', 'UBND thành phố Kon Tum'];
const onPaper = [
  ...['Ban Dân tộc', 'Sở Kế hoạch và Đầu tư', 'Sở Khoa học và Công nghệ'],
  ...['Sở Lao động - Thương binh và Xã hội', 'Sở Nông nghiệp và Phát triển nông thôn'],
  ...['Sở Tài nguyên và Môi trường', 'Sở Thông tin và Truyền thông', 'Sở Văn hóa, Thể thao và Du lịch'],
  ...['Thanh tra tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh', 'UBND huyện Đăk Glei', 'UBND huyện Đăk Hà'],
  ...['UBND huyện Đăk Tô', 'UBND huyện Kon Rẫy', 'UBND huyện Sa Thầy'],
];

/** Each of the seventeen is ended by the coordinator; what was not sent here is passed over with the reason. */
export async function closesTheSelfInspections(office: Office): Promise<void> {
  const { people, diary } = office;
  const { coordinator } = people;
  for (const unit of sent) {
    await opens(coordinator, unit);
    await coordinator.taps('Kết thúc');
    expect(coordinator.last().text).toContain('Đã kết thúc cuộc kiểm tra.');
  }
  for (const unit of onPaper) {
    await opens(coordinator, unit);
    await coordinator.taps('Kết thúc');
    expect(coordinator.last().text).toContain('Còn bước chưa thực hiện: đơn vị gửi báo cáo.');
    await coordinator.says('Đã nhận báo cáo giấy');
    expect(coordinator.last().text).toContain('Bỏ qua: đơn vị gửi báo cáo. Lý do: Đã nhận báo cáo giấy');
  }
  const inspected = (await synthesis(office, '2024-10-07'))['inspected'] as {
    kind: string;
    units: { stage: string }[];
  }[];
  expect(
    inspected.map(({ kind, units }) => [kind, units.filter(({ stage }) => stage === 'closed').length]),
  ).toEqual([
    ['on_site', 10],
    ['self_inspection', 17],
  ]);
  // Nobody is told of an end that nobody waits for.
  expect(diary.read()).toEqual({});
}
