/** Which updates are being handled, and up to where they may be confirmed. */
export interface InHand {
  /** What getUpdates is to be called with: everything before it is committed. */
  offset(): { offset?: number };
  /** After a getUpdates with that offset: what lay before it is done with. */
  confirmed(nothingWaits: boolean): void;
  knows(updateId: number): boolean;
  /** Handles an update after the earlier ones of its chat; `work` tells whether it is committed, and never throws. */
  take(updateId: number, chat: string, work: () => Promise<boolean>): void;
  /** Whether anything is being handled or waits for its turn. */
  busy(): boolean;
  /** Resolves when everything taken so far is committed or left. */
  allDone(): Promise<unknown>;
  /** Whether something is committed that Telegram has not been told of. */
  toConfirm(): boolean;
}

/** @param stopping once aborted, nothing that has not begun is begun */
export function createInHand(stopping: AbortSignal): InHand {
  const committed = new Map<number, boolean>();
  /** The last work of each chat. */
  const chats = new Map<string, Promise<void>>();
  let asked: number | undefined;

  function nextOffset(): number | undefined {
    if (committed.size === 0) return asked;
    const open = [...committed].filter(([, isCommitted]) => !isCommitted).map(([id]) => id);
    return open.length > 0 ? Math.min(...open) : Math.max(...committed.keys()) + 1;
  }

  async function follow(
    earlier: Promise<void> | undefined,
    updateId: number,
    work: () => Promise<boolean>,
  ): Promise<void> {
    await earlier;
    if (!stopping.aborted && (await work())) committed.set(updateId, true);
  }

  return {
    offset() {
      asked = nextOffset();
      return asked === undefined ? {} : { offset: asked };
    },
    confirmed(nothingWaits) {
      const upTo = asked ?? -Infinity;
      for (const [id, isCommitted] of committed) if (isCommitted && id < upTo) committed.delete(id);
      // After a quiet week Telegram begins anywhere, also below the old offset.
      if (nothingWaits) asked = undefined;
    },
    knows: (updateId) => committed.has(updateId),
    take(updateId, chat, work) {
      committed.set(updateId, false);
      const done = follow(chats.get(chat), updateId, work).finally(() => {
        if (chats.get(chat) === done) chats.delete(chat);
      });
      chats.set(chat, done);
    },
    busy: () => chats.size > 0,
    allDone: () => Promise.all(chats.values()),
    toConfirm: () => [...committed.values()].includes(true),
  };
}
