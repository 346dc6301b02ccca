/** The simulated clock in the header and the ways to move it. */

import { moveClock } from './api.js';
import { dayAndTime, dayWithWeekday, parseDayAndTime, timeOfDay } from './dates.js';
import { byId, el } from './dom.js';
import { showError, toast } from './notices.js';
import { t } from './words.js';

const TICK_MS = 1000;

/**
 * @param {{ onMoved: () => void }} options `onMoved` is told when the shown day or minute changes
 */
export function createClock({ onMoved }) {
  const shown = byId('clock-now', HTMLTimeElement);
  const toggle = byId('clock-toggle', HTMLButtonElement);
  const panel = byId('clock-panel', HTMLDivElement);
  const form = byId('clock-form', HTMLFormElement);
  const field = byId('clock-to', HTMLInputElement);
  /** Simulated minus real time, ms. */
  let ahead = 0;
  let drawn = '';

  const now = () => Date.now() + ahead;

  function draw() {
    const day = dayWithWeekday(now());
    const time = timeOfDay(now());
    if (day + time === drawn) return;
    drawn = day + time;
    shown.replaceChildren(
      el('span', { class: 'clock-day' }, day),
      ' ',
      el('span', { class: 'clock-time' }, time),
    );
    field.placeholder = dayAndTime(now());
    shown.dateTime = new Date(now()).toISOString();
    onMoved();
  }

  /** @param {boolean} open */
  function setOpen(open) {
    toggle.setAttribute('aria-expanded', String(open));
    panel.classList.toggle('open', open);
    if (open) panel.querySelector('button')?.focus();
  }

  /** @param {Parameters<typeof moveClock>[0]} move */
  async function moveBy(move) {
    try {
      await moveClock(move);
      field.value = '';
      toast(t('clockMoved'));
    } catch (error) {
      showError(error);
    }
  }

  toggle.addEventListener('click', () => setOpen(!panel.classList.contains('open')));
  panel.addEventListener('click', (event) => {
    const advance = /** @type {Element} */ (event.target).closest('button')?.dataset.advance;
    if (advance !== undefined) void moveBy({ advanceMs: Number(advance) });
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    setOpen(false);
    toggle.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    const inside =
      panel.contains(/** @type {Node} */ (event.target)) ||
      toggle.contains(/** @type {Node} */ (event.target));
    if (!inside && panel.classList.contains('open')) setOpen(false);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const to = parseDayAndTime(field.value);
    field.setAttribute('aria-invalid', String(to === undefined));
    if (to === undefined) toast(t('clockFormat', { example: dayAndTime(now()) }), 'error');
    else if (to < now()) toast(t('clockForward'), 'error');
    else void moveBy({ to: new Date(to).toISOString() });
  });
  setInterval(draw, TICK_MS);

  return {
    now,
    draw,
    /** @param {number} ms the simulated instant that is now */
    set(ms) {
      ahead = ms - Date.now();
      draw();
    },
  };
}
