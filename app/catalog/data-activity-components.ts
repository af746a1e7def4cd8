import { cellField } from "./activity.ts";
import { activity, question } from "./activity-definition.ts";
import { activityExample } from "./activity-example-source.ts";
import * as props from "./data-activity-props.ts";
import { component, type LessonComponent, promptId, property } from "./lesson-component.ts";

const drawing = [
  property("kind", "text", true, "bar or line."),
  property("data", "rows", true, "Two to 24 rows."),
  property("x", "text", true, "The column with the labels."),
  property("y", "text", true, "The column with the numbers."),
  property("unit", "text", false, 'Follows each number: "%", "days".'),
];
const synthetic = property("synthetic", "flag", false, "Labels the data as synthetic: not real children.");

const choiceOf = (id: string, label: string, options: { id: string; text: string }[] | undefined) =>
  options ? [{ id, label, type: "choice" as const, options: options.map(({ id, text }) => ({ id, text })) }] : [];

/** The activities about a chart or a table. */
export const dataActivityComponents: LessonComponent[] = [
  component({
    name: "Repair",
    summary:
      "A chart with controls, and what a busy reader would believe from it as it stands. May mislead, on purpose.",
    props: props.repairProps,
    properties: [
      promptId,
      question,
      ...drawing,
      property(
        "titles",
        "list",
        false,
        "Two to four, each with id, text and believes. The first of each list shows first.",
      ),
      property("starts", "list", false, "Where the scale begins: each with id, text, value and believes."),
      property("orders", "list", false, "Each with id, text, by (given, largest, smallest or name) and believes."),
      property("windows", "list", false, "Each with id, text, from and to (labels of the chart) and believes."),
      property("explanation", "text", true, "Shown once the learner's version is saved."),
      synthetic,
    ],
    promptKind: "activity",
    definition: ({ question, titles, starts, orders, windows }) =>
      activity("Repair", question, [
        ...choiceOf("title", "Title", titles),
        ...choiceOf("start", "Where the scale begins", starts),
        ...choiceOf("order", "Order", orders),
        ...choiceOf("window", "What is shown", windows),
      ]),
    ...activityExample("Repair"),
  }),
  component({
    name: "AltText",
    summary: "A chart to put into words for somebody who does not see it, then points to check one's words against.",
    props: props.altTextProps,
    properties: [
      promptId,
      question,
      property("title", "text", true, "What the chart shows, without its finding."),
      ...drawing,
      property("points", "list", true, "Two to six things that good words say, each with id and text."),
      property("model", "text", true, "One good description."),
      property("because", "text", true, "Why it is one."),
      synthetic,
    ],
    promptKind: "activity",
    definition: (given) =>
      activity("AltText", given.question, [
        { id: "words", label: given.title, type: "text" },
        ...given.points.map(({ id, text }) => ({ id: `says-${id}`, label: text, type: "mark" as const })),
      ]),
    ...activityExample("AltText"),
  }),
  component({
    name: "FaultHunt",
    summary: "A table with faults to find, cell by cell. What has not been found stays hidden until asked for.",
    props: props.faultHuntProps,
    properties: [
      promptId,
      question,
      property("caption", "text", true, "What the table claims to be."),
      property("columns", "list", true, "Two to six headings."),
      property("rows", "list", true, "Two to 15 lists of cells; the first cell names the row."),
      property(
        "faults",
        "list",
        true,
        "One to eight, each with id, row (from 1), column (its heading), text (what is wrong) and because.",
      ),
      synthetic,
    ],
    promptKind: "activity",
    definition: (given) =>
      activity("FaultHunt", given.question, [
        ...given.rows.flatMap((row, at) =>
          given.columns.map((column, place) => ({
            id: cellField(at + 1, place + 1),
            label: `${row[0]}, ${column}: ${row[place]}`,
            type: "mark" as const,
          })),
        ),
        { id: "all", label: "Show the faults that I have not found", type: "mark" },
      ]),
    ...activityExample("FaultHunt"),
  }),
];
