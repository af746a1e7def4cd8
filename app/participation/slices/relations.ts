import { type Dimension, groupKey, linkedTables } from "#app/privacy/publication/linked-tables.ts";
import type { CellKey, Relation } from "#app/privacy/publication/published-set.ts";
import { type CountedGroup, type CountedPeriod, kindOfSlice, type SliceKey, seatSeekers, sliceKeys } from "./slice.ts";

/** The name of a group's share of people who finished a course. */
export const finishedKey = (key: CellKey): CellKey => `finished ${key}`;
export const keyOf = (slice: SliceKey, category: string): CellKey => groupKey({ [slice]: category });
export const everyone: CellKey = groupKey({});
/** People may be in it for some months only: in a longer period they had an organization, so it may have fewer people. */
export const withoutOrganization = keyOf("organization", "none");

/** Finishing one course is another measure than finishing any, and so is having a seat. */
export function measureOf(slice: SliceKey): string {
  if (slice === "access") return "seated";
  return slice === "course" ? "finished the course" : "finished";
}

/** The category that loses if a group is withheld. */
export const categoryOf = ({ slice, category }: Pick<CountedGroup, "slice" | "category">) => `${slice} ${category}`;

/** How the groups of a period add up. */
export function relationsOf({ groups }: CountedPeriod): Relation[] {
  const dimensions = sliceKeys.flatMap((slice): Dimension[] => {
    const here = groups.filter((group) => group.slice === slice);
    const categories = here.map(({ category, parent }) =>
      parent === null ? { id: category } : { id: category, parent },
    );
    return here.length === 0 ? [] : [{ id: slice, kind: kindOfSlice(slice), categories }];
  });
  const { relations } = linkedTables(
    dimensions,
    dimensions.map(({ id }) => [id]),
  );
  const outside = keyOf("access", seatSeekers);
  return relations.filter(({ whole, parts }) => whole !== everyone || !parts.includes(outside));
}
