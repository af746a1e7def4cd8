import { artifactText, handoutText, programText, protocolText, sessionText } from "./program-files.ts";

export const source = "sources:\n  - { id: s, text: A book. }\n";

/** A good file of each kind of YAML and CSV; `dN` stands for a dataset's name. */
export const good = {
  training: `title: A training
summary: What it is.
audience: Everyone.
minutes: 60
objectives:
  - See one thing.
  - Do another.
parts:
  - { minutes: 10, title: Hello, kind: talk, notes: Say hello. }
  - { minutes: 30, title: Rounds, kind: protocol, protocol: rounds, notes: Follow them. }
  - { minutes: 20, title: Close, kind: talk, notes: Say goodbye. }
facilitating: Be kind.
${source}`,
  instrument: `title: Before
kind: pre
isLinked: false
minutes: 2
purpose: To begin.
intro: No names.
items:
  - { key: often, kind: scale, question: How often?, options: [Never, Always] }
  - { key: need, kind: text, question: What else? }
`,
  path: `title: Starting
for: You are new.
summary: Step by step.
courses:
  - { course: c, reason: First. }
  - { course: d, reason: Then. }
`,
  brightSpot: `title: Letters
place: A town
tried: Letters.
happened: Fewer absences.
advice: Ask first.
settings: [elementary]
topics: [attendance]
outcome: adopt
${source}`,
  protocol: protocolText(source),
  program: programText(`milestones:
  - { key: one, title: One, week: 2, kind: one-to-one, text: Meet. }
instruments:
  - { instrument: before, title: Before, week: 0, note: First. }
`),
  session: sessionText("first", 0),
  artifact: artifactText(),
  handout: handoutText(),
  codebook: `id: dN
title: Rows
isSynthetic: true
unitSingular: child
unitPlural: children
measures:
  - { id: days, label: Days, summary: mean, unit: days, definition: Days present. }
groupings:
  - { id: school, label: School, categories: [North, South], orderReason: Alphabetical., isMultiple: false }
otherColumns: []
license: CC BY 4.0
note: ""
`,
  csv: "school,days\nNorth,80\nSouth,81.5\nNorth,\n",
};
