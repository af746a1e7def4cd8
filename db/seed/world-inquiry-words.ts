import type { CycleKind, Decision } from "#app/inquiry/cycle.ts";
import type { MeasureKind } from "#app/inquiry/measure-kind.ts";
import type { StepTexts } from "#app/inquiry/step.ts";
import type { CohortKey } from "./world-people.ts";

/** A day before now, in days; a number, of how many, and a note. */
export type DemoEntry = [ago: number, measure: 0 | 1 | null, value: number | null, outOf: number | null, text?: string];

export type DemoCycle = {
  line: string;
  number: number;
  kind?: CycleKind;
  title: string;
  team: string[];
  invited?: string[];
  former?: string[];
  shared?: CohortKey;
  organization?: string;
  /** First and last day before now. */
  days?: [from: number, to: number];
  every?: number;
  plan: StepTexts;
  questions: [question: string, prediction: string][];
  measures: [
    name: string,
    kind: MeasureKind,
    unit: string,
    definition: string,
    predicted?: [low: number, high: number],
  ][];
  entries: DemoEntry[];
  texts?: { do?: StepTexts; study?: StepTexts; act?: StepTexts };
  decision?: Decision;
};

const educator = "educator@demo.example";

const greeting = {
  problem: "Our mornings begin with rules and reminders. Children who arrive late are met by a closed door and a slip.",
  aimWho: "the 24 children of room 12",
  aimWhat: "are greeted by name before anything else is asked of them",
  aimFrom: "now and then",
  aimTo: "every child, every day",
  aimBy: "the end of the month",
  room: "Room 12, from 8:00 to 8:20",
  missing: "The families who bring their children on the late bus.",
  decides: "The two of us. The children said what a good greeting is.",
};

const greetingMeasures = (low: number, high: number): DemoCycle["measures"] => [
  [
    ...(["Greeted by name", "share", ""] as const),
    "Children greeted by name at the door before 8:20, out of those present that day.",
    [low, high],
  ],
  [
    "Minutes until we begin",
    "other",
    "minutes",
    "From 8:20 until the first child shares in the circle, by the wall clock.",
  ],
];

