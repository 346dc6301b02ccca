import { Temporal } from 'temporal-polyfill';

/** Days an invitation or a group's code stays valid when nobody says otherwise. */
export const defaultDays = 7;

/** The end of the day `days` days from now, in the office's zone: what a letter can say ("hiệu lực đến hết 28/8"). */
export function endOfDays(now: string, days: number, timeZone: string): string {
  return Temporal.Instant.from(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: days + 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
