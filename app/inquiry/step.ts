import { problemOfLength } from "#app/http/text-length.ts";

/** The four steps of a Plan-Do-Study-Act cycle, in order. */
export const steps = ["plan", "do", "study", "act"] as const;
export type Step = (typeof steps)[number];

/** The equity questions that every step asks in its own words. */
export const equityKeys = ["missing", "decides", "benefits", "burden"] as const;

/** How many questions and measures a cycle has at most: more cannot be learned from in one small test. */
const mostQuestions = 6;
export const mostMeasures = 4;

const positions = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
export const questionPositions = positions(mostQuestions);
export const measurePositions = positions(mostMeasures);

export const resultKey = (position: number) => `result${position}`;

/** What people write at each step, by key. Questions, measures and dates are kept apart. */
const textKeys: Record<Step, readonly string[]> = {
  plan: ["problem", "aimWho", "aimWhat", "aimFrom", "aimTo", "aimBy", "change", "room", "who", ...equityKeys],
  do: ["asPlanned", ...equityKeys],
  study: [...questionPositions.map(resultKey), "learned", "surprised", ...equityKeys],
  act: ["reasons", "nextChange", ...equityKeys],
};

export type StepTexts = Record<string, string>;

export const longestText = 5_000;
export const longestTitle = 200;

export const textKeysOf = (step: Step): readonly string[] => textKeys[step];

/** The texts of a step in a form; a key that the form lacks stays as it is in `before`. */
export function textsIn(step: Step, read: (key: string) => unknown, before: StepTexts = {}): StepTexts {
  return Object.fromEntries(
    textKeys[step].map((key) => {
      const typed = read(key);
      return [key, typeof typed === "string" ? typed.replaceAll("\r\n", "\n").trim() : (before[key] ?? "")];
    }),
  );
}

/** Whether two versions of a step say the same. */
export const isSameTexts = (step: Step, one: StepTexts, other: StepTexts): boolean =>
  textKeys[step].every((key) => (one[key] ?? "") === (other[key] ?? ""));

/** How long each text is that does not fit, by key; null if all do. */
export function lengthProblems(texts: StepTexts): Record<string, string[]> | null {
  const problems = Object.entries(texts).flatMap(([key, text]): [string, string[]][] => {
    const problem = problemOfLength(text, longestText);
    return problem ? [[key, [problem]]] : [];
  });
  return problems.length > 0 ? Object.fromEntries(problems) : null;
}
