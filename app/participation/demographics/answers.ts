import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { longestDetail, type Question, type QuestionKey, questions } from "./question.ts";

/** One answer. A question that was left blank has none; declining is an answer of its own. */
export type Answer = {
  question: QuestionKey;
  state: "answered" | "declined";
  choices: string[];
  details: Record<string, string>;
};

/** Names of the fields of the form: one checkbox for each choice of several, one group of radio buttons otherwise. */
export const fieldOf = (question: QuestionKey, choice: string) => `${question}_${choice}`;
export const detailFieldOf = (question: QuestionKey, choice: string) => `${question}_detail_${choice}`;
export const declined = "declined";

const detail = () =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(longestDetail, { error: () => m.aboutYouDetailTooLong({ most: longestDetail }) }))
    .optional();

/** The form: every field is optional. */
export function answersSchema() {
  const fields = questions.flatMap(
    ({ key, isMultiple, choices, detailed }): [string, z.ZodType<string | undefined>][] => [
      ...(isMultiple
        ? [...choices, declined].map(
            (choice) => [fieldOf(key, choice), z.string().optional()] as [string, z.ZodType<string | undefined>],
          )
        : [[key, z.string().optional()] as [string, z.ZodType<string | undefined>]]),
      ...detailed.map((choice) => [detailFieldOf(key, choice), detail()] as [string, z.ZodType<string | undefined>]),
    ],
  );
  return z.object(Object.fromEntries(fields));
}

/** The answers in a valid form, without questions that were left blank. Detail makes its choice, too. */
export function answersIn(form: Record<string, string | undefined>): Answer[] {
  return questions.flatMap((question): Answer[] => {
    const { key } = question;
    if (form[key] === declined || form[fieldOf(key, declined)] === "on") {
      return [{ question: key, state: "declined", choices: [], details: {} }];
    }
    const choices = chosenIn(question, form);
    if (choices.length === 0) return [];
    const details = choices.flatMap((choice) => {
      const text = question.detailed.includes(choice) ? form[detailFieldOf(key, choice)] : undefined;
      return text ? [[choice, text]] : [];
    });
    return [{ question: key, state: "answered", choices, details: Object.fromEntries(details) }];
  });
}

/** Whoever describes themselves below a category is in it, ticked or not; one of several radio buttons decides first. */
function chosenIn(
  { key, isMultiple, choices, detailed }: Question,
  form: Record<string, string | undefined>,
): string[] {
  const isDescribed = (choice: string) => detailed.includes(choice) && Boolean(form[detailFieldOf(key, choice)]);
  if (isMultiple) return choices.filter((choice) => form[fieldOf(key, choice)] === "on" || isDescribed(choice));
  return choices.filter((choice) => (form[key] ? form[key] === choice : isDescribed(choice))).slice(0, 1);
}
