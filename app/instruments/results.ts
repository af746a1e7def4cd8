import type { InstrumentItem, ItemKind } from "#app/catalog/instrument.ts";
import { defaultMinimum, withhold } from "#app/privacy/suppression.ts";
import type { Answers } from "./answers.ts";
import { type Mean, shownMean, stepsOf } from "./mean.ts";

export type ItemResult = {
  key: string;
  kind: ItemKind;
  question: string;
  /**
   * How many chose each option; null where it is withheld. A scale shows all of its counts or none: beside a mean, some
   * would give the others away. Empty for text.
   */
  options: { label: string; count: number | null }[];
  /** The steps of a scale; empty for anything else. */
  steps: string[];
  /** Of a scale that enough people answered. */
  mean: Mean | null;
  /** Texts in the order of the alphabet, which says nothing of when or by whom. */
  texts: string[];
};

/**
 * A group's answers. Fewer answers than the minimum show nothing at all; from there on small counts are withheld,
 * and others with them where a small one could be worked out from the number of answers.
 */
export function resultsOf(items: InstrumentItem[], answers: Answers[], minimum = defaultMinimum): ItemResult[] | null {
  if (answers.length < minimum) return null;
  return items.map((item) => {
    const { key, kind, question, options } = item;
    const given = answers.flatMap((each) => (each[key] === undefined ? [] : [each[key]]));
    if (kind === "text") {
      const texts = given.filter((answer) => typeof answer === "string").sort((one, other) => one.localeCompare(other));
      return { key, kind, question, options: [], steps: [], mean: null, texts };
    }
    const counts = options.map(
      (_, at) => given.filter((one) => one === at || (Array.isArray(one) && one.includes(at))).length,
    );
    const group = { isSum: kind !== "several", answers: answers.length, given: given.length, minimum };
    const withheld = withheldAmong(counts, group);
    const isAllOrNone = kind === "scale" && withheld.includes(null);
    return {
      ...{ key, kind, question, steps: stepsOf(item), mean: shownMean(item, answers, minimum), texts: [] },
      options: options.map((label, at) => ({ label, count: isAllOrNone ? null : (withheld[at] ?? null) })),
    };
  });
}

type Group = { isSum: boolean; answers: number; given: number; minimum: number };

/** The counts with those that may not be shown as null. How many answered is public: the page says it. */
function withheldAmong(counts: number[], { isSum, answers, given, minimum }: Group): (number | null)[] {
  const keys = counts.map((_, at) => String(at));
  const skipped = answers - given;
  const named = new Map([...keys.map((key, at) => [key, counts[at] ?? 0] as const), ["all", answers] as const]);
  if (skipped > 0) named.set("skipped", skipped);
  const parts = skipped > 0 ? [...keys, "skipped"] : keys;
  const sums = isSum ? [{ whole: "all", parts }] : [];
  const withheld = withhold(named, sums, { minimum, facts: new Set(["all"]) });
  return counts.map((count, at) => (withheld.has(String(at)) ? null : count));
}
