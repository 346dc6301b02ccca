import type { LimitEntry } from '../../domain/deadline/limit-entry.ts';
import { formatDate } from '../word-forms.ts';
import { plainWords } from '../plain-words.ts';

/** A limit as a paper would say it; papers are in Vietnamese whatever the reader's language. */
export function limitWords(entry: LimitEntry): string {
  if (entry.words !== undefined) return entry.words;
  const words = plainWords('vi');
  const { hour, anchor } = entry;
  const anchorWords = () => words({ key: `admin.limit.anchor.${anchor ?? 'inspection_day'}`, params: {} });
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
    const month = words({ key: `admin.limit.month_of_${day.of}`, params: { month: day.month } });
    const key = entry.beforeDay === undefined ? 'admin.limit.by_day' : 'admin.limit.before_day';
    return words({ key, params: { day: day.day, month } });
  }
  if (entry.dataCutoff === true) return words({ key: 'admin.limit.data_cutoff', params: {} });
  const days = entry.workingDaysBefore ?? entry.withinWorkingDays ?? 0;
  const key =
    entry.workingDaysBefore === undefined
      ? 'admin.limit.within_working_days'
      : 'admin.limit.working_days_before';
  return words({ key, params: { days: String(days).padStart(2, '0'), anchor: anchorWords() } });
}
