import { z } from "zod";
import { chartRow } from "./chart-props.ts";
import { component, property } from "./lesson-component.ts";
import { runChartExample } from "./lesson-component-examples.ts";
import { id, text } from "./lesson-component-props.ts";

const change = z.strictObject({ at: text, words: text });
const prediction = z
  .strictObject({ label: text, low: z.number(), high: z.number().optional() })
  .refine(({ low, high = low }) => low <= high, { path: ["high"], error: "must be at least low" });

/** A run chart finds its own words, so it takes no description. Browsers get only the type. */
const runChartProps = z
  .strictObject({
    title: text,
    data: z.array(chartRow).min(1, "needs at least one row").max(200, "has more than 200 rows: too many to read"),
    x: text,
    y: text,
    unit: z.string().optional(),
    baseline: z.int("must be a whole number").min(1, "must be at least 1").optional(),
    changes: z.array(change).max(4, "has more than 4 changes").optional(),
    predictions: z.array(prediction).max(3, "has more than 3 predictions").optional(),
    guess: z.strictObject({ after: id }).optional(),
    standsOut: z.array(text).optional(),
    domain: z
      .tuple([z.number(), z.number()])
      .refine(([low, high]) => low < high, "must go from the smaller number to the larger")
      .optional(),
    source: text.optional(),
    note: text.optional(),
    synthetic: z.boolean().optional(),
  })
  .refine((props) => props.data.every((row) => props.x in row), { path: ["x"], error: "must be a column of every row" })
  .refine(({ data, y }) => data.every((row) => row[y] !== "" && Number.isFinite(Number(row[y] ?? "none"))), {
    path: ["y"],
    error: "must be a column with a number in every row; leave out the times without one",
  })
  .refine(({ data, x }) => new Set(data.map((row) => String(row[x]))).size === data.length, {
    path: ["x"],
    error: "has the same label twice: nobody could tell those points apart",
  })
  .refine(({ data, baseline = 1 }) => baseline <= data.length, { path: ["baseline"], error: "is more than the rows" })
  .refine(({ changes = [], ...props }) => changes.every(({ at }) => hasLabel(props, at)), {
    path: ["changes"],
    error: "must each say, under at, the label of a row",
  })
  .refine(({ standsOut = [], ...props }) => standsOut.every((at) => hasLabel(props, at)), {
    path: ["standsOut"],
    error: "must list labels of rows",
  });

export type RunChartProps = z.infer<typeof runChartProps>;

function hasLabel({ data, x }: { data: Record<string, string | number>[]; x: string }, label: string): boolean {
  return data.some((row) => String(row[x]) === label);
}

export const runChartComponent = component({
  name: "RunChart",
  summary: "Points in order of time, with their median and the signals of one published rule set.",
  props: runChartProps,
  properties: [
    property("title", "text", true, "What the chart shows, as a sentence. Its other sentences are computed."),
    property("data", "rows", true, "The rows in order of time, or a CSV imported from beside the lesson."),
    property("x", "text", true, "The column with the labels, such as the week. Each label once."),
    property("y", "text", true, "The column with the numbers."),
    property("unit", "text", false, 'Follows each number: "%", "of 24".'),
    property("baseline", "number", false, "The median is that of the first so many points; of all if left out."),
    property(
      "changes",
      "list",
      false,
      "Up to four things that people did: at, the label of the first point after; words.",
    ),
    property("predictions", "list", false, "Up to three: label, low, and high where it is a range."),
    property("guess", "object", false, "Draws the reader's own number: after, the id of a Predict of type number."),
    property("standsOut", "list", false, "The labels of points that people marked as standing out."),
    property("domain", "list", false, "The ends of the scale, such as [0, 24]."),
    property("source", "text", false, "Where the numbers come from."),
    property("note", "text", false, "What a careful reader should know."),
    property("synthetic", "flag", false, "Labels the chart as synthetic: not real children."),
  ],
  example: runChartExample,
});
