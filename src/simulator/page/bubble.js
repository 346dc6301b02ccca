/** One message as nodes. Clicks are read by the timeline from the data attributes set here. */

import { fileAddress } from './api.js';
import { dayAndTime, timeOfDay } from './dates.js';
import { el, icon } from './dom.js';
import { richText } from './entities.js';
import { language, t } from './words.js';

/** @typedef {import('./types.js').Message} Message */

/**
 * What a bubble has to know about its chat.
 *
 * @typedef {object} BubbleContext
 * @property {(message: Message) => boolean} isOwn
 * @property {(message: Message) => string} nameOf
 * @property {boolean} showNames
 * @property {(id: number) => Message | 'gone' | undefined} find undefined while it is not known yet
 */

/** Kinds of file the browser itself shows safely; the others are downloaded. */
const SHOWN_BY_BROWSER = /^(application\/pdf|image\/(png|jpeg|gif|webp)|text\/plain)/;

/**
 * @param {Message} message
 * @param {BubbleContext} context
 * @returns {HTMLElement}
 */
export function bubble(message, context) {
  if (message.service) {
    return el('div', { class: 'service', 'data-id': String(message.id), tabindex: '-1' }, summary(message));
  }
  const own = context.isOwn(message);
  const content = el('div', { class: 'bubble' });
  if (context.showNames && !own) content.append(el('p', { class: 'sender' }, context.nameOf(message)));
  if (message.replyTo !== undefined) content.append(quote(message.replyTo, context));
  content.append(...attachments(message), body(message));

  const stack = el('div', { class: 'stack' }, content);
  if (message.buttons?.length) stack.append(keyboard(message.buttons));
  const more = el(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-label': t('messageMenu'),
      'aria-haspopup': 'menu',
      'data-more': '',
    },
    icon('more'),
  );
  const side = own ? 'own' : message.from === 'bot' ? 'bot' : 'other';
  const spoken = t('messageLabel', { name: context.nameOf(message), time: timeOfDay(message.date * 1000) });
  // Out of the tab order until the keyboard reaches this message (log-keys.js).
  for (const control of [...stack.querySelectorAll('button, a, audio'), more])
    control.setAttribute('tabindex', '-1');
  return el(
    'article',
    { class: `message ${side}`, 'data-id': String(message.id), tabindex: '-1', 'aria-label': spoken },
    stack,
    more,
  );
}

/**
 * The message in one line, for the list, quotes and announcements.
 *
 * @param {Message} message
 * @returns {string}
 */
export function summary(message) {
  if (message.service) return t(`service_${message.service.kind}`, { names: message.service.text });
  const words = (message.text || message.caption || '').replace(/\s+/g, ' ').trim();
  if (words) return words.slice(0, 160);
  if (message.document) return message.document.fileName;
  if (message.photo) return t('photo');
  return message.kind ? t(`kind_${message.kind}`) : '';
}

/** @param {Message} message */
function body(message) {
  const captioned = message.caption !== undefined && message.caption !== '';
  const text = el('div', { class: 'text' });
  text.append(richText((captioned ? message.caption : message.text) ?? '', message.entities));
  text.classList.toggle('only-meta', text.textContent === '');
  text.append(meta(message));
  return text;
}

/** @param {Message} message */
function meta(message) {
  const sent = message.date * 1000;
  const line = el('span', { class: 'meta' });
  if (message.editedAt !== undefined) {
    line.append(el('span', { title: dayAndTime(message.editedAt * 1000) }, t('edited')), ' ');
  }
  const time = { datetime: new Date(sent).toISOString(), title: dayAndTime(sent) };
  line.append(el('time', time, timeOfDay(sent)));
  return line;
}

/**
 * @param {number} id
 * @param {BubbleContext} context
 */
function quote(id, context) {
  const quoted = context.find(id);
  const known = quoted !== undefined && quoted !== 'gone';
  const name = known ? context.nameOf(quoted) : t('quoteUnknown');
  const line = known ? summary(quoted) : quoted === 'gone' ? t('quoteGone') : '';
  return el(
    'button',
    { type: 'button', class: 'quote', 'data-quote': String(id) },
    el('span', { class: 'quote-name' }, name),
    el('span', { class: 'quote-text' }, line),
  );
}

/** @param {Message} message */
function attachments(message) {
  const parts = [];
  if (message.document) parts.push(documentCard(message.document));
  if (message.photo) {
    const address = fileAddress(message.photo.fileId);
    const picture = el('img', { src: address, alt: message.caption || t('photo'), loading: 'lazy' });
    parts.push(el('a', { class: 'photo', href: address, target: '_blank', rel: 'noopener' }, picture));
  }
  if (message.kind) {
    const shape = el('span', { class: 'special-shape' }, icon(message.kind));
    parts.push(el('p', { class: 'special' }, shape, t(`kind_${message.kind}`)));
  }
  if (message.voice) {
    const sound = { src: fileAddress(message.voice.fileId), controls: '', preload: 'none' };
    parts.push(el('audio', { class: 'voice', 'aria-label': t('kind_voice'), ...sound }));
  }
  return parts;
}

/** @param {import('./types.js').DocumentFile} file */
function documentCard(file) {
  const address = fileAddress(file.fileId);
  const ending = /\.([a-z0-9]{1,4})$/i.exec(file.fileName)?.[1]?.toUpperCase() ?? '';
  const links = el('span', { class: 'file-links' });
  if (SHOWN_BY_BROWSER.test(file.mimeType ?? '')) {
    links.append(el('a', { href: address, target: '_blank', rel: 'noopener' }, t('openFile')));
  }
  links.append(el('a', { href: address, download: file.fileName }, t('downloadFile')));
  const size = file.size === undefined ? '' : fileSize(file.size);
  return el(
    'div',
    { class: 'file' },
    el('span', { class: 'file-kind', 'aria-hidden': 'true' }, ending || icon('file')),
    el(
      'span',
      { class: 'file-about' },
      el('span', { class: 'file-name' }, file.fileName),
      el('span', { class: 'file-line' }, el('span', { class: 'file-size' }, size), links),
    ),
  );
}

/** @param {number} bytes */
function fileSize(bytes) {
  const large = bytes >= 1024 * 1024;
  const unit = large ? 'megabyte' : 'kilobyte';
  const amount = bytes / (large ? 1024 * 1024 : 1024);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}

/** @param {import('./types.js').InlineButton[][]} rows */
function keyboard(rows) {
  const board = el('div', { class: 'keyboard', role: 'group', 'aria-label': t('choices') });
  rows.forEach((row, rowIndex) => {
    const line = el('div', { class: 'keyboard-row' });
    row.forEach((button, column) => {
      const place = { type: 'button', class: 'choice', 'data-tap': `${rowIndex}:${column}` };
      const choice = el('button', place, el('span', {}, button.text));
      if (button.url !== undefined) choice.append(icon('link'));
      line.append(choice);
    });
    board.append(line);
  });
  return board;
}
