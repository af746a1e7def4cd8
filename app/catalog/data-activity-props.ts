import { z } from "zod";
import { chartRow } from "./chart-props.ts";
import { id, listOf, named, text } from "./lesson-component-props.ts";

/** The properties of activities about a chart or a table. Browsers get only the types: zod stays on the server. */

const drawing = {
  kind: z.enum(["bar", "line"]),
  data: z.array(chartRow).min(2, "needs at least two rows").max(24, "has more than 24 rows: too many for a phone"),
  x: text,
  y: text,
  n: text.optional(),
  unit: z.string().optional(),
};
type Drawing = {
  data: Record<string, string | number>[];
  x: string;
  y: string;
  n?: string | undefined;
  unit?: string | undefined;
};

const hasColumns = ({ data, x, y }: Drawing) =>
  data.every((row) => x in row && row[y] !== "" && Number.isFinite(Number(row[y] ?? "none")));
const columnsMissing = { path: ["data"], error: "needs the columns x and y in every row, with a number in y" };

/** A rate without the number of people that it is of cannot be judged. */
const hasSizes = ({ data, n, unit }: Drawing) =>
  n === undefined ? unit !== "%" : data.every((row) => Number.isInteger(Number(row[n] ?? "none")));
const sizesMissing = {
  path: ["n"],
  error: "must be a column with the number of people in every row: a chart of percentages needs it",
};

/** One setting of a control, and what a busy reader believes from it. */
const setting = z.strictObject({ id, text, believes: text });

/** The labels along the chart, in the author's order. */
const labelsOf = ({ data, x }: Drawing) => data.map((row) => String(row[x]));

export const repairProps = z
  .strictObject({
    id,
    question: text,
    ...drawing,
    titles: listOf(setting, 2, 4, "titles").optional(),
    starts: listOf(setting.extend({ value: z.number() }), 2, 4, "starts").optional(),
    orders: listOf(setting.extend({ by: z.enum(["given", "largest", "smallest", "name"]) }), 2, 4, "orders").optional(),
    windows: listOf(setting.extend({ from: text, to: text }), 2, 4, "windows").optional(),
    explanation: text,
    synthetic: z.boolean().optional(),
  })
  .refine(hasColumns, columnsMissing)
  .refine(hasSizes, sizesMissing)
  .refine(({ titles, starts, orders, windows }) => [titles, starts, orders, windows].filter(Boolean).length >= 2, {
    path: [],
    error: "needs at least two of titles, starts, orders and windows",
  })
  .refine(({ data, y, starts }) => (starts ?? []).every(({ value }) => data.every((row) => Number(row[y]) >= value)), {
    path: ["starts"],
    error: "has a start above one of the numbers: its bar would vanish",
  })
  .refine(
    (props) =>
      (props.windows ?? []).every(({ from, to }) => {
        const [start, end] = [labelsOf(props).indexOf(from), labelsOf(props).indexOf(to)];
        return start !== -1 && start < end;
      }),
    { path: ["windows"], error: "has a window whose from and to are not two labels of the chart, in their order" },
  );

export const altTextProps = z
  .strictObject({
    id,
    question: text,
    title: text,
    ...drawing,
    points: listOf(named, 2, 6, "points"),
    model: text,
    because: text,
    synthetic: z.boolean().optional(),
  })
  .refine(hasColumns, columnsMissing)
  .refine(hasSizes, sizesMissing);

const cell = z.union([z.string(), z.number()]);

export const faultHuntProps = z
  .strictObject({
    id,
    question: text,
    caption: text,
    columns: z.array(text).min(2, "needs at least 2 columns").max(6, "has more than 6 columns: too many for a phone"),
    rows: z.array(z.array(cell)).min(2, "needs at least 2 rows").max(15, "has more than 15 rows"),
    faults: listOf(
      z.strictObject({ id, row: z.int("must be a whole number").min(1), column: text, text, because: text }),
      1,
      8,
      "faults",
    ),
    synthetic: z.boolean().optional(),
  })
  .refine(({ columns }) => new Set(columns).size === columns.length, {
    path: ["columns"],
    error: "has the same column twice",
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    path: ["rows"],
    error: "has a row with more or fewer cells than there are columns",
  })
  .refine(
    ({ columns, rows, faults }) => faults.every(({ row, column }) => row <= rows.length && columns.includes(column)),
    {
      path: ["faults"],
      error: "has a fault in a cell that does not exist: row counts from 1, column is a heading",
    },
  );

export type RepairProps = z.infer<typeof repairProps>;
export type AltTextProps = z.infer<typeof altTextProps>;
export type FaultHuntProps = z.infer<typeof faultHuntProps>;
