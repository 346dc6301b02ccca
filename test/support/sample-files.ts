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
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const encoded = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(encoded.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encoded.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, encoded);
    central.push(entry, encoded);
    at += local.length + encoded.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...central, end]);
}

export const docx = (): Buffer => zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml');
export const xlsx = (): Buffer => zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml');

const none = 0xffffffff;
const endOfChain = 0xfffffffe;
const tableSector = 0xfffffffd;

/**
 * A compound file (.doc, .xls, .ppt) whose root holds entries of these names: a table in sector 0, the directory after
 * it, each entry the right neighbour of the one before.
 */
export function compound(...names: string[]): Buffer {
  const entries = ['Root Entry', ...names];
  const directorySectors = Math.ceil(entries.length / 4);
  const bytes = Buffer.alloc(512 * (2 + directorySectors));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(endOfChain, 68);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(tableSector, 512);
  for (let sector = 1; sector <= directorySectors; sector += 1) {
    bytes.writeUInt32LE(sector === directorySectors ? endOfChain : sector + 1, 512 + sector * 4);
  }
  for (const [index, name] of entries.entries()) {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes.writeUInt32LE(none, at + 68);
    bytes.writeUInt32LE(index === 0 || index === names.length ? none : index + 1, at + 72);
    bytes.writeUInt32LE(index === 0 && names.length > 0 ? 1 : none, at + 76);
  }
  return bytes;
}
