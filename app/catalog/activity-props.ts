import { z } from "zod";
import { id, listOf, named, text } from "./lesson-component-props.ts";

/** The properties of activities made of words. Browsers get only the types: zod stays on the server. */

const isAmong = (items: { id: string }[], wanted: string) => items.some(({ id }) => id === wanted);

const sortBins = z
  .strictObject({
    id,
    question: text,
    type: z.literal("bins"),
    bins: listOf(named, 2, 5, "bins"),
    items: listOf(z.strictObject({ id, text, bin: id.optional(), because: text.optional() }), 2, 12, "items"),
    explanation: text.optional(),
  })
  .refine(({ bins, items }) => items.every(({ bin }) => !bin || isAmong(bins, bin)), {
    path: ["items"],
    error: "has an item whose bin is not among the bins",
  })
  .refine(({ items }) => items.every(({ bin, because }) => !bin || because !== undefined), {
    path: ["items"],
    error: 'has an item with a bin and without "because": say why it belongs there',
  });

export const sortProps = z.discriminatedUnion("type", [
  z.strictObject({
    id,
    question: text,
    type: z.literal("rank"),
    items: listOf(named, 2, 8, "items"),
    first: text.optional(),
    last: text.optional(),
    explanation: text.optional(),
  }),
  sortBins,
]);

export const rewriteProps = z.strictObject({
  id,
  question: text,
  original: text,
  models: z
    .array(z.strictObject({ title: text, text, because: text }))
    .length(2, "needs two models, so that neither looks like the one right answer"),
});

const turn = z.strictObject({
  id,
  speaker: text,
  text,
  replies: listOf(z.strictObject({ id, text, next: id }), 2, 4, "replies").optional(),
  because: text.optional(),
});

/** The turns that the first one can lead to, or null if a conversation could go round in a circle. */
function reachedFrom(turns: z.infer<typeof turn>[], start: string, path: string[] = []): Set<string> | null {
  if (path.includes(start)) return null;
  const reached = new Set([start]);
  for (const { next } of turns.find(({ id }) => id === start)?.replies ?? []) {
    const further = reachedFrom(turns, next, [...path, start]);
    if (!further) return null;
    for (const each of further) reached.add(each);
  }
  return reached;
}

export const branchProps = z
  .strictObject({ id, question: text, turns: listOf(turn, 3, 16, "turns") })
  .refine(({ turns }) => turns.every(({ replies, because }) => (replies === undefined) === (because !== undefined)), {
    path: ["turns"],
    error: 'has a turn that neither goes on nor ends: give it "replies", or "because" if it is an end',
  })
  .refine(({ turns }) => turns.every(({ replies }) => (replies ?? []).every(({ next }) => isAmong(turns, next))), {
    path: ["turns"],
    error: "has a reply whose next turn does not exist",
  })
  .refine(({ turns }) => reachedFrom(turns, turns[0]?.id ?? "") !== null, {
    path: ["turns"],
    error: "go round in a circle: every conversation must come to an end",
  })
  .refine(({ turns }) => reachedFrom(turns, turns[0]?.id ?? "")?.size === turns.length, {
    path: ["turns"],
    error: "has a turn that no reply leads to",
  });

export const fishboneProps = z.strictObject({
  id,
  question: text,
  effect: text,
  bones: listOf(z.strictObject({ id, text, help: text.optional() }), 2, 6, "bones"),
});

export const whyChainProps = z.strictObject({
  id,
  question: text,
  start: text,
  whys: z.int("must be a whole number").min(2, "must be at least 2").max(6, "must be at most 6"),
  controls: listOf(named, 2, 4, "controls"),
});

export const checklistProps = z.strictObject({
  id,
  question: text,
  items: listOf(z.strictObject({ id, text, help: text.optional() }), 2, 12, "items"),
  done: text.optional(),
});

const fourTexts = z.array(text).length(4, "needs four levels, from beginning to strong");

export const rubricProps = z.strictObject({
  id,
  question: text,
  names: fourTexts,
  rows: listOf(z.strictObject({ id, text, levels: fourTexts }), 1, 8, "rows"),
});

export const codeBookProps = z
  .strictObject({
    id,
    question: text,
    codes: listOf(z.strictObject({ id, text, meaning: text }), 2, 6, "codes"),
    passages: listOf(z.strictObject({ id, text, second: id, because: text }), 2, 10, "passages"),
    synthetic: z.boolean().optional(),
  })
  .refine(({ codes, passages }) => passages.every(({ second }) => isAmong(codes, second)), {
    path: ["passages"],
    error: "has a passage whose second code is not among the codes",
  });

export type SortProps = z.infer<typeof sortProps>;
export type RewriteProps = z.infer<typeof rewriteProps>;
export type BranchProps = z.infer<typeof branchProps>;
export type FishboneProps = z.infer<typeof fishboneProps>;
export type WhyChainProps = z.infer<typeof whyChainProps>;
export type ChecklistProps = z.infer<typeof checklistProps>;
export type RubricProps = z.infer<typeof rubricProps>;
export type CodeBookProps = z.infer<typeof codeBookProps>;
