import { z } from "zod";
import { levels, strands } from "./strand.ts";

/** Ids are used in addresses, form fields, HTML and as object keys, so they keep to what is safe in all four. */
export const id = z
  .string("must be text; put it in quotes")
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "must be letters, digits, hyphens, dots or underscores, without spaces")
  .refine((id) => !(id in Object.prototype), "is a word that programs keep for themselves; choose another");
export const text = z.string("must be text; if it is a number, put it in quotes").trim().min(1, "must not be empty");
export const texts = z.array(text, "must be a list, one item on each line after a hyphen");
export const flag = z.boolean("must be true or false");
const promptReference = z
  .string("must be text")
  .regex(/^[^/\s]+\/[^/\s]+$/, 'must name a lesson and a prompt, as in "lesson-id/prompt-id"');
export const language = z
  .string("must be a language code such as en or es")
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, "must be a language code such as en or es");

const address = z.url({ protocol: /^https?$/, error: "must be a whole address, as in https://example.org/page" });
export const sources = z.array(
  z.strictObject({ id, text, url: address.optional() }),
  "must be a list of sources, each with id and text",
);

const completion = z.strictObject(
  {
    lessons: z.union([z.literal("all"), z.array(id)], "must be the word all, or a list of lesson ids").default("all"),
    responses: z.array(promptReference, "must be a list of lesson-id/prompt-id").default([]),
    check: z
      .strictObject({
        prompts: z
          .array(promptReference, "must be a list of lesson-id/prompt-id")
          .min(1, "must name at least one check"),
        level: z
          .number("must be a number from 0 to 1")
          .min(0, "must be 0 to 1")
          .max(1, "must be 0 to 1; write 0.75 for 75 percent"),
      })
      .optional(),
  },
  "must be a group of settings: lessons, responses, check",
);

export const courseFrontMatter = z.strictObject({
  id,
  title: text,
  summary: text,
  audience: text,
  language: language.default("en"),
  level: z.enum(levels, `must be one of ${levels.join(", ")}`),
  strand: z.enum(strands, `must be one of ${strands.join(", ")}`).optional(),
  topics: texts.default([]),
  authors: texts.default([]),
  objectives: texts.default([]),
  sources: sources.default([]),
  clockHours: z
    .strictObject({ eligible: flag, note: z.string("must be text").default("") }, "must hold eligible and note")
    .default({ eligible: false, note: "" }),
  prerequisites: z
    .array(
      z.strictObject({ course: id, reason: text, required: flag.default(false) }),
      "must be a list, each with course and reason",
    )
    .default([]),
  completion: completion.default({ lessons: "all", responses: [] }),
});

export const lessonFrontMatter = z.strictObject({
  id,
  title: text,
  minutes: z
    .number("must be a number of minutes")
    .int("must be a whole number of minutes")
    .positive("must be more than 0")
    .max(600, "must be less than ten hours"),
  objectives: texts.default([]),
  authors: texts.optional(),
  sources: sources.default([]),
  language: language.optional(),
  required: flag.default(true),
  after: z
    .array(z.strictObject({ lesson: id, reason: text }), "must be a list, each with lesson and reason")
    .default([]),
});

/** facilitator.md beside a course. */
export const guideFrontMatter = z.strictObject({ title: text, sources: sources.default([]) });

export type GuideFrontMatter = z.infer<typeof guideFrontMatter>;
export type CourseFrontMatter = z.infer<typeof courseFrontMatter>;
export type LessonFrontMatter = z.infer<typeof lessonFrontMatter>;

/** Defaults for required settings that are missing or wrong, so that one mistake does not remove a lesson. */
export const courseFallbacks = { title: "", summary: "", audience: "", level: "foundations" } as const;
export const lessonFallbacks = { title: "", minutes: 10 } as const;

export const glossaryFile = z.array(
  z.strictObject({ id, term: text, definition: text, source: text.optional() }),
  "must be a list of terms, each with id, term and definition",
);
