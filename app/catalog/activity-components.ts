import { noCode, placesOf, whyFields } from "./activity.ts";
import { activity, question } from "./activity-definition.ts";
import { activityExample } from "./activity-example-source.ts";
import * as props from "./activity-props.ts";
import { dataActivityComponents } from "./data-activity-components.ts";
import { component, type LessonComponent, promptId, property } from "./lesson-component.ts";

/** The components whose answer is a form of named fields. */
export const activityComponents: LessonComponent[] = [
  component({
    name: "Sort",
    summary: "Things to put in order, or into bins, by buttons or dragging. Shows your view; marks nothing wrong.",
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
      property("explanation", "text", false, "Shown once everything is placed and saved."),
    ],
    promptKind: "activity",
    definition: (given) => {
      const options = given.type === "rank" ? placesOf(given.items.length) : given.bins;
      const fields = given.items.map(({ id, text }) => ({ id, label: text, type: "choice" as const, options }));
      return activity("Sort", given.question, fields, given.type === "rank" ? { isRanking: true } : {});
    },
    ...activityExample("Sort"),
  }),
  component({
    name: "Rewrite",
    summary: "A sentence to write anew, then to compare with two models. Marks nothing wrong.",
    props: props.rewriteProps,
    properties: [
      promptId,
      question,
      property("original", "text", true, "The sentence to write anew."),
      property(
        "models",
        "list",
        true,
        "Two, each with title, text and because; shown once the learner's own is saved.",
      ),
    ],
    promptKind: "activity",
    definition: (given) => activity("Rewrite", given.question, [{ id: "text", label: given.original, type: "text" }]),
    ...activityExample("Rewrite"),
  }),
  component({
    name: "Branch",
    summary: "A conversation that goes on as the learner replies, and can be replayed from any turn.",
    props: props.branchProps,
    properties: [
      promptId,
      question,
      property(
        "turns",
        "list",
        true,
        "Three to sixteen, each with id, speaker and text, and either replies (two to four, with id, text and the next turn's id) or, at an end, because. The first one opens.",
      ),
    ],
    promptKind: "activity",
    definition: (given) =>
      activity(
        "Branch",
        given.question,
        given.turns.flatMap(({ id, text, replies }) =>
          replies
            ? [{ id, label: text, type: "choice" as const, options: replies.map(({ id, text }) => ({ id, text })) }]
            : [],
        ),
        { canBeEmpty: true },
      ),
    ...activityExample("Branch"),
  }),
  component({
    name: "Fishbone",
    summary: "Causes written as lists, one list for each bone, which draw themselves as a fishbone.",
    props: props.fishboneProps,
    properties: [
      promptId,
      question,
      property("effect", "text", true, "What the causes lead to: the head of the fish."),
      property("bones", "list", true, "Two to six kinds of cause, each with id, text and help."),
    ],
    promptKind: "activity",
    definition: (given) =>
      activity(
        "Fishbone",
        given.question,
        given.bones.map(({ id, text }) => ({ id, label: text, type: "text" })),
      ),
    ...activityExample("Fishbone"),
  }),
  component({
    name: "WhyChain",
    summary: "Why, and why again: each cause with who controls it and what evidence there is.",
    props: props.whyChainProps,
    properties: [
      promptId,
      question,
      property("start", "text", true, "What happens, to begin with."),
      property("whys", "number", true, "How many whys there is room for, 2 to 6."),
      property("controls", "list", true, "Who could change it: two to four, each with id and text, the nearest first."),
    ],
    promptKind: "activity",
    definition: (given) =>
      activity(
        "WhyChain",
        given.question,
        Array.from({ length: given.whys }, (_, at) => whyFields(at + 1)).flatMap(({ why, control, evidence }, at) => [
          { id: why, label: `Why ${at + 1}`, type: "text" as const },
          { id: control, label: `Why ${at + 1}, in whose control`, type: "choice" as const, options: given.controls },
          { id: evidence, label: `Why ${at + 1}, evidence`, type: "text" as const },
        ]),
      ),
    ...activityExample("WhyChain"),
  }),
  component({
    name: "Checklist",
    summary: "Things to tick off, saved with each tick.",
    props: props.checklistProps,
    properties: [
      promptId,
      question,
      property("items", "list", true, "Two to twelve, each with id, text and, if you like, help."),
      property("done", "text", false, "Shown once all are ticked."),
    ],
    promptKind: "activity",
    definition: (given) =>
      activity(
        "Checklist",
        given.question,
        given.items.map(({ id, text }) => ({ id, label: text, type: "mark" })),
        { canBeEmpty: true },
      ),
    ...activityExample("Checklist"),
  }),
  component({
    name: "CodeBook",
    summary: "Passages to code with a small code book, then to compare with a second coder.",
    props: props.codeBookProps,
    properties: [
      promptId,
      question,
      property("codes", "list", true, "Two to six, each with id, text and meaning."),
      property(
        "passages",
        "list",
        true,
        "Two to ten, each with id, text, second (the second coder's code) and because.",
      ),
      property("synthetic", "flag", false, "Labels the passages as invented."),
    ],
    promptKind: "activity",
    definition: (given) => {
      const options = [...given.codes.map(({ id, text }) => ({ id, text })), { id: noCode, text: "None of these" }];
      return activity("CodeBook", given.question, [
        ...given.passages.map(({ id, text }) => ({ id, label: text, type: "choice" as const, options })),
        { id: "missing", label: "A code that is missing", type: "text" as const },
      ]);
    },
    ...activityExample("CodeBook"),
  }),
  component({
    name: "Rubric",
    summary: "Four levels for each row, as cohorts use them, for one's own eyes: says what the next step would be.",
    props: props.rubricProps,
    properties: [
      promptId,
      question,
      property("names", "list", true, "The names of the four levels, from beginning to strong."),
      property("rows", "list", true, "One to eight, each with id, text and levels: four texts."),
    ],
    promptKind: "activity",
    definition: ({ question, rows }) =>
      activity(
        "Rubric",
        question,
        rows.map(({ id, text, levels }) => ({
          id,
          label: text,
          type: "choice",
          options: levels.map((level, at) => ({ id: String(at + 1), text: level })),
        })),
      ),
    ...activityExample("Rubric"),
  }),
  ...dataActivityComponents,
];
