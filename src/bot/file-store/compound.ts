/**
 * A compound file (MS-CFB), the container of Word, Excel and PowerPoint before 2007, and of documents with a password:
 * what stands at its root.
 */
export interface Compound {
  /** Names of the streams and storages. */
  names: string[];
  /** The bytes of a stream, or the first `atMost` of them; null when there is no such stream, or a broken one. */
  stream(name: string, atMost: number): Uint8Array | null;
}

/** Null when the bytes are no such file, or a broken one. */
export function openCompound(bytes: Uint8Array): Compound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < headerBytes || !signature.every((byte, at) => bytes[at] === byte)) return null;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  return unbroken(() => read(bytes, view, 2 ** shift));
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerBytes = 512;
const entryBytes = 128;
/** Streams shorter than this lie in sectors of 64 bytes, inside the stream of the root. */
const shortBelow = 4096;
const shortSectorBytes = 64;
/** Sector numbers from here on are marks (end of chain, free); entry numbers likewise ("no entry"). */
const firstMark = 0xfffffffa;
/** In the header; further ones are in sectors of their own, chained. */
const tableSectorsInHeader = 109;

/** Null instead of an error for a pointer out of the file. */
function unbroken<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** @throws RangeError */
function read(bytes: Uint8Array, view: DataView, sectorBytes: number): Compound {
  const startOf = (sector: number) => (sector + 1) * sectorBytes;
  const mostSectors = view.byteLength / sectorBytes;
  const tables = tableSectors(view, sectorBytes);
  const nextOf = (sector: number) => at(view, tables.map(startOf), sectorBytes, sector);
  const chain = (first: number, next: (sector: number) => number, most: number): number[] => {
    const sectors: number[] = [];
    for (let sector = first; sector < firstMark && sectors.length <= most; sector = next(sector)) {
      sectors.push(sector);
    }
    return sectors;
  };
  const directory = chain(view.getUint32(48, true), nextOf, mostSectors);
  const entriesPerSector = sectorBytes / entryBytes;
  const entryAt = (entry: number) => {
    const sector = directory[Math.floor(entry / entriesPerSector)];
    return sector === undefined ? null : startOf(sector) + (entry % entriesPerSector) * entryBytes;
  };
  const root = entryAt(0);
  const entries = root === null ? [] : entriesBelow(view, view.getUint32(root + 76, true), entryAt);

  const longStream = (first: number, length: number) => {
    const sectors = chain(first, nextOf, Math.ceil(length / sectorBytes));
    return joined(bytes, sectors.map(startOf), sectorBytes, length);
  };
  const shortStream = (first: number, length: number) => {
    if (root === null) return null;
    const size = Math.min(view.getUint32(root + 120, true), view.byteLength);
    const held = longStream(view.getUint32(root + 116, true), size);
    const tablesOfShort = chain(view.getUint32(60, true), nextOf, mostSectors).map(startOf);
    const next = (sector: number) => at(view, tablesOfShort, sectorBytes, sector);
    const starts = chain(first, next, Math.ceil(length / shortSectorBytes)).map(
      (each) => each * shortSectorBytes,
    );
    return joined(held, starts, shortSectorBytes, length);
  };

  return {
    names: entries.map(({ name }) => name),
    stream(name, atMost) {
      const entry = entries.find((each) => each.name === name);
      if (entry === undefined) return null;
      return unbroken(() => {
        const first = view.getUint32(entry.at + 116, true);
        const size = view.getUint32(entry.at + 120, true);
        const length = Math.min(size, atMost, view.byteLength);
        return size < shortBelow ? shortStream(first, length) : longStream(first, length);
      });
    },
  };
}

/** What lies in sectors of one size, one after another. */
function joined(bytes: Uint8Array, starts: number[], size: number, length: number): Uint8Array {
  const whole = new Uint8Array(length);
  for (const [index, start] of starts.entries()) {
    const left = length - index * size;
    if (left > 0) whole.set(bytes.subarray(start, start + Math.min(size, left)), index * size);
  }
  return whole;
}

/** An entry of a table of four-byte numbers that lies in several sectors; an end of chain when there is none. */
function at(view: DataView, starts: number[], sectorBytes: number, index: number): number {
  const perSector = sectorBytes / 4;
  const start = starts[Math.floor(index / perSector)];
  return start === undefined ? firstMark : view.getUint32(start + (index % perSector) * 4, true);
}

/** The children of a storage are a tree by name: each entry names a left and a right one. */
function entriesBelow(
  view: DataView,
  child: number,
  entryAt: (entry: number) => number | null,
): { name: string; at: number }[] {
  const entries: { name: string; at: number }[] = [];
  const seen = new Set<number>();
  const open = [child];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const start = entry >= firstMark || seen.has(entry) ? null : entryAt(entry);
    if (start === null) continue;
    seen.add(entry);
    const length = Math.max(0, Math.min(view.getUint16(start + 64, true), 64) / 2 - 1);
    const units = Array.from({ length }, (_, unit) => view.getUint16(start + unit * 2, true));
    entries.push({ name: String.fromCharCode(...units), at: start });
    open.push(view.getUint32(start + 68, true), view.getUint32(start + 72, true));
  }
  return entries;
}

/** The sectors that hold the table of which sector follows which. */
function tableSectors(view: DataView, sectorBytes: number): number[] {
  const sectors: number[] = [];
  const take = (place: number) => {
    const sector = view.getUint32(place, true);
    if (sector < firstMark) sectors.push(sector);
  };
  for (let index = 0; index < tableSectorsInHeader; index += 1) take(76 + index * 4);
  const most = view.byteLength / sectorBytes;
  let further = view.getUint32(68, true);
  for (let count = 0; further < firstMark && count <= most; count += 1) {
    const start = (further + 1) * sectorBytes;
    for (let place = start; place < start + sectorBytes - 4; place += 4) take(place);
    further = view.getUint32(start + sectorBytes - 4, true);
  }
  return sectors;
}
