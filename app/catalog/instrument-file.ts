import { z } from "zod";
import { flag, id, language, sources, text, texts } from "./front-matter.ts";
import { instrumentKinds, itemKinds } from "./instrument.ts";

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(", ")}`);

const item = z
  .strictObject({
    key: id,
    kind: oneOf(itemKinds),
    question: text,
    options: texts.default([]),
    notOnScale: text.optional(),
    isOptional: flag.default(false),
  })
  .refine(({ kind, options }) => (kind === "text" ? options.length === 0 : options.length >= 2), {
    message: "must have two options or more, or none if its kind is text",
    path: ["options"],
  })
  .refine(({ options, notOnScale }) => new Set([...options, notOnScale]).size === options.length + 1, {
    message: "must have options that differ",
    path: ["options"],
  })
  .refine(({ kind, notOnScale }) => kind === "scale" || notOnScale === undefined, {
    message: "belongs to a scale only; write it among the options",
    path: ["notOnScale"],
  });

const items = z.array(item, "must be a list, each with key, kind, question and options");

/** Items that several instruments ask alike, in content/instruments/item-sets/<slug>.yaml. */
export const itemSetFile = z.strictObject({
  items: items.min(1, "must have at least one item"),
  sources: sources.default([]),
});

export const instrumentFile = z
  .strictObject({
    title: text,
    kind: oneOf(instrumentKinds),
    isLinked: flag,
    minutes: z
      .number("must be a number of minutes")
      .int("must be a whole number")
      .min(1, "must be at least 1")
      .max(15, "must be at most 15"),
    purpose: text,
    intro: text,
    language: language.default("en"),
    /** An item set, whose items come first. */
    sharedItems: id.optional(),
    items: items.max(20, "must have at most 20: it is answered on a phone in a few minutes").default([]),
    sources: sources.default([]),
  })
  .refine(({ sharedItems, items }) => sharedItems !== undefined || items.length > 0, {
    message: "must have at least one item",
    path: ["items"],
  });

export type InstrumentFile = z.infer<typeof instrumentFile>;
export type ItemSetFile = z.infer<typeof itemSetFile>;
