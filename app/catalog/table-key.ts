/** The table of a measure by up to two groupings, all three by their place in the cube; the lower grouping first. */
export const tableKey = (measure: number, groupings: readonly number[]) => [measure, ...groupings].join(" ");
