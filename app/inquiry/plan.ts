import { isMeasureKind, type MeasureKind } from "./measure.ts";
import { measurePositions, questionPositions, type StepTexts, textsIn } from "./step.ts";

export type PlannedQuestion = { position: number; question: string; prediction: string };
export type PlannedMeasure = {
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
export const measureField = (position: number, part: "name" | "definition" | "unit" | "kind") =>
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
        const kind = text(measureField(position, "kind"));
        return {
          ...{ position, name: text(measureField(position, "name")) },
          ...{ definition: text(measureField(position, "definition")), unit: text(measureField(position, "unit")) },
          kind: isMeasureKind(kind) ? kind : ("other" as const),
        };
      })
      .filter(({ name, definition }) => name !== "" || definition !== ""),
  };
}

/** The questions without the position, to compare whether a save changes them. */
export const isSameQuestions = (one: readonly PlannedQuestion[], other: readonly PlannedQuestion[]): boolean =>
  JSON.stringify(one.map(({ position, question, prediction }) => [position, question, prediction])) ===
  JSON.stringify(other.map(({ position, question, prediction }) => [position, question, prediction]));
