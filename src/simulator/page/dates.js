/** Dates and times as Vietnamese offices write them, in the office's time zone whatever the computer's own. */

let timeZone = 'Asia/Ho_Chi_Minh';
let language = 'vi';

/**
 * @param {{ timeZone?: string | undefined, language?: string | undefined }} settings
 */
export function setDateSettings(settings) {
  timeZone = settings.timeZone ?? timeZone;
  language = settings.language ?? language;
}

/**
 * The calendar fields of an instant in the office's time zone, zero-padded.
 *
 * @param {number} ms
 * @returns {Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>}
 */
function fields(ms) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms);
  return /** @type {ReturnType<typeof fields>} */ (
    Object.fromEntries(parts.map((part) => [part.type, part.value]))
  );
}

/** @param {number} ms @returns {string} HH:mm */
export function timeOfDay(ms) {
  const at = fields(ms);
  return `${at.hour}:${at.minute}`;
}

/** @param {number} ms @returns {string} dd/mm/yyyy */
export function calendarDay(ms) {
  const at = fields(ms);
  return `${at.day}/${at.month}/${at.year}`;
}

/** @param {number} ms @returns {string} dd/mm/yyyy HH:mm */
export function dayAndTime(ms) {
  return `${calendarDay(ms)} ${timeOfDay(ms)}`;
}

/** @param {number} ms @returns {string} weekday in the page's language, dd/mm/yyyy */
export function dayWithWeekday(ms) {
  const weekday = new Intl.DateTimeFormat(language, { timeZone, weekday: 'long' }).format(ms);
  return `${weekday}, ${calendarDay(ms)}`;
}

/**
 * Reads `dd/mm/yyyy` or `dd/mm/yyyy HH:mm` (midnight when no time is given) in the office's time zone.
 *
 * @param {string} text
 * @returns {number | undefined} ms since the epoch; undefined when there is no such moment
 */
export function parseDayAndTime(text) {
  const found = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[\s,]+(\d{1,2})[:h](\d{2}))?\s*$/.exec(text);
  if (!found) return undefined;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const check = new Date(wall);
  const exists =
    check.getUTCDate() === day && check.getUTCMonth() === month - 1 && check.getUTCHours() === hour;
  if (!exists || minute > 59) return undefined;
  return wall - zoneOffset(wall - zoneOffset(wall));
}

/**
 * How far the office's clock is ahead of UTC at an instant, in ms.
 *
 * @param {number} ms
 */
function zoneOffset(ms) {
  const at = fields(ms);
  const wall = Date.UTC(+at.year, +at.month - 1, +at.day, +at.hour, +at.minute, +at.second);
  return wall - Math.floor(ms / 1000) * 1000;
}
