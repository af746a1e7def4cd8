import type { CheckDefinition } from "#app/catalog/prompt.ts";

export type CheckAnswer = string[] | Record<string, string> | number;

/**
 * How correct an answer is, 0 to 1. Several options: the share of correct ones chosen minus the share of wrong ones.
 * Order: the share of items in their place. Match: the share of pairs. An answer that does not fit the question scores
 * 0.
 */
export function gradeFor(definition: CheckDefinition, answer: CheckAnswer): number {
  switch (definition.type) {
    case "single": {
      const chosen = Array.isArray(answer) && answer.length === 1 ? answer[0] : undefined;
      return definition.options.some((option) => option.id === chosen && option.correct) ? 1 : 0;
    }
    case "multiple":
      return gradeChoices(definition.options, Array.isArray(answer) ? answer : []);
    case "order": {
      const { items } = definition;
      if (!Array.isArray(answer) || items.length === 0) return 0;
      return items.filter((item, place) => answer[place] === item.id).length / items.length;
    }
    case "match":
      return typeof answer === "object" && !Array.isArray(answer) ? gradePairs(definition.pairs, answer) : 0;
    case "numeric":
      if (typeof answer !== "number") return 0;
      return Math.abs(answer - definition.answer) <= definition.tolerance + slack(definition.answer) ? 1 : 0;
  }
}

function gradeChoices(options: { id: string; correct: boolean }[], chosen: string[]): number {
  const right = options.filter((option) => option.correct);
  const hits = right.filter((option) => chosen.includes(option.id)).length;
  const misses = options.filter((option) => !option.correct && chosen.includes(option.id)).length;
  if (right.length === 0) return misses === 0 ? 1 : 0;
  return Math.max(0, hits - misses) / right.length;
}

/** Two pairs may have the same text on the right; either one then counts. */
function gradePairs(pairs: { id: string; right: string }[], answer: Record<string, string>): number {
  if (pairs.length === 0) return 0;
  const words = new Map(pairs.map((pair) => [pair.id, pair.right]));
  return pairs.filter((pair) => words.get(answer[pair.id] ?? "") === pair.right).length / pairs.length;
}

/** Floating-point tolerance: 0.1 + 0.2 must count as 0.3. */
function slack(answer: number): number {
  return 1e-9 * Math.max(1, Math.abs(answer));
}
