/** The newest wording of the questions; answers keep the version that they were given to. */
export const questionsVersion = 1;

export const questionKeys = ["race", "gender", "disability", "role", "setting", "years", "ages", "languages"] as const;
export type QuestionKey = (typeof questionKeys)[number];

export const isQuestion = (word: string): word is QuestionKey => questionKeys.some((key) => key === word);

export const answerStates = ["answered", "declined"] as const;

/** demographic: who somebody is, the last group of the page; work: role, setting and the like, needed and not sensitive. */
export type Question = {
  key: QuestionKey;
  group: "work" | "demographic";
  /** One choice, or all that fit. */
  isMultiple: boolean;
  choices: readonly string[];
  /** Choices that take detail in the person's own words; `other` always does. */
  detailed: readonly string[];
};

/**
 * Wording and rules: optional, self-description, multi-select with local detail, decline beside every question. The
 * categories of race and ethnicity are the seven of the federal standard of 2024 (OMB SPD 15,
 * https://spd15revision.gov/content/spd15revision/en/2024-spd15/question-format.html); examples of detail follow
 * Washington's law (RCW 28A.300.042).
 */
const race = ["american_indian", "asian", "black", "hispanic", "mena", "pacific", "white", "other"] as const;

export const questions: readonly Question[] = [
  one("role", ["teacher", "para", "early_educator", "family_youth", "coach_specialist", "leader", "data", "other"]),
  one("setting", ["early_learning", "elementary", "middle", "high", "community", "district", "other"]),
  one("years", ["under_2", "2_to_5", "6_to_10", "11_to_20", "over_20"]),
  many("ages", ["birth_to_2", "3_to_5", "grades_k_5", "grades_6_8", "grades_9_12", "adults"]),
  many("languages", ["en", "es", "so", "vi", "uk", "ru", "am", "ar", "other"]),
  { key: "race", group: "demographic", isMultiple: true, choices: race, detailed: race },
  { ...one("gender", ["woman", "man", "nonbinary", "other"]), group: "demographic" },
  { ...one("disability", ["yes", "no"]), group: "demographic" },
];

function one(key: QuestionKey, choices: string[]): Question {
  return { key, group: "work", isMultiple: false, choices, detailed: choices.filter((choice) => choice === "other") };
}

function many(key: QuestionKey, choices: string[]): Question {
  return { ...one(key, choices), isMultiple: true };
}

/** The longest detail in a person's own words. */
export const longestDetail = 80;
