/**
 * The names in a zip, from its directory at the end. Null when the bytes are no whole zip, as a cut-off download; the
 * directory is read with distrust, and of one with more than `mostEntries` names only those are told.
 */
export function zipEntryNames(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return null;
  const count = Math.min(view.getUint16(end + 10, true), mostEntries);
  let at = view.getUint32(end + 16, true);
  const names: string[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > end) return null;
    names.push(utf8.decode(bytes.subarray(at + 46, at + 46 + (name ?? 0))));
    at = next;
  }
  return names;
}

const mostEntries = 5000;
const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
const utf8 = new TextDecoder();

/** Searched from the end: a comment of up to 65,535 bytes may follow it. */
function endRecord(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}
