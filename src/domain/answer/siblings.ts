import { inSentence } from './figure-text.ts';
import { refused, type FieldOf, type Notice, type ReadingContext, type Refusal } from './reading.ts';

/**
 * Figures of one prompt against each other: problems fixed cannot exceed problems found. The figure that exceeds is
 * refused; the other way round (found changed to less than fixed) is only questioned, or neither could be corrected.
 */
export function checkSiblings(
  field: FieldOf<'number'>,
  typed: string,
  value: number,
  { siblings = {}, fields = [] }: ReadingContext,
): Refusal | { notices: Notice[] } {
  const notices: Notice[] = [];
  const label = inSentence(field.label);
  const limit = field.atMost === undefined ? undefined : siblings[field.atMost];
  if (limit?.kind === 'number' && value > limit.value) {
    const params = { typed, label, value, most: limit.value };
    const other = fields.find((candidate) => candidate.code === field.atMost);
    return other === undefined || other.kind === 'narrative'
      ? refused({ key: 'answer.number_over_most', params })
      : refused({
          key: 'answer.number_over_other',
          params: { ...params, otherLabel: inSentence(other.label) },
        });
  }
  if (limit?.kind === 'none' && value > 0) {
    notices.push({ key: 'answer.notice_other_none', params: { label, value } });
  }
  for (const other of fields) {
    if (other.kind !== 'number' || other.atMost !== field.code) continue;
    const sibling = siblings[other.code];
    if (sibling?.kind !== 'number' || sibling.value <= value) continue;
    const otherLabel = inSentence(other.label);
    notices.push({
      key: 'answer.notice_below_other',
      params: { label, value, otherLabel, other: sibling.value },
    });
  }
  return { notices };
}
