/** Longest text of one Telegram message, in UTF-16 units. */
export const LONGEST = 4096;

/**
 * Cuts a long text as Telegram's apps do before sending: each part is at most 4,096 long and ends, where the second
 * half of it has one, at a line's end, else at a space.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function splitText(text) {
  const parts = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const cut = cutAt(rest);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, rest].map((part) => part.trim()).filter((part) => part !== '');
}

/** @param {string} text longer than one message */
function cutAt(text) {
  const window = text.slice(0, LONGEST);
  for (const mark of ['\n', ' ']) {
    const at = window.lastIndexOf(mark);
    if (at >= LONGEST / 2) return at;
  }
  const last = window.charCodeAt(LONGEST - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return splitsPair ? LONGEST - 1 : LONGEST;
}
