/**
 * Milliseconds a transaction waits for its turn, and may stay open. A transaction whose code forgot to wait for
 * something, or asked the outer client for something while holding the only connection, is rolled back after this
 * time and the caller gets an error: slow, but never silent and never for ever.
 */
export const TRANSACTION_LIMITS = { maxWait: 10_000, timeout: 10_000 } as const;
