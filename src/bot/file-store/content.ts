import type { FileContent } from '../../domain/file/file.ts';
import type { FileType } from '../../domain/file/type.ts';
import { oldOfficeOf } from './old-office.ts';
import { officeOf } from './office.ts';

/**
 * What bytes are, by their signatures and, for containers, by what is in them. Only types that are taken are known; a
 * program is `unknown` like everything else.
 */
export function contentOf(bytes: Uint8Array): FileContent {
  const starts = text(bytes, 0, 64);
  // Some scanners put a line end or a byte order mark before it.
  if (/^(\u00ef\u00bb\u00bf)?\s{0,8}%PDF-\d/.test(starts)) return types('pdf');
  if (starts.startsWith('\u00ff\u00d8\u00ff')) return types('jpeg');
  if (starts.startsWith('\u0089PNG\r\n\u001a\n')) return types('png');
  if (starts.startsWith('RIFF') && starts.slice(8, 12) === 'WEBP') return types('webp');
  if (starts.startsWith('OggS')) return isOggSound(starts) ? types('ogg') : unknown;
  if (starts.startsWith('ID3') || isMpegSound(bytes)) return types('mp3');
  if (starts.slice(4, 8) === 'ftyp') return mediaOf(starts.slice(8, 12));
  if (starts.startsWith('PK\u0003\u0004')) return officeOf(bytes);
  return oldOfficeOf(bytes);
}

const unknown: FileContent = { kind: 'unknown' };
const types = (first: FileType, ...more: FileType[]): FileContent => ({
  kind: 'types',
  types: [first, ...more],
});

/** Bytes as characters of the same number. */
const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

const isOggSound = (starts: string): boolean =>
  ['OpusHead', '\u0001vorbis'].some((mark) => starts.includes(mark));

/** The first two bytes of a frame: eleven ones, then a version of MPEG and layer III. */
function isMpegSound([first = 0, second = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
}

/** ISO base media, by its brand. Sound recorders of telephones write brands of video, too. */
function mediaOf(brand: string): FileContent {
  if (/^(heic|heix|heim|heis|hevc|mif1|msf1)$/.test(brand)) return types('heic');
  if (brand === 'qt  ') return types('mov', 'mp4');
  if (/^M4[AB] $/.test(brand)) return types('m4a', 'mp4');
  if (/^(isom|iso\d|mp4\d|avc1|dash|M4V |MSNV|3gp\d)$/.test(brand)) return types('mp4', 'm4a', 'mov');
  return unknown;
}
