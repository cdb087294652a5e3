/** How many there are, the median and the 95th percentile (nearest rank). */
export function quantiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { count: sorted.length, median: at(0.5), p95: at(0.95) };
}
