import { randomFrom, seedFrom } from "#app/learning/shuffle.ts";

/** How many in each sample have the trait; deterministic by seed, so that a page can be rendered again. */
export function samplesFor({
  share,
  size,
  draws,
  seed,
}: {
  share: number;
  size: number;
  draws: number;
  seed: number;
}): number[] {
  return Array.from({ length: draws }, (_, draw) => {
    const random = randomFrom(seedFrom(`${seed} ${size} ${draw}`));
    return Array.from({ length: size }, random).filter((chance) => chance < share).length;
  });
}

/** The samples' spread, in numbers for a sentence. */
export function spreadOf(samples: readonly number[], size: number, share: number) {
  const percents = samples.map((count) => Math.round((100 * count) / size));
  const truth = Math.round(100 * share);
  return {
    low: Math.min(...percents),
    high: Math.max(...percents),
    near: percents.filter((percent) => Math.abs(percent - truth) <= 10).length,
    newest: samples.at(-1) ?? 0,
    truth,
  };
}
