import type {
  BranchProps,
  ChecklistProps,
  CodeBookProps,
  FishboneProps,
  RewriteProps,
  SortProps,
  WhyChainProps,
} from "./activity-props.ts";
import type { AltTextProps, FaultHuntProps, RepairProps } from "./data-activity-props.ts";

const sort: SortProps = {
  id: "count-or-rate",
  question: "Which of these can two programs of different size compare?",
  type: "bins",
  bins: [
    { id: "as-is", text: "As it stands" },
    { id: "needs-more", text: "Only with a denominator" },
  ],
  items: [
    {
      id: "late",
      text: "41 late buses in October",
      bin: "needs-more",
      because: "The program with more buses will have more late ones.",
    },
    {
      id: "share",
      text: "9 of every 100 buses came late",
      bin: "as-is",
      because: "A rate already says: out of how many.",
    },
    { id: "calls", text: "120 calls to families", bin: "needs-more", because: "Calls for each family would say more." },
  ],
};

const rewrite: RewriteProps = {
  id: "hard-to-reach",
  question: "Write this sentence so that it names what adults could change.",
  original: "These families are hard to reach.",
  models: [
    {
      title: "Begins with what we did",
      text: "We have called twice, in English, before five o’clock.",
      because: "It says what was tried, so that a reader can think of something else.",
    },
    {
      title: "Begins with a strength",
      text: "Most of these families answer a text message in their own language.",
      because: "It says what works, and what to do more of.",
    },
  ],
};

const branch: BranchProps = {
  id: "at-the-door",
  question: "A father stops you at the door with his son’s report in his hand.",
  turns: [
    {
      id: "opens",
      speaker: "Father",
      text: "What does this dot mean?",
      replies: [
        { id: "explain", text: "Red means below standard.", next: "leaves" },
        { id: "ask", text: "What did you think when you saw it?", next: "tells" },
      ],
    },
    {
      id: "leaves",
      speaker: "Father",
      text: "I see. Thank you.",
      because: "He has an answer, and you have learned nothing. The dot had the last word.",
    },
    {
      id: "tells",
      speaker: "Father",
      text: "He reads to his sister every night. In Somali.",
      because: "Now there are two readings of one child on the table, and a next question.",
    },
  ],
};

const fishbone: FishboneProps = {
  id: "late-mornings",
  question: "What could make mornings late? Adults, rules and rooms first.",
  effect: "Forty children arrive after the bell",
  bones: [
    { id: "schedules", text: "Schedules", help: "Buses, bells, shifts." },
    { id: "rooms", text: "Rooms and doors" },
    { id: "rules", text: "Rules and forms" },
  ],
};

const whyChain: WhyChainProps = {
  id: "why-late",
  question: "Ask why until you reach something that you could change by Monday.",
  start: "Forty children arrive after the bell",
  whys: 3,
  controls: [
    { id: "ours", text: "We decide this" },
    { id: "shared", text: "We decide it with others" },
    { id: "others", text: "Others decide" },
  ],
};

const repair: RepairProps = {
  id: "cut-bars",
  question: "Change one thing at a time. When does this chart say what the numbers say?",
  kind: "bar",
  data: [
    { school: "Alder", present: 91 },
    { school: "Birch", present: 94 },
    { school: "Cedar", present: 88 },
  ],
  x: "school",
  y: "present",
  unit: "%",
  titles: [
    { id: "verdict", text: "Cedar falls behind", believes: "Cedar has done something wrong." },
    {
      id: "finding",
      text: "In all three schools, about nine in ten are present",
      believes: "The three are much alike.",
    },
  ],
  starts: [
    { id: "cut", text: "At 85", value: 85, believes: "Birch has three times as many children present as Cedar." },
    { id: "zero", text: "At 0", value: 0, believes: "The bars are nearly as long as one another." },
  ],
  explanation: "The bars should begin at zero, because their length is what a reader compares.",
  synthetic: true,
};

const altText: AltTextProps = {
  id: "say-the-chart",
  question: "Put this chart into words for a colleague who does not see it.",
  title: "Students present all week, by school",
  kind: "bar",
  data: [
    { school: "Alder", present: 91 },
    { school: "Birch", present: 84 },
    { school: "Cedar", present: 68 },
  ],
  x: "school",
  y: "present",
  unit: "%",
  points: [
    { id: "kind", text: "What kind of chart it is" },
    { id: "numbers", text: "The numbers that matter, with their unit" },
    { id: "finding", text: "What stands out" },
  ],
  model:
    "Bar chart of students present all week at three schools: Alder 91 percent, Birch 84, Cedar 68. Cedar is 23 points below Alder.",
  because: "Kind, numbers, finding, in that order. No color is named, because color carries nothing here.",
  synthetic: true,
};

const faultHunt: FaultHuntProps = {
  id: "sign-in-table",
  question: "Which cells would you ask about before this table is printed?",
  caption: "Children signed in, one week",
  columns: ["Site", "Enrolled", "Signed in", "Share"],
  rows: [
    ["Alder", 40, 36, "90%"],
    ["Birch", 25, 27, "108%"],
    ["Cedar", 4, 3, "75%"],
  ],
  faults: [
    {
      id: "more",
      row: 2,
      column: "Signed in",
      text: "More signed in than are enrolled",
      because: "Either a visit was counted twice, or the enrollment is old.",
    },
    {
      id: "small",
      row: 3,
      column: "Share",
      text: "A group of four is printed",
      because: "Everyone at Cedar can tell who the one child is.",
    },
  ],
  synthetic: true,
};

const checklist: ChecklistProps = {
  id: "before-printing",
  question: "Before you print a table",
  items: [
    { id: "n", text: "Every rate has its n" },
    { id: "small", text: "No group is smaller than 10", help: "Withhold it, and say why." },
    { id: "maker", text: "The table says who made it, and when" },
  ],
  done: "Print it. Then give it to somebody it is about.",
};

const codeBook: CodeBookProps = {
  id: "three-lines",
  question: "Give each line the code that fits best.",
  codes: [
    { id: "welcome", text: "Welcome", meaning: "Being greeted, known or waited for." },
    { id: "time", text: "Time", meaning: "Hours, schedules and waiting." },
  ],
  passages: [
    {
      id: "name",
      text: "They know how to say my name at the desk.",
      second: "welcome",
      because: "Being known, by name.",
    },
    {
      id: "seven",
      text: "I work until seven, so somebody waits for me.",
      second: "welcome",
      because: "It begins with hours. Being waited for is what it is about.",
    },
  ],
  synthetic: true,
};

/** The properties of one example of each activity. The gallery draws them, and writes them out to be copied. */
export const activityExampleProps = {
  Sort: sort,
  Rewrite: rewrite,
  Branch: branch,
  Repair: repair,
  FaultHunt: faultHunt,
  Fishbone: fishbone,
  WhyChain: whyChain,
  AltText: altText,
  Checklist: checklist,
  CodeBook: codeBook,
};
