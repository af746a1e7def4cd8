/** One row's figures of one round; times in milliseconds, `bytes` on the wire for each answer, headers among them. */
export type Round = {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  bytes: number;
  faults: Map<string, number>;
};
export type Checked = { milliseconds: number; bytes: number; fault: string | null };
/** A figure over rounds: its median and its spread. */
export type Figure = { median: number; least: number; most: number };

/** A floor that moves by more than this share of its median between rounds says that the machine was busy elsewhere. */
const quietSpread = 0.2;

/** The figures of one round. Only right answers count as requests a second and have times; the others are faults. */
export function roundOf(answers: Checked[], seconds: number, unanswered: number): Round {
  const right = answers.filter(({ fault }) => fault === null);
  const faults = new Map<string, number>();
  for (const { fault } of answers) if (fault !== null) faults.set(fault, (faults.get(fault) ?? 0) + 1);
  if (unanswered > 0) faults.set("no answer", unanswered);
  const times = right.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
  return {
    ...{ perSecond: right.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) },
    ...{ bytes: medianOf(right.map(({ bytes }) => bytes)), faults },
  };
}

export function figureOf(values: number[]): Figure {
  return { median: medianOf(values), least: Math.min(...values), most: Math.max(...values) };
}

/** Largest minus smallest as a share of the median; infinite where there is nothing to compare. */
export function spreadOf({ median, least, most }: Figure): number {
  const spread = (most - least) / median;
  return Number.isFinite(spread) ? spread : Number.POSITIVE_INFINITY;
}

/** Faults of several rounds together, most frequent first. */
export function faultsOf(rounds: Round[]): [fault: string, count: number][] {
  const sums = new Map<string, number>();
  for (const { faults } of rounds) for (const [fault, n] of faults) sums.set(fault, (sums.get(fault) ?? 0) + n);
  return [...sums].sort(([, a], [, b]) => b - a);
}

/** One connection's share of the readers: dealt out in turn, so that no two connections are the same person. */
export function dealt<T>(readers: T[], connections: number, connection: number): T[] {
  return readers.filter((_, index) => index % connections === connection % connections);
}

type Conditions = { load: number; cores: number; floors: { title: string; perSecond: Figure }[] };

/** One line that says whether the machine was quiet enough for the figures to mean something. */
export function noiseVerdict({ load, cores, floors }: Conditions): string {
  const [worst] = floors
    .map(({ title, perSecond }) => ({ title, spread: spreadOf(perSecond) }))
    .sort((a, b) => b.spread - a.spread);
  const loadWords = `load ${load.toFixed(1)} on ${cores} cores at the start`;
  const floorWords = worst
    ? `floors' requests/s moved by up to ${percent(worst.spread)} (${worst.title})`
    : "no floors";
  const isNoisy = load > cores || (worst !== undefined && worst.spread > quietSpread);
  const limits = `limits: load ${cores}, ${percent(quietSpread)}`;
  return isNoisy
    ? `TOO NOISY TO TELL: ${loadWords}; ${floorWords}; ${limits}. Run it again on a quiet machine.`
    : `Quiet enough: ${loadWords}; ${floorWords}; ${limits}.`;
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(0)} %` : "?";
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}
