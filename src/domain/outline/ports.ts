import type { Outline } from './schema.ts';

export interface StoredOutline {
  versionId: string;
  outline: Outline;
}

export interface Outlines {
  /** Immutable, so kept in memory once read. */
  version(versionId: string): Promise<Outline>;
  latest(code: string): Promise<StoredOutline | null>;
  find(code: string, version: number): Promise<StoredOutline | null>;
  list(): Promise<{ code: string; version: number; title: string; importedAt: string }[]>;
  add(version: { id: string; outline: Outline; digest: string; at: string }): Promise<void>;
}
