import { useRef } from "react";
import type { PredictProps } from "#app/catalog/lesson-component-props.ts";
import type { PredictDefinition } from "#app/catalog/prompt.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import * as m from "#app/messages/catalog.ts";
import { Exercise, ExerciseForm, SaveLine } from "./exercise.tsx";
import { predictionWords } from "./prediction-words.ts";
import { useAnswer } from "./use-answer.ts";

/** Asks for a prediction before the answer is shown. A saved prediction is final. */
export function Predict(props: PredictProps) {
  const { saved, kept, action, status, submit, edit, isInert, refusal } = useAnswer(props.id);
  const outcome = useRef<HTMLDivElement>(null);
  return (
    <Exercise id={props.id} look="bet" kind={m.lessonPredictKind()}>
      {saved ? (
        <div ref={outcome} tabIndex={-1} className="exercise__outcome">
          <p className="exercise__question">{questionThen(saved) ?? props.question}</p>
          <p>
            {m.lessonPredictYours()} <strong>{predictionWords(saved, answerOf(props))}</strong>
          </p>
          <p className="small soft">{m.lessonPredictLocked()}</p>
        </div>
      ) : (
        <ExerciseForm
          promptId={props.id}
          action={action}
          kept={kept}
          isInert={isInert}
          onEdit={edit}
          onSubmit={(event) => submit(event, () => outcome.current?.focus())}
        >
          <Answer {...props} />
          <SaveLine promptId={props.id} label={m.lessonPredictSave()} status={status} refusal={refusal} />
          <p className="small soft">{m.lessonPredictHint()}</p>
        </ExerciseForm>
      )}
    </Exercise>
  );
}

function Answer(props: PredictProps) {
  const field = `${props.id}-answer`;
  switch (props.type) {
    case "choice":
      return (
        <fieldset className="field">
          <legend className="exercise__question">{props.question}</legend>
          <div className="choices">
            {props.options.map((option) => (
              <label key={option.id} className="choice choice--boxed">
                <input type="radio" name="answer" value={option.id} required />
                <span>{option.text}</span>
              </label>
            ))}
          </div>
        </fieldset>
      );
    case "number":
      return (
        <div className="field">
          <label htmlFor={field} className="exercise__question">
            {props.question}
          </label>
          <p id={`${field}-help`} className="field__help">
            {m.lessonPredictNumberHelp({ min: props.min, max: props.max, unit: props.unit })}
          </p>
          <input
            id={field}
            className="input input--short"
            name="answer"
            inputMode="decimal"
            autoComplete="off"
            required
            aria-describedby={`${field}-help`}
          />
        </div>
      );
    case "text":
      return (
        <div className="field">
          <label htmlFor={field} className="exercise__question">
            {props.question}
          </label>
          <textarea id={field} className="input" name="answer" required />
        </div>
      );
  }
}

function answerOf(props: PredictProps): PredictDefinition["answer"] {
  return props.type === "text" ? { type: "text" } : props;
}

function questionThen(saved: SavedResponse): string | null {
  return saved.askedThen?.kind === "predict" ? saved.askedThen.question : null;
}