/** Invented cycles of invented people, with synthetic numbers. */
export const demoCycles: DemoCycle[] = [
  {
    ...{ line: "greeting", number: 1, title: "Greeting at the door", team: [educator, "Hodan Abdullahi"] },
    ...{
      shared: "attendance",
      organization: "saltgrass",
      days: [40, 34],
      every: 1,
      measures: greetingMeasures(65, 70),
    },
    plan: { ...greeting, change: "One of us stands at the door and greets each child by name.", who: "We take turns." },
    questions: [
      ["How many children can one adult greet before 8:20?", "About 15 of 22, because many come at once."],
      ["Does the circle begin later?", "Two minutes later."],
    ],
    entries: [
      [40, 0, 11, 22, "Nine came with the late bus, when I was back at my desk."],
      [39, 0, 13, 23],
      [38, 0, 12, 21],
      [37, 0, 16, 22, "A father stayed to learn two names himself."],
      [36, 0, 14, 22],
      [40, 1, 9, null],
      [39, 1, 8, null],
      [38, 1, 9, null],
      [37, 1, 7, null],
      [36, 1, 8, null],
      [38, null, null, null, "Children began to greet each other in Somali and Vietnamese."],
    ],
    texts: {
      study: {
        result1: "11 to 16. The late bus made the difference, not the number of adults.",
        result2: "No. It began a little earlier than last month.",
        learned: "The door is not where children arrive. The bus is.",
        surprised: "The circle did not begin later.",
        missing: "The bus driver.",
      },
      act: {
        reasons: "Those who came late were missed every day, and they are the ones whom the slip greets now.",
        nextChange: "Greet at the bus stop on late-bus days, with the family liaison.",
      },
    },
    decision: "adapt",
  },
  {
    ...{ line: "greeting", number: 2, title: "Greeting at the bus", team: [educator, "Hodan Abdullahi"] },
    ...{
      shared: "attendance",
      organization: "saltgrass",
      days: [13, -1],
      every: 1,
      measures: greetingMeasures(85, 95),
    },
    invited: ["Abdirahman Yusuf"],
    plan: {
      ...greeting,
      change: "Greet at the bus stop on late-bus days, with the family liaison.",
      who: "Hodan at the stop, the teacher at the door",
      burden: "Hodan starts her day twenty minutes earlier. We ask for the time back on Fridays.",
    },
    questions: [["How many of the late-bus children are greeted by name?", "At least 7 of 9, most days."]],
    entries: [
      [13, 0, 17, 22, "First day at the stop."],
      [12, 0, 18, 23],
      [11, 0, 19, 22],
      [10, 0, 20, 22],
      [9, 0, 20, 21],
      [6, 0, 12, 20, "The bus came 25 minutes late. Hodan had to leave."],
      [5, 0, 20, 22],
      [4, 0, 21, 23],
      [3, 0, 21, 22],
      [2, 0, 22, 23],
      [13, 1, 8, null],
      [11, 1, 7, null],
      [9, 1, 6, null],
      [4, 1, 6, null],
      [5, null, null, null, "The driver now says the names too."],
    ],
    texts: { do: { asPlanned: "On nine of ten days. On one, the bus was too late." } },
  },
  {
    ...{ line: "homework", number: 1, title: "Homework club on Tuesdays", team: [educator], organization: "kulan" },
    plan: {
      problem: "We plan the homework club around our room hours, not around when families are free.",
      change: "Open one Tuesday evening in the library instead of Wednesday afternoon.",
    },
    ...{ questions: [["Who comes who never came?", ""]], measures: [], entries: [] },
  },
  {
    ...{ line: "calls", number: 1, title: "Calls home in the evening", shared: "attendance" },
    ...{ team: ["Grace Lim", "Marisol Ibarra"], former: ["Desmond Okoro"], organization: "heron", days: [30, 20] },
    plan: {
      problem: "We call at ten in the morning and write down that families cannot be reached.",
      change: "Call between six and seven in the evening, in the family's language.",
      ...{ room: "Two classrooms at one school", who: "Grace with an interpreter on the line" },
    },
    questions: [["How many calls are answered?", "About half, up from one in five."]],
    measures: [
      ["Calls answered", "share", "", "Calls answered by an adult, out of calls made that evening.", [50, 50]],
    ],
    entries: [
      [30, 0, 11, 20],
      [28, 0, 13, 21, "Two families said nobody had ever called with good news."],
      [26, 0, 12, 18],
      [23, 0, 14, 20],
      [21, 0, 15, 20],
    ],
    texts: {
      study: {
        result1: "More than half: 65 of 99.",
        learned: "The families were reachable. Our hours were not.",
        burden: "Interpreters and staff who work in the evening need that time paid.",
      },
      act: { reasons: "It did what we hoped, and families asked us to keep it. The evening hour is now paid." },
    },
    decision: "adopt",
  },
  {
    ...{ line: "texts", number: 1, title: "Reminder texts the night before", team: ["Selam Tesfaye", "Sokha Chann"] },
    ...{ shared: "belonging", organization: "alder", days: [28, 22] },
    plan: {
      problem: "Conferences are announced on paper, two weeks ahead, in English.",
      change: "Send one text the evening before, in four languages.",
      room: "One third-grade classroom",
    },
    questions: [["Do more families come to conferences?", "18 of 23, instead of 14."]],
    measures: [
      ["Families who came", "share", "", "Families with at least one adult at the conference, out of all.", [78, 78]],
    ],
    entries: [
      [27, 0, 14, 23],
      [25, null, null, null, "Several families share one phone with a child. The text went to the child."],
    ],
    texts: {
      study: { result1: "14 of 23: no change.", learned: "The time of day was the obstacle, not forgetting it." },
      act: {
        reasons: "Nobody had forgotten. The text cost an evening and told families what they knew.",
        nextChange: "Ask each family for two times that work, and plan around them.",
      },
    },
    decision: "abandon",
  },
  {
    ...{
      line: "listening",
      number: 1,
      kind: "listening",
      title: "What makes pick-up welcoming?",
      shared: "attendance",
    },
    ...{ team: ["Fatuma Osman", "Abdirahman Yusuf"], organization: "kulan", days: [20, 8] },
    plan: {
      problem: "We design pick-up for cars and for quiet, and nobody who walks was asked.",
      change: "Listen to twelve families at the gate, in Somali and English, and write down their words.",
      ...{ room: "The walking gate", who: "Fatuma and two parents" },
    },
    questions: [["What would families change first?", "More light and a place to wait."]],
    measures: [],
    entries: [
      [19, null, null, null, "“We wait in the rain while the cars wait inside.” (said by several, in Somali)"],
      [17, null, null, null, "People would like to know who may take their child, in writing, once."],
      [12, null, null, null, "Grandparents asked for one chair."],
    ],
    texts: { study: { learned: "The first thing is the rain, not the light." } },
  },
];
