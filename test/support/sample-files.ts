import { deflateRawSync } from 'node:zlib';

/** The smallest files of each type that a reader of signatures takes for one. Invented; nothing in them is anybody's. */

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

export const pdf = (words = ''): Buffer => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`);
export const jpeg = (): Buffer => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const heic = (): Buffer => media('heic');
/** A spoken message: an Ogg page that begins an Opus stream. */
export const voice = (): Buffer => bytesOf(`OggS\0\u0002${'\0'.repeat(20)}\u0001\u0013OpusHead\u0001`);
export const mp3 = (): Buffer => bytesOf('ID3\u0004\0\0\0\0\0\0');
export const media = (brand: string): Buffer => bytesOf(`\0\0\0\u0018ftyp${brand}\0\0\0\0mp42isom`);
export const program = (): Buffer => bytesOf(`MZ\u0090\0\u0003${'\0'.repeat(120)}PE\0\0`);

/** A zip of empty entries. */
export function zip(...names: string[]): Buffer {
  return zipOf(Object.fromEntries(names.map((name) => [name, Buffer.alloc(0)])));
}

/** A zip of these files, deflated. `locked`: each is said to open only with a password. */
export function zipOf(files: Record<string, Buffer | string>, { locked = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const encoded = Buffer.from(name);
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(encoded.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(locked ? 1 : 0, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(encoded.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, encoded, packed);
    central.push(entry, encoded);
    at += local.length + encoded.length + packed.length;
  }
  const count = Object.keys(files).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...central, end]);
}

export const docx = (): Buffer => zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml');
export const xlsx = (): Buffer => zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml');

const none = 0xffffffff;
const endOfChain = 0xfffffffe;
const tableSector = 0xfffffffd;

/** A compound file (.doc, .xls, .ppt) whose root holds empty entries of these names. */
export function compound(...names: string[]): Buffer {
  return compoundOf(Object.fromEntries(names.map((name) => [name, Buffer.alloc(0)])));
}

/**
 * A compound file whose root holds these streams: a table in sector 0, the directory after it, each entry the right
 * neighbour of the one before, then the table and the bytes of short streams, then the long ones.
 */
export function compoundOf(streams: Record<string, Buffer>): Buffer {
  const entries = Object.entries(streams);
  const isShort = (bytes: Buffer) => bytes.length < 4096;
  const short = entries.map(([, bytes]) => bytes).filter((bytes) => isShort(bytes) && bytes.length > 0);
  const table: number[] = [tableSector];
  const sectors: Buffer[] = [];
  /** Puts bytes into sectors of their own. @returns the first */
  const put = (bytes: Buffer): number => {
    const count = Math.ceil(bytes.length / 512);
    const first = table.length;
    for (let each = 1; each <= count; each += 1) table.push(each === count ? endOfChain : first + each);
    sectors.push(bytes, Buffer.alloc(count * 512 - bytes.length));
    return count === 0 ? endOfChain : first;
  };
  const directory = Buffer.alloc(Math.ceil((entries.length + 1) / 4) * 512);
  const firstOfDirectory = put(directory);
  const shortTable: number[] = [];
  const held: Buffer[] = [];
  for (const bytes of short) {
    const count = Math.ceil(bytes.length / 64);
    for (let each = 1; each <= count; each += 1) {
      shortTable.push(each === count ? endOfChain : shortTable.length + 1);
    }
    held.push(bytes, Buffer.alloc(count * 64 - bytes.length));
  }
  const numbers = Buffer.alloc(shortTable.length * 4);
  for (const [index, next] of shortTable.entries()) numbers.writeUInt32LE(next, index * 4);
  const firstOfShortTable = put(numbers);
  const root = { bytes: Buffer.concat(held), first: endOfChain };
  root.first = put(root.bytes);
  let shortAt = 0;
  const placed = [
    { name: 'Root Entry', first: root.first, size: root.bytes.length },
    ...entries.map(([name, bytes]) => {
      const first = isShort(bytes) ? shortAt : put(bytes);
      if (isShort(bytes)) shortAt += Math.ceil(bytes.length / 64);
      return { name, first: bytes.length === 0 ? endOfChain : first, size: bytes.length };
    }),
  ];
  for (const [index, { name, first, size }] of placed.entries()) {
    const at = index * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory.writeUInt32LE(none, at + 68);
    directory.writeUInt32LE(index === 0 || index === entries.length ? none : index + 1, at + 72);
    directory.writeUInt32LE(index === 0 && entries.length > 0 ? 1 : none, at + 76);
    directory.writeUInt32LE(first, at + 116);
    directory.writeUInt32LE(size, at + 120);
  }
  const header = Buffer.alloc(1024);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(firstOfDirectory, 48);
  header.writeUInt32LE(firstOfShortTable, 60);
  header.writeUInt32LE(endOfChain, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  for (const [index, next] of table.entries()) header.writeUInt32LE(next, 512 + index * 4);
  return Buffer.concat([header, ...sectors]);
}

/** The head of a Word document's stream; `locked`: it opens only with a password. */
export function wordStream({ locked = false, size = 4096 } = {}): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt16LE(0xa5ec, 0);
  bytes.writeUInt16LE(locked ? 0x0100 : 0, 10);
  return bytes;
}

/** A workbook's stream with sheets of these kinds (0: cells, 1: macros of Excel 4.0), filled up to `size`. */
export function workbookStream(kinds: number[], { locked = false, size = 0 } = {}): Buffer {
  const record = (kind: number, content: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(kind, 0);
    head.writeUInt16LE(content.length, 2);
    return Buffer.concat([head, content]);
  };
  const sheets = kinds.map((kind) => record(0x85, Buffer.from([0, 0, 0, 0, 0, kind, 1, 0, 0x41])));
  const records = [
    record(0x809, Buffer.alloc(16)),
    ...(locked ? [record(0x2f, Buffer.alloc(54))] : []),
    // Longer than a sector, as styles are.
    record(0xe0, Buffer.alloc(600)),
    ...sheets,
    record(0x0a, Buffer.alloc(0)),
  ];
  const bytes = Buffer.concat(records);
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - bytes.length))]);
}
