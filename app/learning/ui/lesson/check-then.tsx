import type { CheckDefinition } from "#app/catalog/prompt.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import * as m from "#app/messages/catalog.ts";

/** An answer to an earlier version of the question, with that version: current options cannot represent it. */
export function CheckThen({ saved, asked }: { saved: SavedResponse; asked: CheckDefinition }) {
  const answer = checkAnswerWords(asked, saved.value);
  return (
    <>
      <p className="small soft">{m.lessonCheckThen({ question: asked.question })}</p>
      {answer ? <p>{m.lessonCheckThenAnswer({ answer })}</p> : null}
    </>
  );
}

/** A person's answer, in the wording of the question that they saw. */
export function checkAnswerWords(asked: CheckDefinition, value: SavedResponse["value"]): string {
  if (value.kind !== "check") return "";
  const { answer } = value;
  const chosen = Array.isArray(answer) ? answer : [];
  switch (asked.type) {
    case "single":
    case "multiple":
      return asked.options.flatMap(({ id, text }) => (chosen.includes(id) ? [text] : [])).join("; ");
    case "order":
      return chosen.flatMap((id) => asked.items.find((item) => item.id === id)?.text ?? []).join(" → ");
    case "match": {
      const matched = typeof answer === "object" && !Array.isArray(answer) ? answer : {};
      const rightOf = (id: string) => asked.pairs.find((pair) => pair.id === matched[id])?.right;
      return asked.pairs.flatMap(({ id, left }) => (rightOf(id) ? [`${left}: ${rightOf(id)}`] : [])).join("; ");
    }
    case "numeric":
      return typeof answer === "number" ? `${answer}${asked.unit === "%" ? "" : " "}${asked.unit}`.trim() : "";
  }
}
