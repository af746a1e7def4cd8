import type { ActivityDefinition } from "#app/catalog/activity.ts";
import type { CheckDefinition, PredictDefinition, PromptDefinition } from "#app/catalog/prompt.ts";
import { type CheckAnswer, gradeFor } from "#app/learning/check.ts";
import type { ResponseValue } from "#app/learning/response.ts";
import type { Chance } from "./random.ts";
import { answersFor, observations } from "./world-words.ts";

export type DemoAnswer = {
  value: ResponseValue;
  firstValue: ResponseValue;
  score: number | null;
  firstScore: number | null;
  tries: number;
  isLocked: boolean;
};

/** A plausible answer to a prompt; null for a reflection, which is stored separately. */
export function answerTo(definition: PromptDefinition, key: string, chance: Chance): DemoAnswer | null {
  switch (definition.kind) {
    case "reflection":
      return null;
    case "predict":
      return { ...once({ kind: "predict", answer: predictionFor(definition, key, chance) }), isLocked: true };
    case "observe-infer":
      return once({ kind: "observe-infer", ...chance.pick(observations) });
    case "confidence": {
      const [least, most] = definition.moment === "before" ? [1, 4] : [3, 5];
      const ratings = definition.statements.map(({ id }) => [id, chance.whole(least, most)]);
      return once({ kind: "confidence", ratings: Object.fromEntries(ratings) });
    }
    case "data-explorer": {
      const groupings = chance.shuffle(definition.groupings).slice(0, chance.whole(1, 2));
      return once({ kind: "data-explorer", measure: chance.pick(definition.measures), groupings });
    }
    case "activity":
      return once({ kind: "activity", fields: activityFields(definition, key, chance) });
    case "sampler":
      return once({
        kind: "sampler",
        size: chance.pick(definition.sizes),
        draws: chance.whole(3, 40),
        seed: chance.whole(1, 2 ** 31),
      });
    case "check":
      return checked(definition, chance);
  }
}

function once(value: ResponseValue): DemoAnswer {
  return { value, firstValue: value, score: null, firstScore: null, tries: 1, isLocked: false };
}

function activityFields({ fields, isRanking }: ActivityDefinition, key: string, chance: Chance) {
  const places = chance.shuffle(fields.map((_, at) => String(at + 1)));
  const given = fields.map((field, at) => {
    if (isRanking) return [field.id, places[at] ?? ""];
    if (field.type === "choice") return [field.id, chance.pick(field.options).id];
    return [field.id, field.type === "mark" ? "yes" : chance.pick(answersFor(key))];
  });
  return Object.fromEntries(given);
}

function predictionFor({ answer }: PredictDefinition, key: string, chance: Chance): string | number {
  switch (answer.type) {
    case "choice":
      return chance.pick(answer.options).id;
    case "number":
      return answer.min + answer.step * chance.whole(0, Math.floor((answer.max - answer.min) / answer.step));
    case "text":
      return chance.pick(answersFor(key));
  }
}

/** Most people are right on their first or second try; some keep their first answer. */
function checked(definition: CheckDefinition, chance: Chance): DemoAnswer {
  const first = chance.happens(0.65) ? rightAnswer(definition) : guess(definition, chance);
  const firstScore = gradeFor(definition, first);
  const last = firstScore === 1 || chance.happens(0.1) ? first : rightAnswer(definition);
  return {
    value: { kind: "check", answer: last },
    firstValue: { kind: "check", answer: first },
    score: gradeFor(definition, last),
    firstScore,
    tries: last === first ? 1 : 2,
    isLocked: false,
  };
}

function rightAnswer(definition: CheckDefinition): CheckAnswer {
  switch (definition.type) {
    case "single":
    case "multiple":
      return definition.options.filter(({ correct }) => correct).map(({ id }) => id);
    case "order":
      return definition.items.map(({ id }) => id);
    case "match":
      return Object.fromEntries(definition.pairs.map(({ id }) => [id, id]));
    case "numeric":
      return definition.answer;
  }
}

function guess(definition: CheckDefinition, chance: Chance): CheckAnswer {
  switch (definition.type) {
    case "single":
      return [chance.pick(definition.options).id];
    case "multiple":
      return [chance.pick(definition.options).id];
    case "order":
      return chance.shuffle(definition.items.map(({ id }) => id));
    case "match": {
      const ids = definition.pairs.map(({ id }) => id);
      const rights = chance.shuffle(ids);
      return Object.fromEntries(ids.map((id, place) => [id, rights[place] ?? id]));
    }
    case "numeric":
      return definition.answer + chance.whole(1, 5);
  }
}
