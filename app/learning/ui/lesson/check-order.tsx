import type { CheckProps } from "#app/catalog/lesson-component-props.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import { seedOf, shuffled } from "#app/learning/shuffle.ts";
import * as m from "#app/messages/catalog.ts";
import { useLessonState } from "../lesson-state.tsx";
import { OrderList } from "./order-list.tsx";

type Order = Extract<CheckProps, { type: "order" }>;

/** Items to put in the right order. */
export function CheckOrder({ id, question, items, saved }: Order & { saved: SavedResponse | null }) {
  const { personId, lessonId } = useLessonState();
  const answer = saved?.value.kind === "check" && Array.isArray(saved.value.answer) ? saved.value.answer : null;
  const known = answer?.flatMap((itemId) => items.find((item) => item.id === itemId) ?? []) ?? [];
  const start = known.length === items.length ? known : shuffled(items, seedOf(personId, lessonId, id));
  return (
    <fieldset className="field">
      <legend className="exercise__question">
        {question}
        <span className="exercise__how needs-scripts">{m.lessonOrderHowMove()}</span>
        <span className="exercise__how without-scripts">{m.lessonOrderHowNumber()}</span>
      </legend>
      <OrderList id={id} start={start} nameOf={(itemId) => `position:${itemId}`} />
    </fieldset>
  );
}
