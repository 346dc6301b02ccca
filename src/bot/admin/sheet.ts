import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Failure } from './kit.ts';

/**
 * A table as spreadsheets read it (RFC 4180, UTF-8 with a byte order mark, without which they garble Vietnamese). A cell
 * that a spreadsheet would take for a formula is turned into text by an apostrophe.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
  const harmless = /^\s*[=+\-@|%＝＋－＠]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Writes a new file, readable by its owner only, since it holds codes. The file is made before `content` is asked for,
 * so that no codes are made for a file that cannot be; when there is no content, the file goes.
 */
export async function writeNewFile<T extends { ok: true; text: string }>(
  file: string,
  content: () => Promise<T | Failure>,
): Promise<T | Failure> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx', 0o600);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    return code === 'EEXIST'
      ? { ok: false, refusal: { key: 'admin.refused.output_exists', params: { file } } }
      : { ok: false, refusal: { key: 'admin.refused.output_not_writable', params: { file, code } } };
  }
  let written = false;
  try {
    const made = await content();
    if (made.ok) await handle.writeFile(made.text);
    written = made.ok;
    return made;
  } finally {
    await handle.close();
    if (!written) await rm(file, { force: true });
  }
}
