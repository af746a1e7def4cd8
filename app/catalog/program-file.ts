import { z } from "zod";
import { flag, id, language, sources, text, texts } from "./front-matter.ts";
import { fieldKinds, instrumentOccasions, partKinds } from "./program.ts";
import { speakers } from "./protocol.ts";

const minutes = z
  .number("must be a number of minutes")
  .int("must be a whole number of minutes")
  .min(1, "must be at least 1")
  .max(480, "must be at most 480, which is eight hours");
const week = z
  .number("must be a number of weeks")
  .int("must be a whole number of weeks")
  .min(0, "must be 0 or more; the first week is 0")
  .max(104, "must be at most 104, which is two years");
const days = z
  .number("must be a number of days")
  .int("must be a whole number of days")
  .min(0, "must be 0 or more; 0 is the last day")
  .max(180, "must be at most 180, which is half a year");
const people = z
  .number("must be a number of people")
  .int("must be a whole number of people")
  .min(2, "must be at least 2");
const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(", ")}`);
const listOf = <Item extends z.ZodType>(item: Item, keys: string) => z.array(item, `must be a list, each with ${keys}`);

export const protocolFile = z.strictObject({
  title: text,
  purpose: text,
  useWhen: text,
  minutes,
  group: z
    .strictObject({ min: people, max: people }, "must hold min and max")
    .refine(({ min, max }) => min <= max, "must have a min that is not more than its max"),
  language: language.default("en"),
  materials: texts.default([]),
  before: texts.default([]),
  rounds: listOf(
    z.strictObject({ key: id, title: text, minutes, stem: text, who: oneOf(speakers), say: text, hard: text }),
    "key, title, minutes, stem, who, say and hard",
  ).min(1, "must have at least one round"),
  after: texts.default([]),
  sources: sources.default([]),
});

export const agendaFile = z.strictObject({
  key: id,
  title: text,
  week,
  minutes,
  purpose: text,
  materials: texts.default([]),
  before: texts.default([]),
  parts: listOf(
    z.strictObject({
      minutes,
      title: text,
      kind: oneOf(partKinds),
      protocol: id.optional(),
      notes: text,
      say: text.default(""),
    }),
    "minutes, title, kind and notes",
  ).min(1, "must have at least one part"),
  after: texts.default([]),
});

export const artifactFile = z.strictObject({
  key: id,
  title: text,
  purpose: text,
  weeks: z.array(week, "must be a list of weeks, such as [4] or [16, 22]").min(1, "must name at least one week"),
  fields: listOf(
    z.strictObject({ key: id, label: text, help: text, kind: oneOf(fieldKinds), required: flag.default(false) }),
    "key, label, help and kind",
  ).min(1, "must have at least one field"),
  rubric: listOf(
    z.strictObject({
      key: id,
      title: text,
      levels: texts.length(4, "must have four levels, from beginning to strong"),
    }),
    "key, title and levels",
  ).min(1, "must have at least one row"),
});

export const handoutFile = z.strictObject({
  key: id,
  title: text,
  purpose: text,
  sections: listOf(
    z.strictObject({
      title: text,
      text,
      lines: z
        .number("must be a number of lines")
        .int("must be a whole number")
        .min(0, "must be 0 or more")
        .max(40, "must be at most 40, which is a page")
        .default(0),
    }),
    "title and text",
  ).min(1, "must have at least one section"),
  sources: sources.default([]),
});

export const programFile = z.strictObject({
  title: text,
  summary: text,
  audience: text,
  overview: text,
  months: z.number("must be a number of months").int("must be a whole number of months").min(1, "must be 1 or more"),
  hours: text,
  language: language.default("en"),
  authors: texts.default([]),
  objectives: texts.default([]),
  sources: sources.default([]),
  courses: listOf(
    z.strictObject({ course: id, title: text.optional(), week, reason: text }),
    "course, week and reason",
  ).default([]),
  milestones: listOf(
    z.strictObject({ key: id, title: text, week, kind: oneOf(["one-to-one", "observation"]), text }),
    "key, title, week, kind and text",
  ).default([]),
  instruments: listOf(
    z
      .strictObject({
        instrument: id,
        title: text,
        week: week.optional(),
        after: oneOf(instrumentOccasions).optional(),
        days: days.optional(),
        note: text,
      })
      .refine(({ week, after }) => (week === undefined) !== (after === undefined), {
        message: "must say when: either a week, or after with each-session or end",
      })
      .refine(({ after, days }) => after === "end" || days === undefined, {
        message: "belongs to an instrument after the end only",
        path: ["days"],
      }),
    "instrument, title, note, and week or after",
  ).default([]),
  discussion: listOf(
    z.strictObject({ key: id, title: text, week, text, protocol: id.optional() }),
    "key, title, week and text",
  ).default([]),
});

export type ProtocolFile = z.infer<typeof protocolFile>;
export type AgendaFile = z.infer<typeof agendaFile>;
export type ArtifactFile = z.infer<typeof artifactFile>;
export type HandoutFile = z.infer<typeof handoutFile>;
export type ProgramFile = z.infer<typeof programFile>;
