import type { TopicKind } from "#app/discussions/topics/topic.ts";
import type { CohortKey } from "./world-people.ts";

/** Everything that is said here is invented, by people who are invented. */
export type SeededPost = {
  by: string;
  text: string;
  /** Days before the demo starts. */
  ago: number;
  /** The number of the post in this list that it answers, from 0. */
  answers?: number;
  language?: string;
  translation?: { text: string; language: string };
  thanks?: string[];
};

export type SeededTopic = {
  space: "community" | "program" | "families" | CohortKey;
  title: string;
  kind: TopicKind;
  isPinned?: boolean;
  /** The number of the accepted answer. */
  accepted?: number;
  dueInDays?: number;
  tags?: string[];
  posts: SeededPost[];
};

export const agreements = `1. **Listen first.** Ask before you advise.
2. **Look for causes in what adults and systems do**, not in children or families.
3. **What is said here stays here.** Quote people only if they agree.
4. **No names of children or families**, and nothing that lets a reader guess them.
5. Numbers and stories stand side by side. Neither is the whole.`;

/** Topics of the spaces of the whole community and of the program. */
export const communityTopics: SeededTopic[] = [
  {
    space: "community",
    title: "Welcome: who are you, and what are you looking at this year?",
    tags: ["introductions"],
    kind: "discussion",
    isPinned: true,
    posts: [
      {
        by: "lead@demo.example",
        ago: 62,
        text: "Welcome, everyone. Schools, early learning programs and community organizations look at the same children from different doors, and seldom talk about what they see.\n\nPlease say **where you work**, **what you wonder about**, and **one thing that you could show somebody else**.",
        thanks: ["Jamal Whitfield", "Dahlia Haddad", "Fatuma Osman"],
      },
      {
        by: "Jamal Whitfield",
        ago: 60,
        text: "I run after-school programs at Lantern. I wonder who signs up in September and is gone by November, and what we did in between. I can show how we ask on the way out, in four languages.",
        thanks: ["coach@demo.example"],
      },
      {
        by: "Dahlia Haddad",
        ago: 59,
        text: "Center director at Sparrow. I am looking at which families hear about open places from us, and which from a neighbor. Happy to share our waitlist form.",
      },
      {
        by: "Carlos Benítez",
        ago: 57,
        text: "Assessment coordinator. I have more numbers than conversations, and would like to change that.\n\n> what we did in between\n\nJamal, that question is the one I want to borrow.",
        answers: 1,
        thanks: ["Jamal Whitfield", "Sarah Lindqvist"],
      },
      {
        by: "Rosario Mendoza",
        ago: 55,
        language: "es",
        text: "Soy madre y trabajo con otras familias. Quiero saber qué preguntas hacen las escuelas sobre nosotros, y quién recibe las respuestas.",
        translation: {
          language: "en",
          text: "I am a mother and work with other families. I want to know which questions schools ask about us, and who gets the answers.",
        },
        thanks: ["lead@demo.example", "Yesenia Flores", "Grace Lim"],
      },
    ],
  },
  {
    space: "community",
    title: "How do you say “fewer than 10” to a board that wants every number?",
    tags: ["small numbers", "boards and leaders"],
    kind: "question",
    accepted: 2,
    posts: [
      {
        by: "Thanh Nguyen",
        ago: 21,
        text: "Our board asked why half of a table is empty. I explained why small groups are not shown, and they heard that we hide something. What has worked for you?",
      },
      {
        by: "Sarah Lindqvist",
        ago: 20,
        text: "I show them the table for **one** small school and ask who could be recognized. It takes a minute, and nobody asks again.",
        thanks: ["Thanh Nguyen"],
      },
      {
        by: "Eun-ji Park",
        ago: 20,
        text: "We changed the words. Instead of an empty cell it says: *Fewer than 10 children, so we do not show it. Ask us what families told us instead.* And then we do have something to tell:\n\n- three years together, where that is enough\n- what people said, with their consent\n- what we will do to hear from more of them",
        thanks: ["Thanh Nguyen", "Carlos Benítez", "Harpreet Gill"],
      },
      { by: "Thanh Nguyen", ago: 19, text: "The second sentence is what I was missing. Thank you.", answers: 2 },
    ],
  },
  {
    space: "community",
    title: "A chart that changed what your team talked about",
    tags: ["charts", "team talk"],
    kind: "post-first",
    posts: [
      {
        by: "Yesenia Flores",
        ago: 9,
        text: "Describe one chart, and the conversation before and after it. No screenshots with small groups, please: say it in words.",
      },
      {
        by: "Pedro Castañeda",
        ago: 8,
        text: "Tardies by bus route instead of by student. Before: a talk about families. After: a talk about the 7:12 bus.",
        thanks: ["Grace Lim", "Tomasi Fifita"],
      },
    ],
  },
  {
    space: "program",
    title: "What surprised you in the session on problems and causes?",
    tags: ["causes"],
    kind: "discussion",
    posts: [
      {
        by: "coach@demo.example",
        ago: 12,
        text: "One sentence is enough. What did you believe before the session that you are less sure of now?",
      },
      {
        by: "Desmond Okoro",
        ago: 11,
        text: "That we had *one* attendance problem. We have at least three, and they have different owners.",
        thanks: ["coach@demo.example", "Harpreet Gill"],
      },
      {
        by: "Kalani Kekoa",
        ago: 10,
        text: "I came with a solution and left with a question. It felt slower. It may be faster.",
      },
    ],
  },
];
