import { z } from "zod";
import { component, property } from "./lesson-component.ts";
import { discussExample } from "./lesson-component-examples.ts";

/** The question is also the title of the topic that holds the answers, so it is one line. */
const discussProps = z.strictObject({
  question: z
    .string()
    .min(1)
    .max(150)
    .refine((text) => text === text.trim() && !/\s{2}|\n/.test(text), "Write it in one line."),
});

/** Browsers get only the type. */
export type DiscussProps = z.infer<typeof discussProps>;

/** Drawn by discussions, which the lesson's route hands in. */
export const discussComponent = component({
  name: "Discuss",
  summary: "A question that a cohort answers together: each reads the others’ answers in its space after their own.",
  props: discussProps,
  properties: [
    property(
      "question",
      "text",
      true,
      "One line, at most 150 characters. The answers belong to it: change it, and a new topic begins.",
    ),
  ],
  example: discussExample,
});
