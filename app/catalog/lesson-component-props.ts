import { z } from "zod";
import { readsAs } from "./reads-as.ts";

/** The properties of each lesson component. Browsers get only the types: zod stays on the server. */

export const id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be a short name in small letters, digits and hyphens, such as "who-is-missing"',
  )
  .refine((id) => !(id in Object.prototype), "is a word that programs keep for themselves; choose another");
export const text = z.string().trim().min(1, "needs some words");
export const named = z.strictObject({ id, text });

export function distinct<T extends { id: string }>(items: T[]): boolean {
  return new Set(items.map((item) => item.id)).size === items.length;
}

function readsDifferently(texts: string[]): boolean {
  return new Set(texts.map(readsAs)).size === texts.length;
}

export function listOf<T extends z.ZodType<{ id: string; text?: string }>>(
  item: T,
  least: number,
  most: number,
  what: string,
) {
  return z
    .array(item)
    .min(least, `needs at least ${least} ${what}`)
    .max(most, `has more than ${most} ${what}: a reader on a phone loses track`)
    .refine(distinct, `has two ${what} with the same id`)
    .refine(
      (items) => readsDifferently(items.flatMap(({ text }) => text ?? [])),
      `has two ${what} that read the same: nobody could tell them apart`,
    );
}

export const calloutProps = z.strictObject({
  kind: z.enum(["note", "care", "try", "story"]),
  title: text.optional(),
});

export const termProps = z.strictObject({ id });

export const sourceProps = z.strictObject({ id });

export const predictProps = z.discriminatedUnion("type", [
  z.strictObject({ id, question: text, type: z.literal("choice"), options: listOf(named, 2, 8, "options") }),
  z
    .strictObject({
      id,
      question: text,
      type: z.literal("number"),
      min: z.number(),
      max: z.number(),
      step: z.number().positive("must be more than 0"),
      unit: text,
    })
    .refine((props) => props.min < props.max, { path: ["max"], error: "must be more than min" })
    .refine((props) => props.step <= props.max - props.min, { path: ["step"], error: "must fit between min and max" }),
  z.strictObject({ id, question: text, type: z.literal("text") }),
]);

export const revealProps = z.strictObject({ after: id, title: text.optional() });

export const observeInferProps = z.strictObject({ id, observePrompt: text.optional(), inferPrompt: text.optional() });

const checkOptions = listOf(z.strictObject({ id, text, correct: z.boolean(), because: text }), 2, 8, "options");
const correctCount = (options: { correct: boolean }[]) => options.filter((option) => option.correct).length;
const checkBase = { id, question: text };

export const checkProps = z.discriminatedUnion("type", [
  z.strictObject({
    ...checkBase,
    type: z.literal("single"),
    options: checkOptions.refine((options) => correctCount(options) === 1, "needs exactly one correct option"),
    explanation: text.optional(),
  }),
  z.strictObject({
    ...checkBase,
    type: z.literal("multiple"),
    options: checkOptions.refine((options) => correctCount(options) >= 1, "needs at least one correct option"),
    explanation: text.optional(),
  }),
  z.strictObject({ ...checkBase, type: z.literal("order"), items: listOf(named, 2, 8, "items"), explanation: text }),
  z.strictObject({
    ...checkBase,
    type: z.literal("match"),
    pairs: listOf(z.strictObject({ id, left: text, right: text }), 2, 8, "pairs")
      .refine(
        (pairs) => readsDifferently(pairs.map((pair) => pair.right)),
        "has two pairs with the same right side: nobody could tell them apart",
      )
      .refine(
        (pairs) => readsDifferently(pairs.map((pair) => pair.left)),
        "has two pairs with the same left side: nobody could tell them apart",
      ),
    explanation: text,
  }),
  z.strictObject({
    ...checkBase,
    type: z.literal("numeric"),
    answer: z.number(),
    tolerance: z.number().min(0, "must be 0 or more"),
    unit: z.string(),
    explanation: text,
  }),
]);

export const confidenceProps = z.strictObject({
  id,
  pair: id,
  moment: z.enum(["before", "after"]),
  statements: listOf(named, 1, 8, "statements"),
});

const columns = (what: string) =>
  z
    .array(text)
    .max(8, `has more than 8 ${what}`)
    .refine((list) => new Set(list).size === list.length, `has the same column twice`);

export const dataExplorerProps = z
  .strictObject({
    id,
    dataset: z
      .string()
      .regex(
        /^([a-z0-9]+(-[a-z0-9]+)*|\.\/[\w-]+(\/[\w-]+)*\.csv)$/,
        'must be a name in content/datasets, or "./file.csv" beside the lesson',
      ),
    measures: columns("measures").min(1, "needs at least one measure"),
    groupings: columns("groupings"),
    initial: z
      .strictObject({ measure: text, groupings: z.array(text).max(2, "has more than two groupings") })
      .optional(),
    title: text.optional(),
  })
  .refine((props) => !props.initial || props.measures.includes(props.initial.measure), {
    path: ["initial", "measure"],
    error: "must be one of the measures",
  })
  .refine((props) => (props.initial?.groupings ?? []).every((grouping) => props.groupings.includes(grouping)), {
    path: ["initial", "groupings"],
    error: "must be among the groupings",
  })
  .refine((props) => new Set(props.initial?.groupings).size === (props.initial?.groupings.length ?? 0), {
    path: ["initial", "groupings"],
    error: "must be two different ones",
  });

export const samplerProps = z.strictObject({
  id,
  share: z.number().min(0, "must be between 0 and 1").max(1, "must be between 0 and 1"),
  trait: text,
  population: text,
  sizes: z
    .array(z.int("must be whole numbers").min(1, "must be at least 1").max(1000, "must be at most 1000"))
    .min(1, "needs at least one size")
    .max(6, "has more than 6 sizes")
    .refine((sizes) => new Set(sizes).size === sizes.length, "has the same size twice"),
});

export const reflectionProps = z.strictObject({
  id,
  prompt: text,
  fields: z
    .array(z.strictObject({ id, label: text, help: text.optional() }))
    .min(2, "needs at least 2 fields")
    .max(12, "has more than 12 fields: too many for one page")
    .refine(distinct, "has two fields with the same id")
    .refine((fields) => new Set(fields.map(({ label }) => label)).size === fields.length, "has the same label twice")
    .optional(),
});

export type CalloutProps = z.infer<typeof calloutProps>;
export type TermProps = z.infer<typeof termProps>;
export type SourceProps = z.infer<typeof sourceProps>;
export type PredictProps = z.infer<typeof predictProps>;
export type RevealProps = z.infer<typeof revealProps>;
export type ObserveInferProps = z.infer<typeof observeInferProps>;
export type CheckProps = z.infer<typeof checkProps>;
export type ConfidenceProps = z.infer<typeof confidenceProps>;
export type DataExplorerProps = z.infer<typeof dataExplorerProps>;
export type SamplerProps = z.infer<typeof samplerProps>;
export type ReflectionProps = z.infer<typeof reflectionProps>;
