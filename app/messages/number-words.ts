let grouped: Intl.NumberFormat | null = null;

/**
 * A number as Americans write it: 1,234.5. Made when a number first needs it, because a browser takes as long to make
 * its first `Intl` object as to start React; numbers below 1,000 need none.
 */
export function numberWords(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value);
  grouped ??= new Intl.NumberFormat("en-US");
  return grouped.format(value);
}
