import { addsNothing, isApproximate } from './field-words.ts';
import { inSentence, type FigureText } from './figure-text.ts';
import { maxDigits } from './numeral.ts';
import { accepted, refused, type FieldOf, type Reading } from './reading.ts';
import { findShare, otherWords, readCount, readStated, statedDiffers } from './share.ts';

/**
 * A part of a whole: "12/14", "12 trên 14", "12 đơn vị trong tổng số 14". The part cannot exceed the whole, and a whole
 * of zero is "không phát sinh", never 0 % or 100 % (BNV QĐ 1187).
 */
export function readRatio(field: FieldOf<'ratio'>, { typed, folded }: FigureText): Reading {
  const partLabel = inSentence(field.partLabel);
  const wholeLabel = inSentence(field.wholeLabel);
  const share = findShare(folded);
  const notARatio = refused({ key: 'answer.not_a_ratio', params: { typed, partLabel, wholeLabel } });
  if (share === undefined) return notARatio;
  if (isApproximate(folded, Math.min(share.part.start, share.whole.start))) {
    return refused({ key: 'answer.number_not_exact', params: { typed } });
  }
  if (!addsNothing(share.rest, field)) return refused(otherWords(typed, folded, share));
  const part = readCount(share.part);
  const whole = readCount(share.whole);
  for (const count of [part, whole]) {
    if (!('wrong' in count)) continue;
    switch (count.wrong) {
      case 'malformed':
        return notARatio;
      case 'negative':
        return refused({ key: 'answer.number_negative', params: { typed } });
      case 'not_whole':
        return refused({
          key: 'answer.number_not_whole',
          params: { typed, measureUnit: field.measureUnit },
        });
      case 'too_long':
        return refused({ key: 'answer.number_too_long', params: { typed, digits: maxDigits } });
    }
  }
  if (!('value' in part) || !('value' in whole)) return notARatio;
  if (whole.value === 0) return refused({ key: 'answer.ratio_whole_zero', params: { typed, wholeLabel } });
  if (part.value > whole.value) {
    const params = { typed, partLabel, part: part.value, wholeLabel, whole: whole.value };
    return refused({ key: 'answer.ratio_part_over_whole', params });
  }
  if (share.stated) {
    const stated = readStated(share.stated);
    if (stated === undefined) return notARatio;
    const difference = statedDiffers(share.stated, stated, part.value, whole.value);
    if (difference) return refused({ key: 'answer.percentage_differs', params: { typed, ...difference } });
  }
  return accepted({ kind: 'ratio', part: part.value, whole: whole.value });
}
