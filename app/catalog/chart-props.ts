import { z } from "zod";
import { id, text } from "./lesson-component-props.ts";

/** A row of the data that a chart draws: columns by name. */
export const chartRow = z.record(z.string(), z.union([z.string(), z.number()]));

export const chartProps = z
  .strictObject({
    kind: z.enum(["bar", "line", "dot", "people"]),
    title: text,
    alt: text,
    data: z.array(chartRow).min(1, "needs at least one row").max(200, "has more than 200 rows: too many to read"),
    x: text,
    y: text,
    series: text.optional(),
    n: text.optional(),
    isWeighted: z.boolean().optional(),
    mark: z.strictObject({ value: z.number(), label: text }).optional(),
    guess: z
      .strictObject({ after: id, shapes: z.record(z.string(), z.array(z.number().min(0))).optional() })
      .optional(),
    unit: z.string().optional(),
    domain: z
      .tuple([z.number(), z.number()])
      .refine(([low, high]) => low < high, "must go from the smaller number to the larger")
      .optional(),
    source: text.optional(),
    note: text.optional(),
    synthetic: z.boolean().optional(),
  })
  .refine((props) => props.data.every((row) => props.x in row), { path: ["x"], error: "must be a column of every row" })
  .refine(
    (props) =>
      props.data.every((row) => row[props.y] === "withheld" || Number.isFinite(Number(row[props.y] ?? "none"))),
    { path: ["y"], error: 'must be a column with a number in every row, or the word "withheld"' },
  )
  .refine(
    ({ data, n, y }) =>
      n === undefined || data.every((row) => row[y] === "withheld" || Number.isInteger(Number(row[n] ?? "none"))),
    { path: ["n"], error: "must be a column with the number of people in every row" },
  )
  .refine((props) => props.unit !== "%" || props.n !== undefined, {
    path: ["n"],
    error: "must name the column with the number of people: a chart of percentages needs it",
  })
  .refine((props) => !props.isWeighted || (props.n !== undefined && props.kind === "bar"), {
    path: ["isWeighted"],
    error: "is for bars, and needs the column n",
  })
  .refine((props) => props.kind !== "people" || props.domain !== undefined, {
    path: ["domain"],
    error: "says where the first band begins and the last one ends: a chart of people needs it",
  })
  .refine(({ kind, data, y }) => kind !== "people" || data.reduce((sum, row) => sum + Number(row[y]), 0) <= 400, {
    path: ["data"],
    error: "counts more than 400 people: too many dots to tell apart",
  })
  .refine((props) => props.series === undefined || props.data.every((row) => String(props.series) in row), {
    path: ["series"],
    error: "must be a column of every row",
  })
  .refine((props) => new Set(props.data.map((row) => row[props.series ?? ""])).size <= 6, {
    path: ["series"],
    error: "has more than 6 different values: more lines than colors and shapes that people can tell apart",
  })
  .refine((props) => props.kind !== "bar" || props.domain === undefined || props.domain[0] === 0, {
    path: ["domain"],
    error: "must start at 0 in a bar chart: a cut-off bar exaggerates",
  });

export type ChartProps = z.infer<typeof chartProps>;
