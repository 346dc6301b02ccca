import type { LimitEntry } from '../../../domain/deadline/limit-entry.ts';
import { formatDate } from '../../../domain/format-date.ts';
import { plainWords } from '../../plain-words.ts';

const two = (number: number) => String(number).padStart(2, '0');

/**
 * A limit as a paper would say it; papers are in Vietnamese whatever the reader's language. A paper's own words that
 * leave open what they count from ("trước 05 ngày làm việc") are completed: it is what a limit may have to wait for.
 */
export function limitWords(entry: LimitEntry): string {
  const words = plainWords('vi');
  const { hour, anchor } = entry;
  const anchorWords = anchor === undefined ? '' : words({ key: `admin.limit.anchor.${anchor}`, params: {} });
  if (entry.words !== undefined) {
    return entry.words.toLowerCase().includes(anchorWords)
      ? entry.words
      : words({ key: 'admin.limit.counted_from', params: { words: entry.words, anchor: anchorWords } });
  }
  const day = entry.beforeDay ?? entry.byDay;
  if (entry.beforeDate !== undefined) {
    return words({ key: 'admin.limit.before_date', params: { date: formatDate(entry.beforeDate) } });
  }
  if (entry.byDate !== undefined) {
    const date = formatDate(entry.byDate);
    if (hour === undefined) return words({ key: 'admin.limit.by_date', params: { date } });
    const [hours = '', minute = ''] = hour.split(':');
    return words({ key: 'admin.limit.by_hour', params: { date, hour: hours, minute } });
  }
  if (day !== undefined) {
    // As dates are written: days under ten and January and February with a zero.
    const shown = day.of === 'year' && day.month < 3 ? two(day.month) : day.month;
    const month = words({ key: `admin.limit.month_of_${day.of}`, params: { month: shown } });
    const key = entry.beforeDay === undefined ? 'admin.limit.by_day' : 'admin.limit.before_day';
    return words({ key, params: { day: two(day.day), month } });
  }
  if (entry.dataCutoff === true) return words({ key: 'admin.limit.data_cutoff', params: {} });
  const days = entry.workingDaysBefore ?? entry.withinWorkingDays ?? 0;
  const key =
    entry.workingDaysBefore === undefined
      ? 'admin.limit.within_working_days'
      : 'admin.limit.working_days_before';
  return words({ key, params: { days: two(days), anchor: anchorWords } });
}
