import { z } from "zod";
import { component, promptId, property } from "./lesson-component.ts";
import { yourDataExample } from "./lesson-component-examples.ts";
import { id, text } from "./lesson-component-props.ts";

const yourDataProps = z.strictObject({ id, question: text });

/** Browsers get only the type. */
export type YourDataProps = z.infer<typeof yourDataProps>;

export const yourDataComponent = component({
  name: "YourData",
  summary: "A table of the learner's own, explored in their browser. Only words that they put below and save leave it.",
  props: yourDataProps,
  properties: [promptId, property("question", "text", true, "What you ask of their table.")],
  promptKind: "activity",
  definition: ({ question }) => ({
    kind: "activity",
    component: "YourData",
    question,
    fields: [{ id: "words", label: "What goes into my artifact", type: "text" }],
  }),
  example: yourDataExample,
});
