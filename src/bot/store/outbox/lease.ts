/** How long an attempt may take before its end counts as unrecorded, in milliseconds. */
const LEASE_MS = 60_000;

/** Until when an attempt that begins at the instant is taken to be under way. */
export function leaseFrom(instant: string): Date {
  return new Date(Date.parse(instant) + LEASE_MS);
}
