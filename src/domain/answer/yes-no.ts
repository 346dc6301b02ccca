import { wordsOf } from './field-words.ts';
import { foldPhrase } from './fold-vietnamese.ts';
import type { FigureText } from './figure-text.ts';
import { accepted, refused, type FieldOf, type Reading } from './reading.ts';

/** Longest first: "chưa có" must not read as "có". Written as typed in full or with no mark at all. */
const openings: readonly (readonly [phrase: string, yes: boolean])[] = [
  ['khong co', false],
  ['chua co', false],
  ['ko co', false],
  ['da co', true],
  ['khong', false],
  ['chua', false],
  ['ko', false],
  ['no', false],
  ['n', false],
  ['co', true],
  ['da', true],
  ['dung', true],
  ['roi', true],
  ['yes', true],
  ['y', true],
];
/** "Đừng", "dừng" and "rơi" fold to the same letters as words for yes. */
const unlike = /đừng|dừng|đụng|đứng|rơi|rời|rỗi|rối/iu;
const fillers = new Set(['roi', 'a', 'thuc', 'hien', 'ban', 'hanh']);
const negations = new Set(['khong', 'chua', 'ko']);

/** "Có", "đã có", "chưa", "không ạ", also with the field's own words ("đã ban hành kế hoạch"). */
export function readYesNo(field: FieldOf<'yes_no'>, { typed, plain }: FigureText): Reading {
  const folded = foldPhrase(plain).replace(/^da (?=co$|khong|chua)/, '');
  const opening = openings.find(([phrase]) => folded === phrase || folded.startsWith(`${phrase} `));
  if (opening && !unlike.test(plain)) {
    const [phrase, yes] = opening;
    const allowed = wordsOf(field);
    const rest = folded.slice(phrase.length).split(' ').filter(Boolean);
    const isPlain = rest.every((word) => !negations.has(word) && (fillers.has(word) || allowed.has(word)));
    if (isPlain) return accepted({ kind: 'yes_no', yes });
  }
  return refused({ key: 'answer.not_yes_no', params: { typed } });
}
