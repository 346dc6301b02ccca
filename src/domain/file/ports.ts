import type { FileFacts, StoredFile } from './file.ts';

/** A file that goes on record. */
export interface NewFile extends FileFacts {
  id: string;
  /** The message that brought it (`sourceKeyOf`); null for a file that came another way. */
  sourceKey: string | null;
  /** Who sent it; null when the bot made it. */
  personId: string | null;
  at: string;
}

/**
 * Files on record. None is anybody's by itself: who may see one follows from what refers to it (a finding, a paper), so
 * ids are only ever taken from records that were read with a scope.
 */
export interface Files {
  /**
   * Puts a file on record whose bytes lie in the file store. What the same message has brought before is the one file,
   * which is returned.
   */
  record(file: NewFile): Promise<StoredFile>;
  byId(id: string): Promise<StoredFile | null>;
  /** Those that are on record, in the order of the ids. */
  byIds(ids: readonly string[]): Promise<StoredFile[]>;
  bySource(sourceKey: string): Promise<StoredFile | null>;
  /**
   * Takes a file off the record, for whoever referred to it and does not any more; its bytes are swept up later. A file
   * that something else still refers to stays.
   *
   * @returns whether it is off the record
   */
  forget(id: string): Promise<boolean>;
  /** Which of these bytes belong to a file on record. */
  known(digests: readonly string[]): Promise<string[]>;
}

/** The bytes of files, by their digest (SHA-256, lower-case hex). Outside transactions. */
export interface FileStore {
  /** Keeps the bytes, once however often they come; when it returns they survive a power cut. @returns their digest */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws FileMissing when they are not there, or are not any more what was put there */
  read(digest: string): Promise<Uint8Array>;
  has(digest: string): Promise<boolean>;
}

/** Bytes that were put into the file store are not there, or damaged. */
export class FileMissing extends Error {
  override name = 'FileMissing';
}
