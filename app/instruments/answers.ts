import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { lengthOf } from "#app/http/text-length.ts";

/** A person's answers, by item key: the number of an option from 0, several of them, or words. */
export type Answers = Record<string, number | number[] | string>;

export const longestAnswer = 4_000;

/** An item's name in a form: a key of an author's choice must not meet our own fields. */
export const itemName = (key: string): string => `item-${key}`;

type Form = { get: (name: string) => unknown; getAll: (name: string) => unknown[] };

/** The answers in a form. What is no option of its item, and what was left empty, is left out. */
export function answersIn(items: InstrumentItem[], form: Form): Answers {
  const answers: Answers = {};
  for (const { key, kind, options } of items) {
    const isOption = (value: unknown): value is string =>
      typeof value === "string" && /^\d{1,2}$/.test(value) && Number(value) < options.length;
    const value = form.get(itemName(key));
    if (kind === "text") {
      if (typeof value === "string" && value.trim() !== "") answers[key] = value.replaceAll("\r\n", "\n").trim();
    } else if (kind === "several") {
      const chosen = [...new Set(form.getAll(itemName(key)).filter(isOption).map(Number))];
      if (chosen.length > 0) answers[key] = chosen.sort((one, other) => one - other);
    } else if (isOption(value)) answers[key] = Number(value);
  }
  return answers;
}

/** Items that still need an answer, and texts that are too long, by item key. */
export function problemsIn(items: InstrumentItem[], answers: Answers): Record<string, "missing" | "too-long"> {
  return Object.fromEntries(
    items.flatMap(({ key, isOptional }): [string, "missing" | "too-long"][] => {
      const answer = answers[key];
      if (answer === undefined) return isOptional ? [] : [[key, "missing"]];
      return typeof answer === "string" && lengthOf(answer) > longestAnswer ? [[key, "too-long"]] : [];
    }),
  );
}
