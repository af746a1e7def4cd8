import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { defaultMinimum, withhold } from "#app/privacy/suppression.ts";
import type { Answers } from "./answers.ts";

export type ItemResult = {
  key: string;
  question: string;
  /** How many chose each option; null where it is withheld. Empty for text. */
  options: { label: string; count: number | null }[];
  /** Texts in the order of the alphabet, which says nothing of when or by whom. */
  texts: string[];
};

/**
 * What a group answered. Fewer answers than the minimum show nothing at all; from there on small counts are withheld,
 * and others with them where a small one could be worked out from the number of answers.
 */
export function resultsOf(items: InstrumentItem[], answers: Answers[], minimum = defaultMinimum): ItemResult[] | null {
  if (answers.length < minimum) return null;
  return items.map(({ key, kind, question, options }) => {
    const given = answers.flatMap((each) => (each[key] === undefined ? [] : [each[key]]));
    if (kind === "text") {
      const texts = given.filter((answer) => typeof answer === "string").sort((one, other) => one.localeCompare(other));
      return { key, question, options: [], texts };
    }
    const counts = options.map(
      (_, at) => given.filter((one) => one === at || (Array.isArray(one) && one.includes(at))).length,
    );
    const shown = withheldAmong(counts, {
      isSum: kind !== "several",
      answers: answers.length,
      given: given.length,
      minimum,
    });
    return { key, question, options: options.map((label, at) => ({ label, count: shown[at] ?? null })), texts: [] };
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
