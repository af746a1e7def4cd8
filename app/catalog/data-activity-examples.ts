import type { AltTextProps, FaultHuntProps, RepairProps } from "./data-activity-props.ts";

export const repair: RepairProps = {
  id: "cut-bars",
  question: "Change one thing at a time. When does this chart say what the numbers say?",
  kind: "bar",
  data: [
    { school: "Alder", present: 91, children: 240 },
    { school: "Birch", present: 94, children: 310 },
    { school: "Cedar", present: 88, children: 270 },
  ],
  x: "school",
  y: "present",
  n: "children",
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

export const altText: AltTextProps = {
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

export const faultHunt: FaultHuntProps = {
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
