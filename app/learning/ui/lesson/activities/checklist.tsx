import { fieldName } from "#app/catalog/activity.ts";
import type { ChecklistProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";

/** Things to tick off; each tick is saved. */
export function Checklist({ id, question, items, done }: ChecklistProps) {
  const activity = useActivity(id);
  const { fields } = activity;
  const ticked = items.filter((item) => fields[item.id] !== undefined).length;
  return (
    <Activity id={id} look="list" kind={m.practiceChecklistKind()} activity={activity} isAutomatic>
      <fieldset className="field">
        <legend className="exercise__question">{question}</legend>
        <div className="ticks">
          {items.map((item) => (
            <label key={item.id} className="choice ticks__item">
              <input
                type="checkbox"
                name={fieldName(item.id)}
                value="yes"
                defaultChecked={fields[item.id] !== undefined}
                onChange={({ currentTarget: { form } }) => activity.saveInTurn(form)}
              />
              <span>
                {item.text}
                {item.help ? <span className="ticks__help">{item.help}</span> : null}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="small soft numbers">{m.practiceChecklistCount({ ticked, count: items.length })}</p>
      {done && ticked === items.length ? <p className="activity__outcome">{done}</p> : null}
    </Activity>
  );
}
