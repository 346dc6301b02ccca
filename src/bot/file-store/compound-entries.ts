/**
 * The names of streams and storages at the root of a compound file (MS-CFB), the container of Word, Excel and
 * PowerPoint before 2007, and of documents with a password. Null when the bytes are no such file, or a broken one.
 */
export function compoundRootNames(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < headerBytes || !signature.every((byte, at) => bytes[at] === byte)) return null;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  try {
    return rootNames(view, 2 ** shift);
  } catch (error) {
    // A pointer out of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerBytes = 512;
const entryBytes = 128;
/** Sector numbers from here on are marks (end of chain, free); entry numbers likewise ("no entry"). */
const firstMark = 0xfffffffa;
/** In the header; further ones are in sectors of their own, chained. */
const tableSectorsInHeader = 109;

/** @throws RangeError */
function rootNames(view: DataView, sectorBytes: number): string[] {
  const startOf = (sector: number) => (sector + 1) * sectorBytes;
  const tables = tableSectors(view, sectorBytes);
  const perSector = sectorBytes / 4;
  const nextOf = (sector: number) => {
    const table = tables[Math.floor(sector / perSector)];
    return table === undefined ? firstMark : view.getUint32(startOf(table) + (sector % perSector) * 4, true);
  };
  const directory: number[] = [];
  const most = view.byteLength / sectorBytes;
  for (let sector = view.getUint32(48, true); sector < firstMark && directory.length <= most;) {
    directory.push(sector);
    sector = nextOf(sector);
  }
  const entriesPerSector = sectorBytes / entryBytes;
  const entryAt = (entry: number) => {
    const sector = directory[Math.floor(entry / entriesPerSector)];
    return sector === undefined ? null : startOf(sector) + (entry % entriesPerSector) * entryBytes;
  };
  const root = entryAt(0);
  return root === null ? [] : namesBelow(view, view.getUint32(root + 76, true), entryAt);
}

/** The children of a storage are a tree by name: each entry names a left and a right one. */
function namesBelow(view: DataView, child: number, entryAt: (entry: number) => number | null): string[] {
  const names: string[] = [];
  const seen = new Set<number>();
  const open = [child];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const at = entry >= firstMark || seen.has(entry) ? null : entryAt(entry);
    if (at === null) continue;
    seen.add(entry);
    const length = Math.max(0, Math.min(view.getUint16(at + 64, true), 64) / 2 - 1);
    const units = Array.from({ length }, (_, unit) => view.getUint16(at + unit * 2, true));
    names.push(String.fromCharCode(...units));
    open.push(view.getUint32(at + 68, true), view.getUint32(at + 72, true));
  }
  return names;
}

/** The sectors that hold the table of which sector follows which. */
function tableSectors(view: DataView, sectorBytes: number): number[] {
  const sectors: number[] = [];
  const take = (at: number) => {
    const sector = view.getUint32(at, true);
    if (sector < firstMark) sectors.push(sector);
  };
  for (let index = 0; index < tableSectorsInHeader; index += 1) take(76 + index * 4);
  const most = view.byteLength / sectorBytes;
  let further = view.getUint32(68, true);
  for (let read = 0; further < firstMark && read <= most; read += 1) {
    const start = (further + 1) * sectorBytes;
    for (let at = start; at < start + sectorBytes - 4; at += 4) take(at);
    further = view.getUint32(start + sectorBytes - 4, true);
  }
  return sectors;
}
