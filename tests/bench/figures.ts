/** Figures of measurements: medians and percentiles, printed beside what is asked. */

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds (or whatever the unit) with a sensible number of digits. */
export function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
}

/** Prints one line: what was measured, the figure with its spread, and what is asked. */
export function report(what: string, samples: readonly number[], unit: string, share: number, asked: number): void {
  const figure = percentile(samples, share);
  const name = share === 0.5 ? 'median' : `p${Math.round(share * 100)}`;
  const spread = `${rounded(Math.min(...samples))}–${rounded(Math.max(...samples))}`;
  const verdict = figure < asked ? 'met' : 'MISSED';
  process.stdout.write(
    `${what}: ${name} ${rounded(figure)} ${unit} (${spread}, n ${samples.length}); asked < ${asked} ${unit}: ${verdict}\n`,
  );
}
