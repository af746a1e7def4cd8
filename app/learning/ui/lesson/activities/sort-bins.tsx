import { useEffect, useRef, useState } from "react";
import { fieldName } from "#app/catalog/activity.ts";
import type { SortProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";

type Bins = Pick<Extract<SortProps, { type: "bins" }>, "id" | "bins" | "items"> & { fields: Record<string, string> };

/** Bins with what was put into each, and above them what has no place yet. */
export function SortBins({ id, bins, items, fields }: Bins) {
  const [places, setPlaces] = useState(fields);
  const dragged = useRef<string | null>(null);
  const focusNext = useRef<string | null>(null);

  useEffect(() => {
    if (places && focusNext.current) document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  }, [places]);

  function put(itemId: string, binId: string) {
    const next = { ...places, [itemId]: binId };
    if (binId === "") delete next[itemId];
    focusNext.current = `${id}-${itemId}-${binId || bins[0]?.id}`;
    setPlaces(next);
    const bin = bins.find((each) => each.id === binId)?.text ?? m.practiceSortUnplaced();
    const left = items.filter((item) => next[item.id] === undefined).length;
    announce(m.practiceSortPlaced({ item: items.find((each) => each.id === itemId)?.text ?? "", bin, left }));
  }

  const groups = [{ id: "", text: m.practiceSortUnplaced() }, ...bins];
  return (
    <div className="sort">
      {groups.map((group) => {
        const inside = items.filter((item) => (places[item.id] ?? "") === group.id);
        if (group.id === "" && inside.length === 0) return null;
        return (
          <section
            key={group.id}
            className={group.id === "" ? "sort__bin sort__bin--unplaced" : "sort__bin"}
            aria-label={group.text}
            onDragOver={(event) => dragged.current !== null && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged.current !== null) put(dragged.current, group.id);
              dragged.current = null;
            }}
          >
            <p className="sort__name" aria-hidden="true">
              {group.text}
            </p>
            {inside.length === 0 ? <p className="small soft">{m.practiceSortEmpty()}</p> : null}
            <ul className="sort__items plain">
              {inside.map((item) => (
                <li
                  key={item.id}
                  className="sort__item"
                  draggable
                  onDragStart={() => {
                    dragged.current = item.id;
                  }}
                >
                  <p className="sort__text">{item.text}</p>
                  <Places id={id} item={item} bins={bins} place={group.id} onPut={put} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Where one thing can go: a button for each bin or, without JavaScript, a list to choose from. */
function Places({
  id,
  item,
  bins,
  place,
  onPut,
}: Pick<Bins, "id" | "bins"> & {
  item: Bins["items"][number];
  place: string;
  onPut: (id: string, bin: string) => void;
}) {
  return (
    <>
      <label className="without-scripts">
        <span className="visually-hidden">{m.practiceSortPlaceOf({ item: item.text })}</span>
        <select
          className="input"
          name={fieldName(item.id)}
          value={place}
          onChange={(event) => onPut(item.id, event.currentTarget.value)}
        >
          <option value="">{m.practiceSortChoose()}</option>
          {bins.map((bin) => (
            <option key={bin.id} value={bin.id}>
              {bin.text}
            </option>
          ))}
        </select>
      </label>
      <div className="sort__places needs-scripts">
        {bins.map((bin) => (
          <button
            key={bin.id}
            type="button"
            id={`${id}-${item.id}-${bin.id}`}
            className="sort__place"
            aria-pressed={place === bin.id}
            onClick={() => onPut(item.id, place === bin.id ? "" : bin.id)}
          >
            {bin.text} <span className="visually-hidden">{m.practiceSortOf({ item: item.text })}</span>
          </button>
        ))}
      </div>
    </>
  );
}
