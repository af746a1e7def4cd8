import type {
  BranchProps,
  ChecklistProps,
  CodeBookProps,
  FishboneProps,
  RewriteProps,
  RubricProps,
  SortProps,
  WhyChainProps,
} from "./activity-props.ts";
import { altText, faultHunt, repair } from "./data-activity-examples.ts";

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

const rubric: RubricProps = {
  id: "where-it-stands",
  question: "Where does your page stand? For your own eyes; nobody adds it up.",
  names: ["Beginning", "Growing", "Solid", "Strong"],
  rows: [
    {
      id: "missing",
      text: "Who is missing",
      levels: [
        "Nobody comes to mind.",
        "A group is named.",
        "The group, and the condition that kept them out.",
        "Also how they were asked, at no cost to them.",
      ],
    },
  ],
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
  Rubric: rubric,
};
