/** A lock held by this process until it is released or the process ends, however it ends. */
export type Lock = {
  /** Settles when the server may have given the lock to somebody else; never for SQLite. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
};
