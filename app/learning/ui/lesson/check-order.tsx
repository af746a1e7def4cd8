import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useEffect, useRef, useState } from "react";
import type { CheckProps } from "#app/catalog/lesson-component-props.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import { seedOf, shuffled } from "#app/learning/shuffle.ts";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";
import { useLessonState } from "../lesson-state.tsx";

type Order = Extract<CheckProps, { type: "order" }>;

/** Items to put in order, with buttons that move them or, without JavaScript, with numbers. */
export function CheckOrder({ id, question, items, saved }: Order & { saved: SavedResponse | null }) {
  const { personId, lessonId } = useLessonState();
  const answer = saved?.value.kind === "check" && Array.isArray(saved.value.answer) ? saved.value.answer : null;
  const [order, setOrder] = useState(() => {
    const known = answer?.flatMap((itemId) => items.find((item) => item.id === itemId) ?? []) ?? [];
    return known.length === items.length ? known : shuffled(items, seedOf(personId, lessonId, id));
  });
  const focusNext = useRef<string | null>(null);

  useEffect(() => {
    if (order.length > 0 && focusNext.current) document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  }, [order]);

  function move(place: number, to: number) {
    const item = order[place];
    if (!item || to === place) return;
    const next = order.filter((each) => each !== item);
    next.splice(to, 0, item);
    const isAtEnd = to === 0 || to === order.length - 1;
    const direction = to < place !== isAtEnd ? "up" : "down";
    focusNext.current = `${id}-${item.id}-${direction}`;
    setOrder(next);
    announce(m.lessonOrderMoved({ item: item.text, place: to + 1, count: order.length }));
  }

  return (
    <fieldset className="field">
      <legend className="exercise__question">
        {question}
        <span className="exercise__how needs-scripts">{m.lessonOrderHowMove()}</span>
        <span className="exercise__how without-scripts">{m.lessonOrderHowNumber()}</span>
      </legend>
      <ol className="order plain">
        {order.map((item, place) => (
          <li key={item.id} className="order__item">
            <span className="order__place needs-scripts" aria-hidden="true">
              {place + 1}
            </span>
            <label className="order__number without-scripts">
              <span className="visually-hidden">{m.lessonOrderPlaceOf({ item: item.text })}</span>
              <select
                className="input"
                name={`position:${item.id}`}
                value={place + 1}
                onChange={(event) => move(place, Number(event.currentTarget.value) - 1)}
              >
                {order.map((each, index) => (
                  <option key={each.id} value={index + 1}>
                    {index + 1}
                  </option>
                ))}
              </select>
            </label>
            <span className="order__text">{item.text}</span>
            <span className="order__moves needs-scripts">
              <button
                type="button"
                id={`${id}-${item.id}-up`}
                className="button button--square"
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
              >
                <ArrowUp className="icon" />
                <span className="visually-hidden">{m.lessonOrderUp({ item: item.text })}</span>
              </button>
              <button
                type="button"
                id={`${id}-${item.id}-down`}
                className="button button--square"
                disabled={place === order.length - 1}
                onClick={() => move(place, place + 1)}
              >
                <ArrowDown className="icon" />
                <span className="visually-hidden">{m.lessonOrderDown({ item: item.text })}</span>
              </button>
            </span>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
