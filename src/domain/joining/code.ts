/** Crockford's base 32: no letter that a tired eye takes for a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Thirteen characters carry 65 bits. */
export const codeLength = 13;

/** Makes a code from random bytes (at least `codeLength` of them). */
export function codeFrom(bytes: Uint8Array): string {
  let code = '';
  for (let at = 0; at < codeLength; at += 1) code += alphabet[bytes[at]! & 31]!;
  return code;
}

/** As printed on paper: "K7QF-2M9X-8RTV4". */
export function formatCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`.toUpperCase();
}

/**
 * What a person typed or a link carried, as a code; null when it cannot be one. Blanks, dashes and capitals do not
 * matter, and O, I, L are read as the digits they are mistaken for.
 */
export function readCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00AD\u200B-\u200D\u2010-\u2015\uFEFF_-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
  return code.length === codeLength && [...code].every((char) => alphabet.includes(char)) ? code : null;
}
