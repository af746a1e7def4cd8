/** The key of a measure's table by up to two groupings, all by their index in the cube; the lower grouping first. */
export const tableKey = (measure: number, groupings: readonly number[]) => [measure, ...groupings].join(" ");
