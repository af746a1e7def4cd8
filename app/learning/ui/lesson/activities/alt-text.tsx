import { fieldName } from "#app/catalog/activity.ts";
import type { AltTextProps } from "#app/catalog/data-activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";
import { DrawnRows, drawnRows } from "./drawn-rows.tsx";

/** A chart to put into words. Whoever does not see it has its numbers in the table, and writes from those. */
export function AltText(props: AltTextProps) {
  const { id, question, title, kind, x, y, unit, points, model, because, synthetic = false } = props;
  const activity = useActivity(id);
  const { fields } = activity;
  return (
    <Activity
      id={id}
      look="rewrite"
      kind={m.practiceAltKind()}
      activity={activity}
      outcome={
        <>
          <fieldset className="field">
            <legend className="rewrite__title">{m.practiceAltCheck()}</legend>
            <div className="ticks">
              {points.map((point) => (
                <label key={point.id} className="choice ticks__item">
                  <input
                    type="checkbox"
                    name={fieldName(`says-${point.id}`)}
                    value="yes"
                    defaultChecked={fields[`says-${point.id}`] !== undefined}
                  />
                  <span>{point.text}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <p className="rewrite__title">{m.practiceAltModel()}</p>
          <blockquote className="rewrite__text">{model}</blockquote>
          <p className="small">{because}</p>
        </>
      }
    >
      <DrawnRows
        kind={kind}
        title={title}
        rows={drawnRows(props)}
        columns={[x, y]}
        unit={unit}
        start={kind === "bar" ? 0 : null}
        alt={m.practiceAltChart()}
        isSynthetic={synthetic}
      />
      <label htmlFor={`${id}-words`} className="exercise__question">
        {question}
      </label>
      <textarea
        id={`${id}-words`}
        className="input"
        name={fieldName("words")}
        defaultValue={fields.words ?? ""}
        rows={4}
      />
    </Activity>
  );
}
