import { type good, source } from "./good-files.ts";

export type Kind = keyof typeof good;

/** One change in a good file, and what the check says: the place, the fix, and the text that it quotes. */
type Change = [from: string, to: string, place: string, fix: string, quoted?: string];

/** Most often the check quotes what was written. */
const slipsIn = (kind: Kind, changes: Change[]) =>
  changes.map(([from, to, place, fix, quoted = to]) => ({ kind, from, to, place, fix, quoted }));

const sourceTwice = [source, `${source}  - { id: s, text: Another. }\n`] as const;

/** Mistakes in files of YAML and CSV, each made in a file of its own. */
export const fileSlips = [
  ...slipsIn("training", [
    ["protocol: rounds", "protocol: round", "10:61", 'did you mean "rounds"?', "round"],
    ["protocol: rounds, ", "", "10:41", "does not say which", "kind: protocol"],
    [
      "title: Hello, kind: talk",
      "title: Hello, kind: protocol, protocol: rounds",
      "9:16",
      "the protocol takes 15 minutes",
      "minutes: 10",
    ],
    ["minutes: 60", "minutes: 90", "4:10", "write 60 here"],
    ["title: A training\n", "", "1:1", '"title" is missing'],
    ["audience: Everyone.", "audience: Everyone.\nmaterial: Paper", "4:1", 'write "materials"', "material"],
    ["summary:", "title: Again\nsummary:", "2:1", "here twice", "title: Again"],
    ["minutes: 60", "minutes: 60 min", "4:10", "a number of minutes"],
    ["Do another.", "See one thing", "7:5", "reads like another item"],
    ["What it is.", "What it is: a test", "2:10", 'write summary: "What it is: a test"'],
    ["What it is.", "Working with group #3", "2:10", "begins a comment", "summary: Working with group #3"],
    ["What it is.", "“What it is.”", "2:10", "curly quotes"],
    [
      "facilitating: Be kind.",
      "facilitating: Be kind.\n---\nMore words.",
      "13:1",
      "what follows it is not read",
      "---",
    ],
    [...sourceTwice, "15:11", "another source of this file has this id", "s"],
    ["A book. }", "A book., url: example.org/a }", "14:34", "https://example.org/page", "url: example.org/a"],
    ["facilitating:", "language: english\nfacilitating:", "12:11", "such as en or es", "language: english"],
    ["Say hello.", "'See [this](/courses/c).'", "9:58", "texts are plain here", "[this](/courses/c)"],
    ["Be kind.", "Be **very** kind.", "12:18", "texts are plain here", "**very**"],
    ["Say goodbye.", "'Say <b>goodbye</b>.'", "11:58", "texts are plain here", "<b>"],
    [
      "kind: talk, notes: Say hello.",
      "kind: walk, notes: Say hello.",
      "9:40",
      "protocol, talk, work, break",
      "kind: walk",
    ],
  ]),
  ...slipsIn("instrument", [
    ["[Never, Always]", "[Never, never]", "8:71", "reads like another item", "never"],
    ["[Never, Always]", `["I don't", I don’t]`, "8:75", "reads like another item", "I don’t"],
    ["[Never, Always]", "[Never, Always, I do not know]", "8:79", "add notOnScale: I do not know", "I do not know"],
    ["[Never, Always]", "[Never]", "8:54", "two options or more", "options of item 1"],
    ["[Never, Always]", "[Never, 2]", "8:71", "put it in quotes", "2"],
    ["What else?", "How often?", "9:40", "another item asks the same"],
    ["key: need", "key: often", "9:12", "another item has this key", "often"],
    ["key: need", "key: what else", "9:12", "without spaces"],
    ["isLinked: false", "isLinked: no", "3:11", "true or false"],
    ["isLinked: false", 'isLinked: "false"', "3:11", "true or false", "isLinked: false"],
    ["kind: pre", "kind: prior", "2:7", "readiness, pre, mid, post"],
    ["minutes: 2", "minutes: 40", "4:10", "at most 15"],
    [
      "question: What else?",
      "question: What else?, options: [a, b]",
      "9:52",
      "none if its kind is text",
      "options of item 2",
    ],
  ]),
  ...slipsIn("path", [
    ["course: d", "course: dd", "6:15", 'did you mean "d"?', "dd"],
    ["course: d", "course: c", "4:1", "the same course twice", "courses"],
    [", reason: Then.", "", "6:5", '"reason of item 2 in courses" is missing'],
    ["  - { course: d, reason: Then. }\n", "", "4:1", "at least two courses", "courses"],
  ]),
  ...slipsIn("brightSpot", [
    ["[elementary]", "[elementary, elementary]", "6:24", "reads like another item", "elementary"],
    ["[elementary]", "[elementry]", "6:12", "early_learning, elementary", "elementry"],
    ["[elementary]", "[]", "6:1", "at least one", "settings"],
    [source, "", "1:1", '"sources" is missing'],
    [...sourceTwice, "11:11", "another source of this file has this id", "s"],
    ["outcome: adopt", "outcome: Adopt", "8:10", "adopt, adapt, abandon"],
  ]),
  ...slipsIn("protocol", [
    ["minutes: 15", "minutes: 16", "4:10", "write 15 here"],
    ["key: talk", "key: look", "8:12", "has the same key", "look"],
    ["min: 3, max: 12", "min: 13, max: 12", "5:1", "not more than its max", "group"],
    ["group: { min: 3, max: 12 }", "group: 3-12", "5:8", "must hold min and max"],
    [", hard: Slow down.", "", "8:5", '"hard of item 2 in rounds" is missing'],
    ["say: Go around.", "say: Go around, then stop.", "8:89", "there is no such setting", "then stop."],
    [...sourceTwice, "11:11", "another source of this file has this id", "s"],
  ]),
  ...slipsIn("program", [
    ["week: 2,", "week: 80,", "11:35", "its last week is 39", "week 80"],
    ["kind: one-to-one", "kind: one to one", "11:44", "one-to-one, observation"],
    ["instrument: before", "instrument: befor", "13:19", 'did you mean "before"?', "befor"],
    ["months: 9", "months: nine", "8:9", "a number of months"],
    ["hours: about 20", "hours: 20", "9:8", "put it in quotes"],
  ]),
  ...slipsIn("session", [
    ["week: 0", "week: 2026-09-14", "3:7", "a number of weeks"],
    ["week: 0", "week: 52", "3:7", "its last week is 39", "week 52"],
  ]),
  ...slipsIn("artifact", [
    ["[4]", "[4, 4]", "4:12", "reads like another item", "4"],
    ["[4]", "[90]", "4:9", "its last week is 39", "week 90"],
    ["[4]", "4", "4:8", "such as [4] or [16, 22]", "weeks: 4"],
    ["[one, two, three, four]", "[one, two, Two., four]", "", "reads like another item", "Two."],
    ["fields:\n", "fields:\n  - { key: what, label: W, help: H., kind: text }\n", "7:12", "has the same key", "what"],
  ]),
  ...slipsIn("handout", [
    ["lines: 2", "lines: 2000", "5:45", "at most 40"],
    ["text: Read it.", "text: '## Read it.'", "5:29", "texts are plain here", "## Read it."],
  ]),
  ...slipsIn("codebook", [
    ["id: dN", "id: dn-rows", "1:5", "the id must be the file's name", "dn-rows"],
    ["summary: mean", "summary: average", "7:39", '"share" or "mean"'],
    ["unitPlural: children", "unitPlural: children\nunits: days", "6:1", "there is no such setting", "units"],
    ["[North, South]", "[North, North, South]", "9:34", "the same category twice", "categories of item 1"],
    [
      "otherColumns: []",
      "otherColumns:\n  - { id: dayz, label: D, definition: D. }",
      "11:11",
      'did you mean "days"?',
      "dayz",
    ],
  ]),
  ...slipsIn("csv", [
    ["North,80", "West,80", "2:1", "its rows are counted nowhere", "West"],
    ["North,80", "north,80", "2:1", 'write "North"', "north"],
    [
      "school,days\nNorth,80\nSouth,81.5\nNorth,\n",
      "school,days,name\nNorth,80,a\nSouth,81,b\n",
      "1:1",
      "says nothing about this column",
      "name",
    ],
    [
      "school,days\nNorth,80\nSouth,81.5\nNorth,\n",
      "school,days,days\nNorth,80,1\nSouth,81,2\n",
      "1:1",
      "two columns have this heading",
      "days",
    ],
    ["South,81.5", "South,81,5", "3:1", "3 cells under 2 headings"],
    ["South,81.5", "South", "3:1", "1 cell under 2 headings"],
    ["South,81.5", 'South,"81,5"', "3:1", "a number with a point", "81,5"],
    ["South,81.5", "South,81%", "3:1", "a number with a point", "81%"],
    ["South,81.5", "South,0x10", "3:1", "a number with a point", "0x10"],
    ["South,81.5", '"South,81.5', "1:1", "never closed", ""],
    ["North,80\nSouth,81.5\nNorth,\n", "", "1:1", "has no rows"],
  ]),
];

/** Files that nothing would read, by name, and what the check says of each. */
export const strayFiles: [file: string, fix: string][] = [
  ["training/u.yaml", "did you mean trainings/?"],
  ["trainings/more/u.yaml", "put its files right into trainings/"],
  ["trainings/u.yaml.txt", "save it as one"],
  ["instruments/u.json", "save it as one"],
  ["notes.yaml", "put it into the folder of its kind"],
  ["glossary.yml", "glossary.yaml alone"],
  ["datasets/more.csv", "its codebook is not there"],
  ["datasets/less.codebook.yaml", "which is not there"],
  ["datasets/upper.CSV", "in small letters"],
  ["datasets/rows.xlsx", "save it as CSV"],
];
