/** Files put on record under an id, with the type Telegram would report. */
import type { SimFile } from './model.ts';
import type { World } from './world.ts';

const mimeTypes: Record<string, string> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  heic: 'image/heic',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** The part after the last dot, in lower case; empty when there is none. */
export function extensionOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot < 0 ? '' : fileName.slice(dot + 1).toLowerCase();
}

/** The type Telegram reports for a file: told by its name, as Telegram does for documents. */
export const mimeTypeOf = (fileName: string): string =>
  mimeTypes[extensionOf(fileName)] ?? 'application/octet-stream';

/** Keeps a file under a new id. The id is opaque and safe as a path segment. */
export function storeFile(world: World, fileName: string, content: Uint8Array, mimeType?: string): SimFile {
  const number = world.state.counters.fileId;
  const file: SimFile = {
    fileId: `simfile${number}`,
    uniqueId: String(number),
    fileName,
    mimeType: mimeType ?? mimeTypeOf(fileName),
    size: content.byteLength,
  };
  // The content first: a file that is known but has no content would be a lie after a kill.
  world.files.put(file.fileId, content);
  world.commit({ type: 'file_stored', file });
  return file;
}
