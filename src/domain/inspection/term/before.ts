import type { FigureText } from '../../answer/figure-text.ts';

/** So many days before the inspection; `working`: said to be working days; `anchored`: the inspection is named. */
export interface DaysBefore {
  days: number;
  working: boolean;
  anchored: boolean;
}

const least = '(?:(?:it nhat|toi thieu|cham nhat|muon nhat)(?: la)? )?';
const count = '0*([1-9]\\d{0,2}) ?(?:\\([^)]*\\) ?)?ngay( lam viec)?';
const inspection = '(?:ngay |khi |buoi |cuoc )*(?:tien hanh |duoc |doan )*kiem tra';

/** "trước ngày kiểm tra (ít nhất) 03 ngày làm việc". */
const dayFirst = new RegExp(`^${least}truoc ${inspection},? ${least}${count}$`);
/** "(ít nhất) 5 ngày làm việc trước ngày kiểm tra". */
const countFirst = new RegExp(`^${least}(?:truoc )?${count},? truoc ${inspection}$`);
/** "trước 05 ngày làm việc (so với ngày kiểm tra)". */
const countOnly = new RegExp(
  `^${least}truoc ${least}${count}(,? (?:so voi|tinh tu|tinh den) ${inspection})?$`,
);

/** Reads a count of days before the inspection; null when the text is none. */
export function readDaysBefore({ folded }: FigureText): DaysBefore | null {
  const named = dayFirst.exec(folded) ?? countFirst.exec(folded);
  const match = named ?? countOnly.exec(folded);
  if (match === null) return null;
  return {
    days: Number(match[1]),
    working: match[2] !== undefined,
    anchored: named !== null || match[3] !== undefined,
  };
}
