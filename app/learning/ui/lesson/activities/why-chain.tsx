import { type FormEvent, useState } from "react";
import { fieldName, whyFields } from "#app/catalog/activity.ts";
import type { WhyChainProps } from "#app/catalog/activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";

type Fields = Record<string, string>;

/** The last step with a cause, from 1; 0 if there is none. */
const lastOf = (whys: number, fields: Fields) =>
  Array.from({ length: whys }, (_, at) => at + 1).reduce(
    (last, step) => (fields[whyFields(step).why] ? step : last),
    0,
  );

/** Why, and why again, each with who controls it and what evidence there is. A next why appears when one is written. */
export function WhyChain({ id, question, start, whys, controls }: WhyChainProps) {
  const activity = useActivity(id);
  const { fields } = activity;
  const [written, setWritten] = useState(() => lastOf(whys, fields));

  function count({ currentTarget }: FormEvent<HTMLElement>) {
    const filled = [...currentTarget.querySelectorAll<HTMLTextAreaElement>("textarea[data-step]")].filter(({ value }) =>
      value.trim(),
    );
    setWritten(Math.max(0, ...filled.map(({ dataset }) => Number(dataset.step))));
  }

  return (
    <Activity
      id={id}
      look="map"
      kind={m.practiceWhyKind()}
      activity={activity}
      outcome={<Found whys={whys} controls={controls} fields={fields} />}
    >
      <p className="exercise__question">{question}</p>
      <div className="why" onInput={count}>
        <p className="why__start">{start}</p>
        {Array.from({ length: whys }, (_, at) => at + 1).map((step) => (
          <Why key={step} id={id} step={step} controls={controls} fields={fields} isLater={step > written + 1} />
        ))}
      </div>
    </Activity>
  );
}

type WhyProps = Pick<WhyChainProps, "id" | "controls"> & { step: number; fields: Fields; isLater: boolean };

function Why({ id, step, controls, fields, isLater }: WhyProps) {
  const names = whyFields(step);
  return (
    <fieldset className="why__step" data-later={isLater ? "" : undefined}>
      <legend className="why__legend">{m.practiceWhyStep({ step })}</legend>
      <div className="field">
        <label htmlFor={`${id}-${names.why}`} className="field__label">
          {m.practiceWhyBecause()}
        </label>
        <textarea
          rows={1}
          id={`${id}-${names.why}`}
          className="input"
          name={fieldName(names.why)}
          defaultValue={fields[names.why] ?? ""}
          data-step={step}
          autoComplete="off"
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-${names.control}`} className="field__label">
          {m.practiceWhyControl()}
        </label>
        <select
          id={`${id}-${names.control}`}
          className="input"
          name={fieldName(names.control)}
          defaultValue={fields[names.control] ?? ""}
        >
          <option value="">{m.practiceWhyChoose()}</option>
          {controls.map((control) => (
            <option key={control.id} value={control.id}>
              {control.text}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-${names.evidence}`} className="field__label">
          {m.practiceWhyEvidence()}
        </label>
        <textarea
          rows={1}
          id={`${id}-${names.evidence}`}
          className="input"
          name={fieldName(names.evidence)}
          defaultValue={fields[names.evidence] ?? ""}
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}

/** What the chain found: the deepest cause in the nearest hands, and the causes nobody has evidence for yet. */
function Found({ whys, controls, fields }: Pick<WhyChainProps, "whys" | "controls"> & { fields: Fields }) {
  const steps = Array.from({ length: whys }, (_, at) => whyFields(at + 1)).flatMap(({ why, control, evidence }) => {
    const cause = fields[why];
    return cause ? [{ cause, control: fields[control], evidence: fields[evidence] }] : [];
  });
  const nearest = controls[0];
  const ours = steps.filter(({ control }) => control === nearest?.id).at(-1);
  const bare = steps.filter(({ evidence }) => !evidence);
  return (
    <>
      {nearest && ours ? (
        <p>
          {m.practiceWhyDeepest({ control: nearest.text })} <strong>{ours.cause}</strong>
        </p>
      ) : (
        <p>{m.practiceWhyNoneOurs({ control: nearest?.text ?? "" })}</p>
      )}
      {bare.length > 0 ? (
        <>
          <p>{m.practiceWhyBare({ count: bare.length })}</p>
          <ul>
            {bare.map(({ cause }) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
