import { useEffect, useRef, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";
import { Icon } from "#app/ui/icon.tsx";

type Item = { id: string; text: string };

/**
 * Items to put in order: by buttons or dragging or, without JavaScript, by numbers. Each place is sent as a field of the
 * form, named by `nameOf`.
 */
export function OrderList({ id, start, nameOf }: { id: string; start: Item[]; nameOf: (itemId: string) => string }) {
  const [order, setOrder] = useState(start);
  const dragged = useRef<number | null>(null);
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
    <ol className="order plain">
      {order.map((item, place) => (
        <li
          key={item.id}
          className="order__item"
          draggable
          onDragStart={() => {
            dragged.current = place;
          }}
          onDragOver={(event) => dragged.current !== null && event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged.current !== null) move(dragged.current, place);
            dragged.current = null;
          }}
        >
          <span className="order__place needs-scripts" aria-hidden="true">
            {place + 1}
          </span>
          <label className="order__number without-scripts">
            <span className="visually-hidden">{m.lessonOrderPlaceOf({ item: item.text })}</span>
            <select
              className="input"
              name={nameOf(item.id)}
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
              <Icon name="arrow-up" />
              <span className="visually-hidden">{m.lessonOrderUp({ item: item.text })}</span>
            </button>
            <button
              type="button"
              id={`${id}-${item.id}-down`}
              className="button button--square"
              disabled={place === order.length - 1}
              onClick={() => move(place, place + 1)}
            >
              <Icon name="arrow-down" />
              <span className="visually-hidden">{m.lessonOrderDown({ item: item.text })}</span>
            </button>
          </span>
        </li>
      ))}
    </ol>
  );
}
