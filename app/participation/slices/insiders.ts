import type { Insider } from "#app/privacy/publication/published-set.ts";
import { everyone, keyOf } from "./relations.ts";
import { type CountedGroup, type CountedPeriod, isQuestion } from "./slice.ts";

/** How many small organizations are thought of in pairs. Of more small ones, two know too little of the others to matter. */
const mostForPairs = 40;

/**
 * Insiders know rows without reading them: an organization its own people, its lead together with the lead of another
 * one (of the same kind, where there are many), and the coach of a cohort. Whoever manages clock hours and lists of members
 * knows everything that people did and where they belong, but not what they told of themselves.
 */
export function insidersOf({ groups }: CountedPeriod): Insider[] {
  const organizations = groups.filter(({ slice, parent }) => slice === "organization" && parent !== null);
  const cohorts = groups.filter(({ slice }) => slice === "cohort");
  const told = groups.filter(({ slice }) => !isQuestion(slice));
  return [
    ...organizations.map(({ category }) => ({ name: category, knows: [keyOf("organization", category)] })),
    ...pairsOf(organizations),
    ...cohorts.map(({ category }) => ({ name: category, knows: [keyOf("cohort", category)] })),
    {
      name: "a manager of clock hours",
      knows: [everyone, ...told.map(({ slice, category }) => keyOf(slice, category))],
    },
  ];
}

function pairsOf(organizations: readonly CountedGroup[]): Insider[] {
  const key = ({ category }: CountedGroup) => keyOf("organization", category);
  const kinds = [...new Set(organizations.map(({ parent }) => parent))];
  const sets =
    organizations.length <= mostForPairs
      ? [organizations]
      : kinds.map((kind) => organizations.filter(({ parent }) => parent === kind));
  return sets.flatMap((set) => {
    const smallest = [...set].sort((one, other) => one.people - other.people).slice(0, mostForPairs);
    return smallest.flatMap((one, at) =>
      smallest.slice(at + 1).map((other) => ({
        name: `${one.category} and ${other.category}`,
        knows: [key(one), key(other)],
      })),
    );
  });
}
