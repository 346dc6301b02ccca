import { Temporal } from 'temporal-polyfill';

const two = (number: number) => String(number).padStart(2, '0');

/** "17/9/2026", "05/10/2026": as papers write it, days under ten and January and February with a zero. */
export function formatDate(isoDate: string): string {
  const { day, month, year } = Temporal.PlainDate.from(isoDate);
  return `${two(day)}/${month < 3 ? two(month) : month}/${year}`;
}

/** "8/2024" of "2024-08". */
export function formatMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${Number(number)}/${year}`;
}
