import type { SeededTopic } from "./world-discussion-words.ts";

/** Topics of the spaces of cohorts and of the invited group. */
export const groupTopics: SeededTopic[] = [
  {
    space: "attendance",
    title: "Before our next session: one count, one conversation",
    tags: ["counts", "conversations"],
    kind: "check-in",
    dueInDays: 5,
    posts: [
      {
        by: "coach@demo.example",
        ago: 6,
        text: "Bring **one count** that you did yourself and **one conversation** with somebody it is about. Post here what you noticed in each, then answer two others.",
        thanks: ["Leilani Tuiasosopo"],
      },
      {
        by: "Grace Lim",
        ago: 4,
        text: "Count: of 31 mornings, the front desk greeted by name on 9. Conversation: a student told me that she knows which adults know her.\n\nI keep thinking about the second one.",
        thanks: ["coach@demo.example", "Hodan Abdullahi", "Fatuma Osman"],
      },
      {
        by: "Hodan Abdullahi",
        ago: 3,
        text: "Grace, did the nine mornings have something in common? Same adult, same door?",
        answers: 1,
      },
      {
        by: "Grace Lim",
        ago: 2,
        text: "Same adult. Which is good news, because we can ask her how she does it.",
        answers: 1,
        thanks: ["Hodan Abdullahi"],
      },
      {
        by: "Fatuma Osman",
        ago: 1,
        text: "Count: 14 calls home last week, 11 about something that went wrong. Conversation: a father asked whether anybody ever calls with good news. @Grace Lim, could we count that together?",
      },
    ],
  },
  {
    space: "attendance",
    title: "Words for families: what do we call a missed day?",
    tags: ["families", "languages"],
    kind: "discussion",
    posts: [
      {
        by: "Abdirahman Yusuf",
        ago: 15,
        language: "so",
        text: "Erayga “absent” si fiican looguma turjumo. Waxaan isticmaalnaa “waan ku weynay”.",
        translation: { language: "en", text: "“Absent” does not translate well. We say “we missed you”." },
        thanks: ["Fatuma Osman", "coach@demo.example"],
      },
      {
        by: "Marisol Ibarra",
        ago: 14,
        text: "“Te extrañamos hoy” does the same work. We tried it on the robocall script, and three families called *us* back.",
      },
    ],
  },
  {
    space: "belonging",
    title: "Interviewing students about belonging: what do you ask first?",
    tags: ["belonging", "interviews"],
    kind: "question",
    posts: [
      {
        by: "Priya Nair",
        ago: 7,
        text: "I would like not to begin with “Do you feel you belong?” What opens the conversation for you?",
      },
      {
        by: "Bao Vang",
        ago: 6,
        text: "“Tell me about a place in this school where you forget the time.” Then I draw the building with them.",
        thanks: ["Priya Nair", "Caroline Hughes"],
      },
    ],
  },
  {
    space: "beginnings",
    title: "Hand-over from preschool to kindergarten: what should travel with a child?",
    tags: ["families", "transitions"],
    kind: "discussion",
    posts: [
      {
        by: "Maria Fernanda Rojas",
        ago: 8,
        text: "We write a page about each child. Teachers tell me that they get a score. What would you want to read in August?",
      },
      {
        by: "Linh Pham",
        ago: 7,
        text: "What makes the child laugh, how the family says hello, and who may pick up. The rest I will see.",
        thanks: ["Maria Fernanda Rojas", "Joyce Kimani"],
      },
    ],
  },
  {
    space: "families",
    title: "Draft of the consent letter, for comments",
    tags: ["consent", "families"],
    kind: "discussion",
    posts: [
      {
        by: "Mateo Villaseñor",
        ago: 5,
        text: "The draft says what we ask, why, who will read it, and how to say no without consequences. What is missing?",
      },
      {
        by: "Rosario Mendoza",
        ago: 4,
        text: "Who will *benefit*. And a date by which families hear what came of it.",
        thanks: ["Mateo Villaseñor"],
      },
    ],
  },
];
