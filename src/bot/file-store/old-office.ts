import type { FileContent } from '../../domain/file/file.ts';
import { openCompound, type Compound } from './compound.ts';

const unknown: FileContent = { kind: 'unknown' };

/** What a document of the time before 2007 is, or one with a password. */
export function oldOfficeOf(bytes: Uint8Array): FileContent {
  const compound = openCompound(bytes);
  if (compound === null) return unknown;
  const has = (name: string) => compound.names.includes(name);
  if (has('EncryptedPackage') || has('EncryptedSummary')) return { kind: 'locked' };
  if (compound.names.some((name) => /^(Macros|_VBA_PROJECT_CUR|VBA)$/.test(name))) return { kind: 'macros' };
  if (has('WordDocument')) return wordOf(compound);
  if (has('Workbook')) return workbookOf(compound, 'Workbook');
  if (has('Book')) return workbookOf(compound, 'Book');
  return has('PowerPoint Document') ? { kind: 'types', types: ['ppt'] } : unknown;
}

/** Flags of a Word document's head (MS-DOC, FibBase, at byte 10). */
const encryptedFlag = 0x0100;

function wordOf(compound: Compound): FileContent {
  const head = compound.stream('WordDocument', 12);
  if (head === null) return unknown;
  const flags = (head[10] ?? 0) | ((head[11] ?? 0) << 8);
  return (flags & encryptedFlag) === 0 ? { kind: 'types', types: ['doc'] } : { kind: 'locked' };
}

/** Records of a workbook (MS-XLS): each has its kind and its length before it. */
const filePass = 0x002f;
const boundSheet = 0x0085;
const endOfPart = 0x000a;
/** Kinds of a sheet, in `boundSheet`: macros of Excel 4.0, and a module of Visual Basic. */
const programSheets = [1, 6];
/** The list of sheets stands near the beginning. */
const mostOfWorkbook = 4 * 1024 * 1024;

function workbookOf(compound: Compound, name: string): FileContent {
  const bytes = compound.stream(name, mostOfWorkbook);
  if (bytes === null) return unknown;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= view.byteLength;) {
    const [kind, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (kind === filePass) return { kind: 'locked' };
    if (kind === endOfPart) break;
    if (kind === boundSheet && at + 10 <= view.byteLength && programSheets.includes(view.getUint8(at + 9))) {
      return { kind: 'macros' };
    }
    at += 4 + length;
  }
  return { kind: 'types', types: ['xls'] };
}
