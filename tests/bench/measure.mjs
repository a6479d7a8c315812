// Measuring and printing.

/** Median and 95th percentile of `times`. */
export function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.floor(sorted.length * 0.95)] };
}

/** Runs `work` `rounds` times after a warm-up; milliseconds of each run. */
export async function timed(rounds, work) {
  for (let i = 0; i < Math.min(rounds, 200); i += 1) await work();
  const times = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

export const ms = (value) => (value < 10 ? `${value.toFixed(3)} ms` : `${value.toFixed(1)} ms`);
export const ratio = (value, peer) => (peer > 0 ? `${(value / peer).toFixed(2)}x` : "-");

/** Prints rows of cells under a title, columns aligned. */
export function table(title, head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => String(row[column]).length)));
  const line = (row) => row.map((cell, column) => String(cell).padEnd(widths[column])).join("  ");
  console.log(`\n${title}\n${line(head)}\n${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const row of rows) console.log(line(row));
}
