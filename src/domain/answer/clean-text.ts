/** Invisible characters: zero-width, joiners, bidi marks and overrides, soft hyphen. Emoji variation selectors stay. */
const invisible = /(?![\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/gu;
/** Control characters but tab and line feed; PostgreSQL refuses NUL, terminals and Word the rest. */
const control = /(?![\t\n])\p{Cc}/gu;
/** Half of a surrogate pair cannot be stored as UTF-8. */
const loneSurrogate = /\p{Surrogate}/gu;
const lineBreak = /\r\n?|[\u0085\u2028\u2029]/g;
const noBreakSpace = /[\u00A0\u2007\u202F]/g;

/**
 * An officer's words without what cannot be seen: NFC, line breaks as LF, no-break spaces as spaces, no zero-width,
 * bidi or control characters. Everything else, HTML and Markdown included, stays as written.
 */
export function cleanText(text: string): string {
  return text
    .replace(lineBreak, '\n')
    .replace(noBreakSpace, ' ')
    .replace(invisible, '')
    .replace(control, '')
    .replace(loneSurrogate, '\uFFFD')
    .normalize('NFC');
}

/** Whether nothing is left to read. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
}
