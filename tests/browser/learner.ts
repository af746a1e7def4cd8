/** A learner's answer to one component of a lesson, using the author's ids. */
export type Answer =
  | { kind: "rate"; id: string; ratings: Record<string, number> }
  | { kind: "choose"; id: string; options: string[] }
  | { kind: "write"; id: string; text: string }
  | { kind: "observe"; id: string; observations: string; inferences: string }
  | { kind: "explore"; id: string; groupings: string[]; says: RegExp }
  | { kind: "sample"; id: string; size: number }
  | { kind: "order"; id: string; items: string[] }
  | { kind: "match"; id: string; pairs: string[] }
  | { kind: "reflect"; id: string; text: string };

export type LessonTaken = { slug: string; title: string; answers: Answer[] };

export const courseTitle = "Disaggregate and look again";

/** The first course as taken by a careful reader, from the first question to the last. */
export const lessonsTaken: LessonTaken[] = [
  {
    slug: "what-an-average-hides",
    title: "What an average hides",
    answers: [
      { kind: "rate", id: "confidence-before", ratings: { explain: 2, choose: 1, protect: 2, ask: 3 } },
      { kind: "choose", id: "shape", options: ["unsure"] },
      { kind: "choose", id: "same-average", options: ["total"] },
    ],
  },
  {
    slug: "predict-look-say",
    title: "Predict, look, say what you see",
    answers: [
      { kind: "write", id: "who-differs", text: "By ride. I assume that buses are late." },
      { kind: "explore", id: "slice-attendance", groupings: ["ride", ""], says: /ride/i },
      {
        kind: "observe",
        id: "what-you-see",
        observations: "90 percent with a walk or car attend regularly.",
        inferences: "Who decides how long a ride may be?",
      },
      { kind: "choose", id: "same-ride", options: ["none"] },
      { kind: "order", id: "four-phases", items: ["predict", "look", "facts", "meaning"] },
    ],
  },
  {
    slug: "choosing-groups",
    title: "Choosing groups, with reasons",
    answers: [
      { kind: "write", id: "heard", text: "70" },
      { kind: "explore", id: "slice-kindergarten", groupings: ["observed_in", ""], says: /observed/i },
      { kind: "match", id: "person-or-door", pairs: ["language", "route", "both", "meals"] },
      { kind: "reflect", id: "a-door", text: "The enrollment form comes in one language." },
    ],
  },
  {
    slug: "small-numbers",
    title: "Small numbers, whole people",
    answers: [
      { kind: "sample", id: "sixty-percent", size: 20 },
      { kind: "write", id: "subtract", text: "8" },
      { kind: "match", id: "four-choices", pairs: ["show", "pool", "withhold", "ask"] },
    ],
  },
  {
    slug: "when-whole-and-parts-disagree",
    title: "When the whole and the parts disagree",
    answers: [
      { kind: "write", id: "how-many-departments", text: "1" },
      { kind: "explore", id: "slice-courses", groupings: ["school", "algebra_in_grade_8"], says: /algebra/i },
      { kind: "choose", id: "fair-sentence", options: ["doors"] },
      { kind: "reflect", id: "earlier-door", text: "Algebra in grade 8, and who is told about it." },
    ],
  },
  {
    slug: "other-is-people",
    title: "Other is people",
    answers: [
      { kind: "choose", id: "inside-other", options: ["mixed"] },
      { kind: "explore", id: "slice-belonging", groupings: ["familiar_adult", "own_words"], says: /belong/i },
      { kind: "choose", id: "counting", options: ["several", "visible", "note"] },
      { kind: "reflect", id: "a-form-you-use", text: "Our intake form. I would ask the family navigators." },
    ],
  },
  {
    slug: "sentences-that-start-with-strengths",
    title: "Sentences that start with strengths",
    answers: [
      { kind: "write", id: "rewrite", text: "Two in three attend regularly, although many ride long buses." },
      { kind: "choose", id: "which-moves", options: ["clash", "invite"] },
      { kind: "reflect", id: "a-sentence-you-hear", text: "They are hard to reach. We have not reached them." },
    ],
  },
  {
    slug: "from-noticing-to-a-question",
    title: "From noticing to a question",
    answers: [
      { kind: "explore", id: "slice-practice", groupings: ["district", ""], says: /district/i },
      { kind: "reflect", id: "slice-note", text: "Attendance in spring, by ride. Ask the riders first." },
      { kind: "choose", id: "final-average", options: ["who"] },
      { kind: "choose", id: "final-small", options: ["withhold", "another", "ask"] },
      { kind: "choose", id: "final-whole-and-parts", options: ["both"] },
      { kind: "choose", id: "final-sentence", options: ["system"] },
      { kind: "rate", id: "confidence-after", ratings: { explain: 4, choose: 4, protect: 3, ask: 4 } },
    ],
  },
];
