import type { FileContent } from '../../domain/file/file.ts';
import { unzip, zipEntries, type ZipEntry } from './zip.ts';

const unknown: FileContent = { kind: 'unknown' };
const mostOfContentTypes = 1024 * 1024;
/** What is packed into a document is unpacked to be looked into: no more than this in all, nor deeper than once. */
const mostUnpacked = 40 * 1024 * 1024;

/**
 * What a document of Word, Excel or PowerPoint since 2007 is. Programs and objects of other programs are known by the
 * names of its parts and by its list of their types; documents within it (the workbook behind a chart) are looked into.
 * Links to other workbooks carry nothing themselves.
 */
export function officeOf(bytes: Uint8Array, isWithin = false): FileContent {
  const entries = zipEntries(bytes) ?? [];
  const has = (form: RegExp) => entries.some(({ name }) => form.test(name));
  const contentTypes = entries.find(({ name }) => name === '[Content_Types].xml');
  if (contentTypes === undefined) return unknown;
  if (entries.some(({ isLocked }) => isLocked)) return { kind: 'locked' };
  if (has(/(^|\/)vba\w*\.(bin|xml)$/i) || has(/(^|\/)(intl)?macrosheets\//i)) return { kind: 'macros' };
  const listed = new TextDecoder().decode(unzip(bytes, contentTypes, mostOfContentTypes) ?? undefined);
  if (/vbaProject|macroEnabled|macrosheet/i.test(listed)) return { kind: 'macros' };
  if (has(/(^|\/)activeX\//i)) return { kind: 'embedded' };
  const packed = entries.filter(({ name }) => /(^|\/)embeddings\/./i.test(name));
  const within = isWithin && packed.length > 0 ? { kind: 'embedded' as const } : withinOf(bytes, packed);
  return within ?? typeOf(has);
}

/** What must not be within a document, if there is any. */
function withinOf(bytes: Uint8Array, packed: ZipEntry[]): FileContent | null {
  let left = mostUnpacked;
  for (const entry of packed) {
    if (!/\.(docx|xlsx|pptx)$/i.test(entry.name)) return { kind: 'embedded' };
    const inner = unzip(bytes, entry, left);
    if (inner === null) return { kind: 'embedded' };
    left -= inner.byteLength;
    const found = officeOf(inner, true);
    if (found.kind !== 'types') return found.kind === 'unknown' ? { kind: 'embedded' } : found;
  }
  return null;
}

/** Word Online numbers the main part ("word/document2.xml"). */
function typeOf(has: (form: RegExp) => boolean): FileContent {
  if (has(/^word\/document\d*\.xml$/)) return { kind: 'types', types: ['docx'] };
  if (has(/^xl\/workbook\d*\.xml$/)) return { kind: 'types', types: ['xlsx'] };
  return has(/^ppt\/presentation\d*\.xml$/) ? { kind: 'types', types: ['pptx'] } : unknown;
}
