import { inflateRawSync } from 'node:zlib';

/** One file in a zip, as its directory tells of it. */
export interface ZipEntry {
  name: string;
  /** Opens only with a password. */
  isLocked: boolean;
  /** How it is packed: 0 as it is, 8 deflated. */
  method: number;
  /** In bytes, as it is packed. */
  packed: number;
  /** Where what stands before it begins. */
  at: number;
}

/**
 * What is in a zip, from its directory at the end. Null when the bytes are no whole zip, as a cut-off download, or one
 * with more than `mostEntries`; the directory is read with distrust.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes);
  const end = endRecord(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) return null;
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) return null;
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + 46 + name + extra + comment;
    if (next > end) return null;
    entries.push({
      name: utf8.decode(bytes.subarray(at + 46, at + 46 + name)),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** The bytes of one file in a zip; null when they are not there whole, or are more than `atMost`. */
export function unzip(bytes: Uint8Array, entry: ZipEntry, atMost: number): Uint8Array | null {
  const view = viewOf(bytes);
  if (entry.at + 30 > view.byteLength || view.getUint32(entry.at, true) !== localSignature) return null;
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.byteLength !== entry.packed) return null;
  if (entry.method === 0) return packed.byteLength <= atMost ? packed : null;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: atMost });
  } catch {
    // Damaged, or larger than it may be.
    return null;
  }
}

const mostEntries = 5000;
const localSignature = 0x04034b50;
const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
const utf8 = new TextDecoder();

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Searched from the end: a comment of up to 65,535 bytes may follow it. */
function endRecord(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}
