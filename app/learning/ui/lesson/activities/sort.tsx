import { fieldName } from "#app/catalog/activity.ts";
import type { SortProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { OrderList } from "../order-list.tsx";
import { Activity, useActivity } from "./activity.tsx";
import { SortBins } from "./sort-bins.tsx";

/** Things to rank or to put into bins. The author may have a view; nothing is marked wrong. */
export function Sort(props: SortProps) {
  return props.type === "rank" ? <Rank {...props} /> : <Bins {...props} />;
}

function Rank({ id, question, items, first, last, explanation }: Extract<SortProps, { type: "rank" }>) {
  const activity = useActivity(id);
  const placeOf = (itemId: string) => Number(activity.fields[itemId] ?? items.length);
  const start = [...items].sort((a, b) => placeOf(a.id) - placeOf(b.id));
  return (
    <Activity
      id={id}
      look="sort"
      kind={m.practiceSortKindRank()}
      activity={activity}
      outcome={explanation ? <p>{explanation}</p> : <p>{m.practiceSortYours()}</p>}
    >
      <fieldset className="field">
        <legend className="exercise__question">
          {question}
          <span className="exercise__how needs-scripts">{m.lessonOrderHowMove()}</span>
          <span className="exercise__how without-scripts">{m.lessonOrderHowNumber()}</span>
        </legend>
        <p className="sort__end">{first ?? m.practiceSortFirst()}</p>
        <OrderList key={activity.version} id={id} start={start} nameOf={fieldName} />
        <p className="sort__end">{last ?? m.practiceSortLast()}</p>
      </fieldset>
    </Activity>
  );
}

function Bins(props: Extract<SortProps, { type: "bins" }>) {
  const { id, items, question, explanation } = props;
  const activity = useActivity(id);
  const left = items.filter((item) => activity.fields[item.id] === undefined).length;
  return (
    <Activity
      id={id}
      look="sort"
      kind={m.practiceSortKindBins()}
      activity={activity}
      outcome={
        <>
          {left > 0 ? <p>{m.practiceSortLeft({ left })}</p> : null}
          <Views {...props} fields={activity.fields} />
          {explanation && left === 0 ? <p>{explanation}</p> : null}
        </>
      }
    >
      <fieldset className="field">
        <legend className="exercise__question">
          {question}
          <span className="exercise__how needs-scripts">{m.practiceSortHow()}</span>
          <span className="exercise__how without-scripts">{m.practiceSortHowSelect()}</span>
        </legend>
        <SortBins key={activity.version} {...props} fields={activity.fields} />
      </fieldset>
    </Activity>
  );
}

/** What the author would do with each thing that has been placed, and why. */
function Views({
  items,
  bins,
  fields,
}: Pick<Extract<SortProps, { type: "bins" }>, "items" | "bins"> & { fields: Record<string, string> }) {
  const placed = items.filter(({ id, bin }) => bin !== undefined && fields[id] !== undefined);
  if (placed.length === 0) return null;
  const nameOf = (id: string | undefined) => bins.find((bin) => bin.id === id)?.text ?? "";
  return (
    <dl className="sort__views">
      {placed.map(({ id, text, bin, because }) => (
        <div key={id}>
          <dt>{text}</dt>
          <dd>
            <strong>{fields[id] === bin ? m.practiceSortAlso() : m.practiceSortOther({ bin: nameOf(bin) })}</strong>{" "}
            {because}
          </dd>
        </div>
      ))}
    </dl>
  );
}
