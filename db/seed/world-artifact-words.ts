import type { ArtifactState } from "#app/learning/artifacts/artifact.ts";
import type { CohortKey } from "./world-people.ts";

/** A piece of work of the demo world: invented, like everybody in it. */
export type Work = {
  /** The key of a template. */
  template: string;
  title: string;
  cohort: CohortKey;
  /** Names, or the address of a demo account. */
  by: string[];
  state: ArtifactState;
  /** How many days ago it came into its state. */
  ago: number;
  /** By the template's parts; a part that is not there stays empty. */
  texts: Record<string, string>;
  note?: string;
  comments?: { field: string; on?: string; text: string }[];
};

const busTexts = {
  problem:
    "On Mondays and after every break, the second bus to Saltgrass arrives after the first bell. Children who ride it are marked late.",
  who: "About a third of our families have no car in the morning. We know it from the enrollment form and from what families said at the door.",
  asset:
    "The riders look out for each other. Two older students already walk the youngest to class without being asked.",
  power: "We set the bell, the breakfast line and how lateness is recorded. The district sets the route.",
  question: "What would change for riders of the second bus if breakfast waited for them?",
};

export const demoWork: Work[] = [
  {
    ...{ template: "problem-of-practice", title: "Breakfast waits for the second bus", cohort: "attendance" },
    ...{ by: ["educator@demo.example"], state: "returned", ago: 2, texts: busTexts },
    note: "You begin with what the school decides, and that makes it testable. Two questions in the margin.",
    comments: [
      {
        field: "problem",
        on: "marked late",
        text: "Who decided that a late bus makes a late child? Could that be part of the test?",
      },
      { field: "who", on: "at the door", text: "What exactly did you hear there, in their words and languages?" },
      { field: "asset", text: "This is a strength to build on. What would the older students say they need?" },
    ],
  },
  {
    ...{ template: "listening-plan", title: "Listening at the bus stop", cohort: "attendance" },
    ...{ by: ["educator@demo.example", "Hodan Abdullahi"], state: "draft", ago: 1 },
    texts: {
      question: "What is a good Monday morning, as riders and their families tell it?",
      whom: "Six families who ride the second bus, chosen by the riders, in Somali, Spanish and Vietnamese.",
    },
  },
  {
    ...{ template: "problem-of-practice", title: "Who is called when a child is absent", cohort: "attendance" },
    ...{ by: ["Hodan Abdullahi", "Nguyen Thi Lan"], state: "submitted", ago: 6 },
    texts: {
      problem: "The first call about an absence is recorded in English. Families hear a machine, and then nothing.",
      who: "Liaisons hear it weekly from families who speak other languages at home.",
      asset: "Every family has somebody they trust at school, often in the kitchen or on the bus.",
      power: "We choose who calls, when, and what the first sentence is.",
      question: "What happens when the first call comes from somebody the family knows?",
    },
  },
  {
    ...{ template: "data-note", title: "Mondays, by bus", cohort: "attendance" },
    ...{ by: ["Harpreet Gill", "Grace Lim"], state: "revised", ago: 3 },
    texts: {
      question: "Is lateness a matter of days, of buses, or of children?",
      numbers: "Synthetic example, groups of ten or more\nBus\tRiders\tLate on Mondays\nFirst\t140\t11\nSecond\t96\t52",
      maker: "The front desk records who comes in after the bell. A late bus and a late child get the same code.",
      observations:
        "More than half of the riders of the second bus are late on Mondays, and one in thirteen of the first.",
      heard: "“We are at the stop at seven. The bus is not.” A parent, at the door, with her leave to repeat it.",
      together: "Both say that the bus is late and not the child. The numbers do not say why.",
      cause: "On Mondays the second bus begins at another depot. The timetable shows it.",
    },
    note: "Numbers and voices stand beside each other here. Say who read it before it goes on.",
    comments: [
      { field: "maker", on: "the same code", text: "This may be the most useful finding of all. Who could change it?" },
      { field: "cause", on: "another depot", text: "How sure are you, and who at the district could tell you more?" },
    ],
  },
  {
    ...{ template: "problem-of-practice", title: "Two invitations to one evening", cohort: "attendance" },
    ...{ by: ["Rosario Mendoza"], state: "accepted", ago: 20 },
    texts: {
      problem:
        "Family evenings are announced on a slip and in an app. Each reaches other families, and neither reaches all.",
      who: "Parents who work evenings, by what they told our parent partners in spring.",
      asset: "Parent partners already pass word by phone in five languages.",
      power: "We set the day, the hour and how we invite.",
      question: "Who comes when the invitation is a call from a parent they know?",
    },
    note: "Ready to plan a small test.",
    comments: [{ field: "question", text: "A question that one evening can answer. Good." }],
  },
  {
    ...{ template: "problem-of-practice", title: "Who speaks in advisory", cohort: "belonging" },
    ...{ by: ["Selam Tesfaye"], state: "submitted", ago: 4 },
    texts: {
      problem: "In advisory, the same few students speak. We call it participation.",
      who: "Students told us in circles in October; we have counted turns on three days.",
      asset: "Students who are quiet in advisory lead at lunch, in clubs and at home.",
      power: "We choose the opening question, the seats and how long we wait.",
      question: "Who speaks when everyone writes for a minute first?",
    },
  },
  {
    ...{ template: "listening-plan", title: "Walking the halls with sixth graders", cohort: "belonging" },
    ...{ by: ["Tomasi Fifita", "Selam Tesfaye"], state: "returned", ago: 8 },
    texts: {
      question: "Where in the building do sixth graders feel at home, and where do they hurry?",
      whom: "Twelve students, chosen by students, four from each language group that is largest here.",
      questions: "Show me a place where you breathe out. Show me one that you avoid. What would you change first?",
      consent:
        "Families hear in their language what we ask and why. Anyone may stop at any time. No names, no photos of people.",
      return: "We show the map to the students first, then to staff, and post what changes.",
    },
    note: "The students see it first: keep that, whatever else changes.",
    comments: [
      { field: "consent", on: "may stop at any time", text: "How will a student who has had enough tell you so?" },
    ],
  },
];
