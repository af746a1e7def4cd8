import { z } from "zod";
import { id, listOf, named, text } from "./lesson-component-props.ts";

/** The properties of the activities. Browsers get only the types: zod stays on the server. */

const bins = listOf(named, 2, 5, "bins");

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
  z
    .strictObject({
      id,
      question: text,
      type: z.literal("bins"),
      bins,
      items: listOf(z.strictObject({ id, text, bin: id.optional(), because: text.optional() }), 2, 12, "items"),
      explanation: text.optional(),
    })
    .refine(({ bins, items }) => items.every(({ bin }) => !bin || bins.some(({ id }) => id === bin)), {
      path: ["items"],
      error: "has an item whose bin is not among the bins",
    })
    .refine(({ items }) => items.every(({ bin, because }) => !bin || because !== undefined), {
      path: ["items"],
      error: 'has an item with a bin and without "because": say why it belongs there',
    }),
]);

export type SortProps = z.infer<typeof sortProps>;
