import type { CheckProps } from "#app/catalog/lesson-component-props.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";

type Numeric = Extract<CheckProps, { type: "numeric" }>;

/** A number to work out. */
export function CheckNumeric({ id, question, unit, saved }: Numeric & { saved: SavedResponse | null }) {
  const answer = saved?.value.kind === "check" && typeof saved.value.answer === "number" ? saved.value.answer : "";
  return (
    <div className="field">
      <label htmlFor={`${id}-answer`} className="exercise__question">
        {question}
      </label>
      <div className="cluster">
        <input
          id={`${id}-answer`}
          className="input input--short"
          name="answer"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={answer}
          aria-describedby={unit ? `${id}-unit` : undefined}
        />
        {unit ? <span id={`${id}-unit`}>{unit}</span> : null}
      </div>
    </div>
  );
}
