import { isMeasureKind, type MeasureKind } from "./measure-kind.ts";
import { notPredicted, type Predicted, predictedText, readPredicted } from "./predicted.ts";
import { measurePositions, questionPositions, type StepTexts, textsIn } from "./step.ts";

export type PlannedQuestion = { position: number; question: string; prediction: string };
export type PlannedMeasure = Predicted & {
  position: number;
  name: string;
  definition: string;
  unit: string;
  kind: MeasureKind;
};

/** The whole plan as its form holds it. Days are YYYY-MM-DD. */
export type Plan = {
  title: string;
  startsOn: string | null;
  endsOn: string | null;
  dataEvery: number | null;
  texts: StepTexts;
  questions: PlannedQuestion[];
  measures: PlannedMeasure[];
};

export const questionField = (position: number) => `question${position}`;
export const predictionField = (position: number) => `prediction${position}`;
export const measureField = (position: number, part: "name" | "definition" | "unit" | "kind" | "predicted") =>
  `measure${position}${part}`;

/** The questions, measures and texts in a plan's form; a question or measure without words is left out. */
export function planPartsIn(read: (name: string) => unknown): Pick<Plan, "texts" | "questions" | "measures"> {
  const text = (name: string): string => {
    const typed = read(name);
    return typeof typed === "string" ? typed.replaceAll("\r\n", "\n").trim() : "";
  };
  return {
    texts: textsIn("plan", read),
    questions: questionPositions
      .map((position) => ({
        ...{ position, question: text(questionField(position)) },
        prediction: text(predictionField(position)),
      }))
      .filter(({ question, prediction }) => question !== "" || prediction !== ""),
    measures: measurePositions
      .map((position) => {
        const [typedKind, unit] = [text(measureField(position, "kind")), text(measureField(position, "unit"))];
        const kind = isMeasureKind(typedKind) ? typedKind : ("other" as const);
        return {
          ...{ position, name: text(measureField(position, "name")), unit, kind },
          definition: text(measureField(position, "definition")),
          ...(readPredicted(text(measureField(position, "predicted")), { kind, unit }) ?? notPredicted),
        };
      })
      .filter(({ name, definition }) => name !== "" || definition !== ""),
  };
}

/** A plan's fields as its form shows them, by name, except locked predictions. */
export function planFields(plan: Plan & { isLocked: boolean }): Record<string, string> {
  const { title, startsOn, endsOn, dataEvery, texts, questions, measures, isLocked } = plan;
  const asked = questions.map(({ position, question, prediction }) => ({
    ...{ [questionField(position)]: question, [predictionField(position)]: prediction },
  }));
  const measured = measures.map(({ position, name, definition, unit, kind, ...predicted }) => ({
    ...{ [measureField(position, "name")]: name, [measureField(position, "definition")]: definition },
    ...{ [measureField(position, "unit")]: unit, [measureField(position, "kind")]: kind },
    ...(isLocked ? {} : { [measureField(position, "predicted")]: predictedText(predicted) }),
  }));
  const days = { startsOn: startsOn ?? "", endsOn: endsOn ?? "", dataEvery: String(dataEvery ?? "") };
  return Object.assign({ title, ...days, ...texts }, ...asked, ...measured);
}

/** The questions without the position, to compare whether a save changes them. */
export const isSameQuestions = (one: readonly PlannedQuestion[], other: readonly PlannedQuestion[]): boolean =>
  JSON.stringify(one.map(({ position, question, prediction }) => [position, question, prediction])) ===
  JSON.stringify(other.map(({ position, question, prediction }) => [position, question, prediction]));
