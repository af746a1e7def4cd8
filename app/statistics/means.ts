import tCdf from "@stdlib/stats-base-dists-t-cdf";
import type { Difference } from "./difference.ts";
import { integrate } from "./quadrature.ts";

/** The mean of `n` measurements, at least 2, with their standard deviation, more than 0. */
export type Sample = { n: number; mean: number; deviation: number };

/** What was believed about the difference before the data: around 0 with this standard deviation; null for anything. */
export type MeanPrior = { deviation: number } | null;

/** Student's t, moved and stretched: what is believed about a mean after a sample, with a flat prior. */
type Believed = { center: number; scale: number; freedom: number };

const believed = ({ n, mean, deviation }: Sample): Believed => ({
  center: mean,
  scale: deviation / Math.sqrt(n),
  freedom: n - 1,
});

/** The mean change of the same people, from their changes. */
export function meanChange(changes: Sample, prior: MeanPrior = null): Difference {
  const { center, scale, freedom } = believed(changes);
  const flat: Difference = {
    above: (least) => tCdf((center - least) / scale, freedom),
    ...endsAround(center, [{ center, scale, freedom }]),
  };
  if (!prior) return flat;
  return withPrior((at) => kernel((at - center) / scale, freedom), prior, flat);
}

/** The mean afterwards minus the mean before, of two groups that are independent, each with its own deviation. */
export function differenceOfMeans(before: Sample, after: Sample, prior: MeanPrior = null): Difference {
  const [first, second] = [believed(before), believed(after)];
  const center = second.center - first.center;
  const mean = overT(first);
  const flat: Difference = {
    above: (least) => mean((at) => tCdf((second.center - least - at) / second.scale, second.freedom)),
    ...endsAround(center, [first, second]),
  };
  if (!prior) return flat;
  const density = (difference: number) =>
    mean((at) => kernel((difference + at - second.center) / second.scale, second.freedom));
  return withPrior(density, prior, flat);
}

/** A t density up to its constant factor. */
const kernel = (t: number, freedom: number) => (1 + (t * t) / freedom) ** (-(freedom + 1) / 2);

/** Ends that leave out a millionth, or a hundred standard errors where tails are that heavy. */
function endsAround(center: number, parts: Believed[]): { low: number; high: number } {
  const reach = parts.reduce((sum, { scale, freedom }) => sum + scale * (freedom > 8 ? 12 : 100), 0);
  return { low: center - reach, high: center + reach };
}

/** The mean of a function over a t distribution: t = √freedom · tan θ makes its heavy tails finite. */
function overT({ center, scale, freedom }: Believed): (f: (at: number) => number) => number {
  const most = Math.min(Math.PI / 2, 12 / Math.sqrt(freedom));
  const weight = (angle: number) => Math.cos(angle) ** (freedom - 1);
  const whole = integrate(weight, -most, most, 8);
  const at = (angle: number) => center + scale * Math.sqrt(freedom) * Math.tan(angle);
  return (f) => integrate((angle) => weight(angle) * f(at(angle)), -most, most, 8) / whole;
}

const steps = 2000;

/** A density times a normal prior around 0, summed over a fixed grid that covers both. */
function withPrior(
  density: (at: number) => number,
  { deviation }: { deviation: number },
  flat: Difference,
): Difference {
  const low = Math.max(flat.low, Math.min(0, flat.low) < -8 * deviation ? -8 * deviation : flat.low);
  const high = Math.min(flat.high, 8 * deviation);
  if (!(high > low)) return flat;
  const step = (high - low) / steps;
  const sums = [0];
  for (let at = 0; at < steps; at += 1) {
    const middle = low + step * (at + 0.5);
    const mass = density(middle) * Math.exp(-0.5 * (middle / deviation) ** 2);
    sums.push((sums.at(-1) ?? 0) + mass);
  }
  const whole = sums.at(-1) || 1;
  const above = (least: number) => {
    const place = Math.min(steps, Math.max(0, (least - low) / step));
    const before = Math.floor(place);
    const [from = 0, to = from] = [sums[before], sums[before + 1]];
    return 1 - (from + (place - before) * (to - from)) / whole;
  };
  return { above, low, high };
}
