import type { CheckDefinition, PredictDefinition, PromptDefinition, SamplerDefinition } from "#app/catalog/prompt.ts";
import { lengthOf } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import { type ActivityFields, parseActivity } from "./activity-answer.ts";
import { longestAnswer, longestNotes } from "./answer-lengths.ts";
import type { Refusal } from "./response-refusal.ts";
import { readTypedNumber } from "./typed-number.ts";

/** A learner's response, one shape for each kind of prompt (reflections are stored separately: see reflection.ts). */
export type ResponseValue =
  | { kind: "predict"; answer: string | number }
  | { kind: "observe-infer"; observations: string; inferences: string }
  /** single and multiple: option ids; order: item ids in the learner's order; match: left id to right id. */
  | { kind: "check"; answer: string[] | Record<string, string> | number }
  | { kind: "confidence"; ratings: Record<string, number> }
  | { kind: "data-explorer"; measure: string; groupings: string[] }
  | { kind: "sampler"; size: number; draws: number; seed: number }
  | { kind: "activity"; fields: ActivityFields };

const maxDraws = 500;

/** Parses a prompt's form, or says why it cannot be saved. Its fields are those of the component's form. */
export function parseResponse(definition: PromptDefinition, form: FormData): ResponseValue | { refusal: Refusal } {
  switch (definition.kind) {
    case "predict":
      return parsePrediction(definition, form);
    case "observe-infer": {
      const observations = textOf(form, "observations");
      const inferences = textOf(form, "inferences");
      if (observations === "" && inferences === "") return { refusal: "write-something" };
      if (lengthOf(observations) > longestNotes || lengthOf(inferences) > longestNotes) return { refusal: "too-long" };
      return { kind: "observe-infer", observations, inferences };
    }
    case "check":
      return parseCheck(definition, form);
    case "confidence": {
      const ratings = definition.statements.map(({ id }) => [id, Number(textOf(form, `rating:${id}`))] as const);
      if (ratings.some(([, rating]) => ![1, 2, 3, 4, 5].includes(rating))) return { refusal: "rate-all" };
      return { kind: "confidence", ratings: Object.fromEntries(ratings) };
    }
    case "data-explorer": {
      const measure = textOf(form, "measure");
      const groupings = [...new Set(textsOf(form, "grouping").filter((grouping) => grouping !== ""))];
      const isKnown =
        definition.measures.includes(measure) && groupings.every((id) => definition.groupings.includes(id));
      return isKnown && groupings.length <= 2
        ? { kind: "data-explorer", measure, groupings }
        : { refusal: "unknown-choice" };
    }
    case "sampler":
      return parseSampler(definition, form);
    case "activity": {
      const given = parseActivity(definition, (name) => textOf(form, name));
      return "refusal" in given ? given : { kind: "activity", ...given };
    }
    case "reflection":
      return { refusal: "unknown-choice" };
  }
}

/** Parses a check's form: nothing unknown, nothing missing. */
function parseCheck(definition: CheckDefinition, form: FormData): ResponseValue | { refusal: Refusal } {
  switch (definition.type) {
    case "single":
    case "multiple": {
      const chosen = [...new Set(textsOf(form, "answer").filter((id) => id !== ""))];
      const isSingle = definition.type === "single";
      if (isSingle ? chosen.length !== 1 : chosen.length === 0)
        return { refusal: isSingle ? "choose-one" : "choose-some" };
      const known = definition.options.map((option) => option.id);
      if (!chosen.every((id) => known.includes(id))) return { refusal: "unknown-choice" };
      return { kind: "check", answer: known.filter((id) => chosen.includes(id)) };
    }
    case "order": {
      const places = definition.items.map(({ id }) => ({ id, place: Number(textOf(form, `position:${id}`)) }));
      places.sort((a, b) => a.place - b.place);
      if (!places.every(({ place }, at) => place === at + 1)) return { refusal: "order-all" };
      return { kind: "check", answer: places.map(({ id }) => id) };
    }
    case "match": {
      const rights = new Set(definition.pairs.map((pair) => pair.id));
      const chosen = definition.pairs.map(({ id }) => [id, textOf(form, `match:${id}`)] as const);
      if (chosen.some(([, right]) => right === "")) return { refusal: "match-all" };
      if (!chosen.every(([, right]) => rights.has(right))) return { refusal: "unknown-choice" };
      return { kind: "check", answer: Object.fromEntries(chosen) };
    }
    case "numeric": {
      const answer = numberIn(textOf(form, "answer"), definition.unit);
      return typeof answer === "number" ? { kind: "check", answer } : answer;
    }
  }
}

function parsePrediction({ answer: asked }: PredictDefinition, form: FormData): ResponseValue | { refusal: Refusal } {
  const given = textOf(form, "answer");
  switch (asked.type) {
    case "choice":
      if (given === "") return { refusal: "choose-one" };
      if (!asked.options.some((option) => option.id === given)) return { refusal: "unknown-choice" };
      return { kind: "predict", answer: given };
    case "number": {
      const answer = numberIn(given, asked.unit);
      if (typeof answer !== "number") return answer;
      return answer < asked.min || answer > asked.max ? { refusal: "out-of-range" } : { kind: "predict", answer };
    }
    case "text":
      if (given === "") return { refusal: "write-something" };
      return lengthOf(given) > longestAnswer ? { refusal: "too-long" } : { kind: "predict", answer: given };
  }
}

/** One press draws once more, or starts over; `continueSampling` adds the earlier draws. */
function parseSampler(definition: SamplerDefinition, form: FormData): ResponseValue | { refusal: Refusal } {
  const size = Number(textOf(form, "size"));
  if (!definition.sizes.includes(size)) return { refusal: "unknown-choice" };
  return { kind: "sampler", size, draws: textOf(form, "draw") === "reset" ? 0 : 1, seed: 0 };
}

/**
 * A sampler's state after one more press. Another sample size starts its own row of draws; starting over takes the next
 * seed, so that the samples differ.
 */
export function continueSampling(
  before: Extract<ResponseValue, { kind: "sampler" }> | null,
  pressed: Extract<ResponseValue, { kind: "sampler" }>,
  firstSeed: number,
): ResponseValue {
  const seed = before?.seed ?? firstSeed;
  if (pressed.draws === 0) return { ...pressed, seed: (seed + 1) >>> 0 };
  if (before?.size !== pressed.size) return { ...pressed, draws: 1, seed };
  return { ...pressed, draws: Math.min(before.draws + 1, maxDraws), seed };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? cleanText(value).trim() : "";
}

function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).flatMap((value) => (typeof value === "string" ? [cleanText(value).trim()] : []));
}

function numberIn(text: string, unit: string): number | { refusal: Refusal } {
  const read = readTypedNumber(text, unit);
  if (read === "none") return { refusal: "give-number" };
  return read === "ambiguous" ? { refusal: "which-number" } : read.value;
}
