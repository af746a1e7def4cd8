import { useState } from "react";
import { fieldName } from "#app/catalog/activity.ts";
import type { RepairProps } from "#app/catalog/data-activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { withUnit } from "#app/ui/chart/scale.ts";
import { Activity, useActivity } from "./activity.tsx";
import { DrawnRows } from "./drawn-rows.tsx";
import { repaired } from "./repaired.ts";

/** A chart with controls, and beside it what a busy reader would believe as it stands. */
export function Repair(props: RepairProps) {
  const { id, question, kind, x, y, unit, explanation, synthetic = false } = props;
  const activity = useActivity(id);
  const [choices, setChoices] = useState<Record<string, string>>(activity.fields);
  const { title, start, rows, beliefs } = repaired(props, choices);
  const shownTitle = title ?? `${y}, ${x}`;
  const numbers = rows
    .map(({ label, value, n }) => `${label} ${withUnit(value, unit)}${n === null ? "" : ` ${m.lessonChartOfN({ n })}`}`)
    .join(", ");
  const from = start === null ? "" : m.practiceRepairFrom({ start: withUnit(start, unit) });
  const controls = [
    { name: "title", label: m.practiceRepairTitle(), options: props.titles },
    { name: "start", label: m.practiceRepairStart(), options: props.starts },
    { name: "order", label: m.practiceRepairOrder(), options: props.orders },
    { name: "window", label: m.practiceRepairWindow(), options: props.windows },
  ];
  return (
    <Activity
      id={id}
      look="explore"
      kind={m.practiceRepairKind()}
      activity={activity}
      saveLabel={m.practiceRepairSave()}
      outcome={<p>{explanation}</p>}
    >
      <p className="exercise__question">{question}</p>
      <div className="repair">
        <div className="repair__controls">
          {controls.map(({ name, label, options }) =>
            options ? (
              <div key={name} className="field">
                <label htmlFor={`${id}-${name}`} className="field__label">
                  {label}
                </label>
                <select
                  id={`${id}-${name}`}
                  className="input"
                  name={fieldName(name)}
                  value={choices[name] ?? options[0]?.id ?? ""}
                  onChange={({ currentTarget: { value } }) => setChoices((before) => ({ ...before, [name]: value }))}
                >
                  {options.map((option) => (
                    <option key={option.id} value={option.id}>
                      {option.text}
                    </option>
                  ))}
                </select>
              </div>
            ) : null,
          )}
        </div>
        <DrawnRows
          kind={kind}
          title={shownTitle}
          rows={rows}
          columns={[x, y]}
          unit={unit}
          start={start}
          alt={m.practiceRepairAlt({ kind, from, numbers })}
          isSynthetic={synthetic}
        />
        <div className="repair__believes" role="status">
          <p className="rewrite__title">{m.practiceRepairBelieves()}</p>
          <ul>
            {beliefs.map((belief) => (
              <li key={belief}>{belief}</li>
            ))}
          </ul>
        </div>
      </div>
    </Activity>
  );
}
