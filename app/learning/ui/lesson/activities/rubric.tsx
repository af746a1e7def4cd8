import { fieldName } from "#app/catalog/activity.ts";
import type { RubricProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";

/** One's own look at a piece of work, row by row. Adds nothing up; says what the next level of the lowest rows asks. */
export function Rubric({ id, question, names, rows }: RubricProps) {
  const activity = useActivity(id);
  const { fields } = activity;
  return (
    <Activity
      id={id}
      look="rubric"
      kind={m.practiceRubricKind()}
      activity={activity}
      outcome={<NextStep rows={rows} names={names} fields={fields} />}
    >
      <p className="exercise__question">{question}</p>
      {rows.map((row) => (
        <fieldset key={row.id} className="levels">
          <legend className="levels__row">{row.text}</legend>
          {row.levels.map((level, at) => (
            <label key={level} className="choice levels__level">
              <input
                type="radio"
                name={fieldName(row.id)}
                value={at + 1}
                defaultChecked={fields[row.id] === String(at + 1)}
              />
              <span>
                <strong>{names[at]}.</strong> {level}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Activity>
  );
}

function NextStep({ rows, names, fields }: Omit<RubricProps, "id" | "question"> & { fields: Record<string, string> }) {
  const placed = rows.flatMap((row) => (fields[row.id] ? [{ row, level: Number(fields[row.id]) }] : []));
  const lowest = Math.min(...placed.map(({ level }) => level));
  if (lowest === 4) return <p>{m.practiceRubricStrong()}</p>;
  return (
    <>
      <p>{m.practiceRubricNext()}</p>
      <ul>
        {placed
          .filter(({ level }) => level === lowest)
          .map(({ row }) => (
            <li key={row.id}>
              <strong>{row.text}</strong>: {row.levels[lowest]} <span className="soft">({names[lowest]})</span>
            </li>
          ))}
      </ul>
    </>
  );
}
