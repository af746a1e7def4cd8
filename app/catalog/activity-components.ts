import { type ActivityDefinition, type ActivityField, placesOf } from "./activity.ts";
import { activityExamples } from "./activity-examples.ts";
import * as props from "./activity-props.ts";
import { component, type LessonComponent, promptId, property } from "./lesson-component.ts";

const activity = (
  name: string,
  question: string,
  fields: ActivityField[],
  rules: Pick<ActivityDefinition, "isRanking" | "canBeEmpty"> = {},
): ActivityDefinition => ({ kind: "activity", component: name, question, fields, ...rules });

const question = property("question", "text", true, "What you ask.");
const explanation = property("explanation", "text", false, "Shown after the answer is saved.");

/** The components whose answer is a form of named fields. */
export const activityComponents: LessonComponent[] = [
  component({
    name: "Sort",
    summary:
      "Things to put in order, or into bins, by buttons or dragging. Says what you would do; marks nothing wrong.",
    props: props.sortProps,
    properties: [
      promptId,
      question,
      property("type", "text", true, "rank or bins."),
      property(
        "items",
        "list",
        true,
        "rank: two to eight, each with id and text, as learners first see them. bins: two to twelve, each with id and text, and if you have a view, bin and because.",
      ),
      property("bins", "list", false, "bins: two to five, each with id and text."),
      property("first", "text", false, 'rank: what the top means, such as "Look at first".'),
      property("last", "text", false, "rank: what the bottom means."),
      explanation,
    ],
    promptKind: "activity",
    definition: (given) => {
      const options = given.type === "rank" ? placesOf(given.items.length) : given.bins;
      const fields = given.items.map(({ id, text }) => ({ id, label: text, type: "choice" as const, options }));
      return activity("Sort", given.question, fields, given.type === "rank" ? { isRanking: true } : {});
    },
    example: activityExamples.sort,
  }),
];
