/** A duration in milliseconds. */
export type Timed = { name: string; ms: number };

/** The parts of Playwright's JSON report that are used here. */
export type PlaywrightSuite = {
  file?: string;
  suites?: PlaywrightSuite[];
  specs?: { tests: { results: { duration: number }[] }[] }[];
};

const slowest = 10;

/** Where the time of a run went: each step in order, then the slowest test files, the slowest first. */
export function ledger(steps: readonly Timed[], files: readonly Timed[]): string {
  const total = { name: "Together", ms: sum(steps.map(({ ms }) => ms)) };
  const longest = files.toSorted((a, b) => b.ms - a.ms).slice(0, slowest);
  return [
    "Minutes of each step",
    ...[...steps, total].map(line),
    ...(longest.length > 0 ? ["Minutes of the slowest test files; several run at once", ...longest.map(line)] : []),
    "",
  ].join("\n");
}

/** Each spec file of a report with the total time of its tests, including retries. */
export function specFiles(suites: readonly PlaywrightSuite[]): Timed[] {
  return suites.map((suite) => ({ name: `tests/browser/${suite.file}`, ms: durationOf(suite) }));
}

function durationOf({ suites = [], specs = [] }: PlaywrightSuite): number {
  const results = specs.flatMap(({ tests }) => tests.flatMap((test) => test.results));
  return sum(results.map(({ duration }) => duration)) + sum(suites.map(durationOf));
}

function line({ name, ms }: Timed): string {
  return `${(ms / 60_000).toFixed(1).padStart(6)}  ${name}`;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
