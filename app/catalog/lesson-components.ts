import { activityComponents } from "./activity-components.ts";
import { chartProps } from "./chart-props.ts";
import { cycleStepComponent } from "./cycle-step-component.ts";
import { discussComponent } from "./discuss-component.ts";
import { component, type LessonComponent, promptId, property } from "./lesson-component.ts";
import { interactiveExamples, readingExamples } from "./lesson-component-examples.ts";
import * as props from "./lesson-component-props.ts";
import { runChartComponent } from "./run-chart-component.ts";
import { yourDataComponent } from "./your-data-component.ts";

/** Every component that authors may use: the check, the directives of `.md` files and the gallery read this list. */
export const lessonComponents: LessonComponent[] = [
  component({
    name: "Callout",
    summary: "Sets a paragraph apart: a note, a care, something to try, or a story.",
    props: props.calloutProps,
    properties: [
      property("kind", "text", true, "note, care, try or story."),
      property("title", "text", false, "A few words on top; each kind has its own when you leave it out."),
    ],
    takesChildren: true,
    example: readingExamples.callout,
  }),
  component({
    name: "Term",
    summary: "A word that the glossary explains, where the reader meets it.",
    props: props.termProps,
    properties: [property("id", "text", true, "The id of the term in content/glossary.yaml.")],
    isInline: true,
    takesChildren: true,
    example: readingExamples.term,
  }),
  component({
    name: "Source",
    summary: "A small number that leads to the source, in the list at the lesson's end.",
    props: props.sourceProps,
    properties: [property("id", "text", true, "The id of a source in the front matter of the lesson or the course.")],
    isInline: true,
    example: readingExamples.source,
  }),
  component({
    name: "Chart",
    summary: "A chart with its text description and its table. Rows keep your order, so choose one with a reason.",
    props: chartProps,
    properties: [
      property(
        "kind",
        "text",
        true,
        "bar (from zero), line (over time), dot (compare two or more without starting at zero) or people (a dot for each person).",
      ),
      property("title", "text", true, "What the chart shows, as a sentence."),
      property("alt", "text", true, "For people who do not see it: kind of chart, data, and what it shows."),
      property("data", "rows", true, "The rows, or a CSV imported from beside the lesson."),
      property("x", "text", true, "The column with the labels."),
      property("y", "text", true, 'The column with the numbers; "withheld" where one may not be shown.'),
      property("series", "text", false, "The column that tells two to six series apart."),
      property("n", "text", false, "The column with the number of people behind each number. Every rate needs it."),
      property("isWeighted", "flag", false, "bar: as thick as n, so that the area counts people."),
      property("mark", "object", false, "A line across the chart, such as a mean: its value and its label."),
      property(
        "guess",
        "object",
        false,
        "Draws the reader's prediction: after, the id of a Predict; for a choice, shapes, the numbers that each option expects.",
      ),
      property("unit", "text", false, 'Follows each number: "%", "days".'),
      property("domain", "list", false, "The ends of the scale, such as [0, 100]. Bars start at 0."),
      property("source", "text", false, "Where the numbers come from."),
      property("note", "text", false, "What a careful reader should know."),
      property("synthetic", "flag", false, "Labels the chart as synthetic: not real children."),
    ],
    example: readingExamples.chart,
  }),
  runChartComponent,
  component({
    name: "Predict",
    summary: "Asks what learners expect before they see it. A saved prediction stays as it is.",
    props: props.predictProps,
    properties: [
      promptId,
      property("question", "text", true, "What you ask."),
      property("type", "text", true, "choice, number or text."),
      property("options", "list", false, "choice: two to eight, each with id and text."),
      property("min", "number", false, "number: the least that can be answered."),
      property("max", "number", false, "number: the most that can be answered."),
      property("step", "number", false, "number: how fine an answer can be."),
      property("unit", "text", false, 'number: "percent", "children".'),
    ],
    promptKind: "predict",
    definition: (given) => ({ kind: "predict", question: given.question, answer: predictedAnswer(given) }),
    example: interactiveExamples.predict,
  }),
  component({
    name: "Reveal",
    summary: "Stays closed until the prediction is saved, then shows its content beside the prediction.",
    props: props.revealProps,
    properties: [
      property("after", "text", true, "The id of a Predict in this lesson."),
      property("title", "text", false, "The heading of the opened part."),
    ],
    takesChildren: true,
    example: interactiveExamples.reveal,
  }),
  component({
    name: "ObserveInfer",
    summary: "Two boxes: what anyone can see, and what it might mean. Points out reasons among the facts.",
    props: props.observeInferProps,
    properties: [
      promptId,
      property("observePrompt", "text", false, "The question over the box for facts."),
      property("inferPrompt", "text", false, "The question over the box for meanings and questions."),
    ],
    promptKind: "observe-infer",
    definition: (given) => ({
      kind: "observe-infer",
      observePrompt: given.observePrompt ?? observeInferWords.observePrompt,
      inferPrompt: given.inferPrompt ?? observeInferWords.inferPrompt,
    }),
    example: interactiveExamples.observeInfer,
  }),
  component({
    name: "Check",
    summary: "A question with an answer, explanations, and as many tries as one likes.",
    props: props.checkProps,
    properties: [
      promptId,
      property("question", "text", true, "What you ask."),
      property("type", "text", true, "single, multiple, order, match or numeric."),
      property("options", "list", false, "single and multiple: two to eight, each with id, text, correct and because."),
      property("items", "list", false, "order: in the right order, each with id and text. Learners see them shuffled."),
      property("pairs", "list", false, "match: each with id, left and right. Learners see the right sides shuffled."),
      property("answer", "number", false, "numeric: the right number."),
      property("tolerance", "number", false, "numeric: how far off is still right."),
      property("unit", "text", false, "numeric: what the number counts."),
      property("explanation", "text", false, "Shown after an answer; needed for order, match and numeric."),
    ],
    promptKind: "check",
    definition: ({ id: _id, ...given }) => ({ kind: "check", ...given, explanation: given.explanation ?? "" }),
    example: interactiveExamples.check,
  }),
  component({
    name: "Confidence",
    summary: "A self-rating from 1 to 5, before and after; the second shows both.",
    props: props.confidenceProps,
    properties: [
      promptId,
      property("pair", "text", true, "The same word in both: it ties before and after together."),
      property("moment", "text", true, "before or after."),
      property("statements", "list", true, "One to eight, each with id and text; the same ids before and after."),
    ],
    promptKind: "confidence",
    definition: ({ id: _id, ...given }) => ({ kind: "confidence", ...given }),
    example: interactiveExamples.confidence,
  }),
  component({
    name: "DataExplorer",
    summary: "A dataset to slice: one measure, up to two groupings, small groups withheld.",
    props: props.dataExplorerProps,
    properties: [
      promptId,
      property(
        "dataset",
        "text",
        true,
        'A name in content/datasets, or "./file.csv" beside the lesson, with a codebook.',
      ),
      property("measures", "list", true, "Columns that learners can choose to see."),
      property("groupings", "list", true, "Columns that learners can group by."),
      property("initial", "object", false, "What shows first: a measure and up to two groupings."),
      property("title", "text", false, "A few words on top."),
    ],
    promptKind: "data-explorer",
    definition: (given) => ({
      kind: "data-explorer",
      dataset: given.dataset,
      measures: given.measures,
      groupings: given.groupings,
      initial: given.initial ?? { measure: given.measures[0] ?? "", groupings: [] },
    }),
    example: interactiveExamples.dataExplorer,
  }),
  yourDataComponent,
  component({
    name: "Sampler",
    summary: "Draws samples from a population whose share is known, and shows how much they differ.",
    props: props.samplerProps,
    properties: [
      promptId,
      property("share", "number", true, "The share of the population with the trait, from 0 to 1."),
      property("trait", "text", true, 'What they share, to follow a number: "ride the bus".'),
      property("population", "text", true, 'Who they are: "children in a fictional district".'),
      property("sizes", "list", true, "One to six sample sizes, from 1 to 1000."),
    ],
    promptKind: "sampler",
    definition: ({ id: _id, ...given }) => ({ kind: "sampler", ...given }),
    example: interactiveExamples.sampler,
  }),
  component({
    name: "Reflection",
    summary: "Room to write, saved as one types. Private unless its author chooses otherwise.",
    props: props.reflectionProps,
    properties: [
      promptId,
      property("prompt", "text", true, "What you invite people to think about."),
      property(
        "fields",
        "list",
        false,
        "For a note in parts: each with id, label and help. They are kept as one text.",
      ),
    ],
    promptKind: "reflection",
    definition: ({ prompt, fields }) => ({
      kind: "reflection",
      prompt,
      ...(fields && { fields: fields.map(({ id, label }) => ({ id, label })) }),
    }),
    example: interactiveExamples.reflection,
  }),
  cycleStepComponent,
  discussComponent,
  ...activityComponents,
];

export const lessonComponentsByName: ReadonlyMap<string, LessonComponent> = new Map(
  lessonComponents.map((each) => [each.name, each]),
);

function predictedAnswer(given: props.PredictProps) {
  if (given.type === "choice") return { type: given.type, options: given.options };
  if (given.type === "text") return { type: given.type };
  return { type: given.type, min: given.min, max: given.max, step: given.step, unit: given.unit };
}

const observeInferWords = {
  observePrompt: "What do you see? Only what anyone could point to.",
  inferPrompt: "What might it mean? What would you ask the adults who run the system?",
};
