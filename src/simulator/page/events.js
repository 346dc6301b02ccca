/**
 * The stream of what happens on the server. When it breaks it is opened again. The page fetches what there is only once
 * the stream is open: between fetching and listening nothing can then be missed.
 */

const RETRY_MS = 1500;
const KINDS = /** @type {const} */ (['message', 'edit', 'delete', 'typing', 'clock', 'chat']);

/**
 * @param {object} handlers
 * @param {(kind: typeof KINDS[number], data: any) => void} handlers.onEvent
 * @param {() => void} handlers.onLost
 * @param {() => void} handlers.onOpen at first, and again after the stream was lost
 */
export function listen({ onEvent, onLost, onOpen }) {
  let lost = false;

  function open() {
    const source = new EventSource('/sim/events');
    source.addEventListener('open', () => {
      lost = false;
      onOpen();
    });
    source.addEventListener('error', () => {
      if (!lost) onLost();
      lost = true;
      // The browser retries by itself only while the stream is "connecting"; after a refusal it gives up.
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MS);
    });
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => onEvent(kind, JSON.parse(event.data)));
    }
  }

  open();
}
