import type { CountedPeriod } from "#app/participation/slices/slice.ts";
import type { Program } from "./random-program.ts";

/** Somebody who knows some rows of each period without reading them. */
export type Insider = { name: string; knows: (key: string, period: CountedPeriod) => boolean };

/**
 * A reader; leads of one organization and of two; and somebody who manages clock hours or keeps the lists of members, who
 * knows everything that people did and where they belong, but not what they told of themselves.
 */
export function insidersOf({ kinds }: Program): Insider[] {
  const ids = [...kinds.keys()];
  const leadsOf = (own: string[]) => {
    // A table names the organizations that somebody is from. Leads who have all those of a kind know by name how many
    // people are in both, and so how many the kind has.
    const isWhole = (kind: string, { groups }: CountedPeriod) => {
      const here = groups.filter(({ parent }) => parent === kind);
      return here.length > 0 && here.every(({ category }) => own.includes(category));
    };
    const knows = (key: string, period: CountedPeriod) => {
      const row = key.replace(/^organization /, "");
      return key !== row && (own.includes(row) || isWhole(row, period));
    };
    return { name: `leads of ${own.join(" and ")}`, knows };
  };
  return [
    { name: "a reader", knows: () => false },
    ...[ids.slice(0, 1), ids.slice(0, 2), ids.slice(-2)].map(leadsOf),
    { name: "a manager of clock hours", knows: (key) => !/^(gender|race) /.test(key) },
  ];
}
