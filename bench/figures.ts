import { appendFileSync } from 'node:fs';

/** What was measured: ours beside something that everybody can measure. The median of several runs each. */
export interface Figure {
  /** Permanent: the committed figures are found by it. */
  readonly name: string;
  readonly ours: number;
  /** What it is compared with, and its figure; where there is nothing fair, only ours is told. */
  readonly beside?: readonly [what: string, value: number];
  readonly unit: 'ms' | 'MiB' | 'KB';
}

/** Prints a figure, and puts it where the summary finds it. */
export function tell(figure: Figure): void {
  const { beside, name, ours, unit } = figure;
  const other = beside ? `, ${beside[0]} ${round(beside[1])} ${unit}, ratio ${(ours / beside[1]).toFixed(2)}` : '';
  console.log(`${name}: ${round(ours)} ${unit}${other}`);
  const results = process.env['BENCH_RESULTS'];
  if (results !== undefined) appendFileSync(results, `${JSON.stringify(figure)}\n`);
}

const round = (value: number): string => (Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0));
