const maxDecimals = 6;

/**
 * A number the Vietnamese way: 1.234,5, at most 6 decimals. Written out by hand because a Node built with few locales
 * silently formats "vi" as English.
 *
 * @throws RangeError for NaN and infinities, which no reading produces.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number to show: ${value}`);
  const shortest = decimalDigits(Math.abs(value));
  const [whole = '0', fraction = ''] = shortest.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.');
  const shown = fraction === '' ? grouped : `${grouped},${fraction}`;
  return value < 0 && shown !== '0' ? `-${shown}` : shown;
}

/** Shortest digits that read back to the value; `toFixed` alone would show binary noise ("12345678901.345001"). */
function decimalDigits(value: number): string {
  if (value >= 1e21) return BigInt(value).toString();
  const digits = String(value);
  const decimals = digits.split('.')[1]?.length ?? 0;
  if (decimals <= maxDecimals && !digits.includes('e')) return digits;
  return value.toFixed(maxDecimals).replace(/\.?0+$/, '');
}
