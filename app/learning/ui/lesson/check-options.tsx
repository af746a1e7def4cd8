import type { CheckProps } from "#app/catalog/lesson-component-props.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";

type Options = Extract<CheckProps, { type: "single" | "multiple" }>;

/** Options to choose from; the chosen ones show their explanations, and all do once the answer is right. */
export function CheckOptions({ id, question, type, options, saved }: Options & { saved: SavedResponse | null }) {
  const answer = saved?.value.kind === "check" && Array.isArray(saved.value.answer) ? saved.value.answer : [];
  return (
    <fieldset className="field">
      <legend className="exercise__question">
        {question}
        {type === "multiple" ? <span className="exercise__how">{m.lessonCheckChooseAll()}</span> : null}
      </legend>
      <div className="choices">
        {options.map((option) => {
          const isChosen = answer.includes(option.id);
          const isExplained = saved !== null && (isChosen || saved.score === 1);
          const why = `${id}-${option.id}-why`;
          return (
            <div key={option.id}>
              <label className="choice choice--boxed">
                <input
                  type={type === "single" ? "radio" : "checkbox"}
                  name="answer"
                  value={option.id}
                  defaultChecked={isChosen}
                  aria-describedby={isExplained ? why : undefined}
                />
                <span>{option.text}</span>
              </label>
              {isExplained ? (
                <p id={why} className={option.correct ? "check__why check__why--right" : "check__why"}>
                  {option.correct ? <Icon name="check" /> : <Icon name="circle-dashed" />}
                  <span>
                    <strong>{option.correct ? m.lessonCheckFits() : m.lessonCheckDoesNotFit()}</strong> {option.because}
                  </span>
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
