import { useState } from "react";
import { fieldName } from "#app/catalog/activity.ts";
import type { FishboneProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";
import { causesIn } from "./causes.ts";

/** A list of causes for each bone; the nested list of all of them is the drawing. */
export function Fishbone({ id, question, effect, bones }: FishboneProps) {
  const activity = useActivity(id);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const textOf = (bone: string) => typed[bone] ?? activity.fields[bone] ?? "";
  return (
    <Activity id={id} look="map" kind={m.practiceFishboneKind()} activity={activity}>
      <p className="exercise__question">
        {question}
        <span className="exercise__how">{m.practiceFishboneHow()}</span>
      </p>
      <div className="fish__fields">
        {bones.map((bone) => (
          <div key={bone.id} className="field">
            <label htmlFor={`${id}-${bone.id}`} className="field__label">
              {bone.text}
            </label>
            {bone.help ? (
              <p id={`${id}-${bone.id}-help`} className="field__help">
                {bone.help}
              </p>
            ) : null}
            <textarea
              id={`${id}-${bone.id}`}
              className="input"
              name={fieldName(bone.id)}
              rows={3}
              defaultValue={activity.fields[bone.id] ?? ""}
              aria-describedby={bone.help ? `${id}-${bone.id}-help` : undefined}
              onInput={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [bone.id]: value }))}
            />
          </div>
        ))}
      </div>
      <figure className="fish">
        <figcaption className="fish__effect">{effect}</figcaption>
        <ul className="fish__bones plain">
          {bones.map((bone) => (
            <li key={bone.id} className="fish__bone">
              <span className="fish__name">{bone.text}</span>
              <Causes text={textOf(bone.id)} />
            </li>
          ))}
        </ul>
      </figure>
    </Activity>
  );
}

function Causes({ text }: { text: string }) {
  const causes = causesIn(text);
  if (causes.length === 0) return <span className="small soft"> {m.practiceFishboneNone()}</span>;
  return (
    <ul className="fish__causes">
      {causes.map((cause, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
        <li key={at}>
          {cause.text}
          {cause.parts.length > 0 ? (
            <ul>
              {cause.parts.map((part, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
                <li key={place}>{part}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
