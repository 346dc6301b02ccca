import { fieldSchema } from '../../../src/domain/outline/field.ts';
import { readFigure } from '../../../src/domain/answer/read.ts';
import type { FieldOf, FigureField, Reading, ReadingContext } from '../../../src/domain/answer/reading.ts';

/** Fields of an invented prompt, one of each kind, as the outline's schema makes them. */
function field<Kind extends FigureField['kind']>(kind: Kind, more: Record<string, unknown>): FieldOf<Kind> {
  return fieldSchema.parse({ kind, code: kind, label: 'Số liệu', ...more }) as FieldOf<Kind>;
}

export const units = field('number', { label: 'Số đơn vị được kiểm tra', measureUnit: 'đơn vị' });
export const money = field('number', { label: 'Kinh phí', measureUnit: 'đồng', whole: false });
export const millions = field('number', { label: 'Kinh phí', measureUnit: 'triệu đồng', whole: false });
export const share = field('percentage', { label: 'Tỷ lệ hồ sơ giải quyết đúng hạn' });
export const progress = field('percentage', { label: 'Tỷ lệ % hoàn thành kế hoạch', over100: 'allowed' });
export const onTime = field('ratio', {
  label: 'Hồ sơ giải quyết đúng hạn',
  partLabel: 'Số hồ sơ đúng hẹn',
  wholeLabel: 'Tổng số đã giải quyết',
  measureUnit: 'hồ sơ',
});
export const day = field('date', { label: 'Ngày ban hành kế hoạch' });
export const issued = field('yes_no', { label: 'Đã ban hành kế hoạch kiểm tra' });
export const state = field('choice', {
  label: 'Mức độ hoàn thành',
  choices: [
    { code: 'done', label: 'Đã hoàn thành' },
    { code: 'partial', label: 'Đang thực hiện' },
    { code: 'open', label: 'Chưa thực hiện' },
  ],
});
export const document = field('document_reference', { label: 'Kế hoạch kiểm tra' });
export const found = field('number', {
  code: 'found',
  label: 'Số vấn đề phát hiện',
  measureUnit: 'vấn đề',
});
export const fixed = field('number', {
  code: 'fixed',
  label: 'Số vấn đề đã khắc phục',
  measureUnit: 'vấn đề',
  atMost: 'found',
});
export const everyField: readonly FigureField[] = [
  units,
  money,
  millions,
  share,
  progress,
  onTime,
  day,
  issued,
  state,
  document,
  fixed,
];

export const today = '2024-06-30';

/** Reads with the tests' own today. */
export function read(field: FigureField, text: string, context: Partial<ReadingContext> = {}): Reading {
  return readFigure(field, text, { today, ...context });
}

/** The value understood, or the key of the refusal. */
export function outcome(field: FigureField, text: string, context: Partial<ReadingContext> = {}): unknown {
  const reading = read(field, text, context);
  return reading.ok ? reading.value : reading.reason.key;
}

/** Keys of what is questioned about an accepted value. */
export function questions(field: FigureField, text: string, context: Partial<ReadingContext> = {}): string[] {
  const reading = read(field, text, context);
  return reading.ok ? reading.notices.map(({ key }) => key) : [`refused: ${reading.reason.key}`];
}
