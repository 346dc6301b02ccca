/** Kinds of divisions from the outermost in: "I", "1", "1.1", "a". */
export const divisionKinds = ['section', 'subsection', 'item', 'point'] as const;
export type DivisionKind = (typeof divisionKinds)[number];

/** Vietnamese order (đ after d). Official lists skip f, j, w and z; some offices write "f)" all the same. */
const letters = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const romanForm = /^(?=.)(X{0,3})(IX|IV|V?I{0,3})$/;
const romanValues: Record<string, number> = { I: 1, V: 5, X: 10 };

function romanValue(number: string): number {
  const values = [...number].map((digit) => romanValues[digit] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/**
 * The order of a printed number among its siblings, part by part ("7.10" → [7, 10]), or undefined when it has not
 * the form its kind is printed in: section "I", subsection "1", item "1.1", point "a".
 */
export function orderOf(kind: DivisionKind, number: string): number[] | undefined {
  switch (kind) {
    case 'section':
      return romanForm.test(number) ? [romanValue(number)] : undefined;
    case 'subsection':
      return /^\d+$/.test(number) ? [Number(number)] : undefined;
    case 'item':
      return /^\d+(\.\d+)+$/.test(number) ? number.split('.').map(Number) : undefined;
    case 'point':
      return number.length === 1 && letters.includes(number) ? [letters.indexOf(number)] : undefined;
  }
}

/** True when `later` stands after `earlier`: [7, 10] after [7, 9]. */
export function standsAfter(later: number[], earlier: number[]): boolean {
  const differs = later.findIndex((part, i) => part !== earlier[i]);
  return differs >= 0 && (later[differs] ?? 0) > (earlier[differs] ?? -1);
}

/** The official place below `parent`: "II" + "2" → "II.2"; "II.2" + "2.1" → "II.2.1"; a bullet shares its parent's. */
export function placeBelow(parent: string, number: string | undefined): string {
  if (number === undefined) return parent;
  const last = parent.slice(parent.lastIndexOf('.') + 1);
  return number.startsWith(`${last}.`) ? parent + number.slice(last.length) : `${parent}.${number}`;
}
