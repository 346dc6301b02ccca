/** Something that is waited for until somebody tells that it has come; `signal` ends a delay at that moment. */
export function until(): { signal: AbortSignal; over: Promise<void>; tell(): void } {
  const controller = new AbortController();
  const { signal } = controller;
  const over = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { signal, over, tell: () => controller.abort() };
}
