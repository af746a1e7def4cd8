import { useState } from "react";
import type { ObserveInferProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { usePrompt } from "../lesson-state.tsx";
import { Exercise, ExerciseForm, SaveLine } from "./exercise.tsx";
import { loadedWordsIn } from "./loaded-words.ts";
import { useAnswer } from "./use-answer.ts";

/**
 * Observations in one box, interpretations in another. Points out reasons among the observations, and blocks nobody.
 */
export function ObserveInfer({ id, observePrompt, inferPrompt }: ObserveInferProps) {
  const { saved, kept, action, status, submit, edit, isInert, refusal } = useAnswer(id);
  const asked = usePrompt(id);
  const words = asked?.kind === "observe-infer" ? asked : null;
  const value = saved?.value.kind === "observe-infer" ? saved.value : { observations: "", inferences: "" };
  const [flagged, setFlagged] = useState(() => loadedWordsIn(value.observations));
  const flag = `${id}-flag`;
  return (
    <Exercise id={id} look="notebook" kind={m.lessonObserveKind()}>
      <ExerciseForm promptId={id} action={action} kept={kept} isInert={isInert} onEdit={edit} onSubmit={submit}>
        <input type="hidden" name="base" value={saved?.tries ?? 0} />
        <div className="observe">
          <div className="field">
            <label htmlFor={`${id}-observations`} className="exercise__question">
              <span className="observe__step">{m.lessonObserveFacts()}</span>
              {observePrompt ?? words?.observePrompt ?? m.lessonObservePrompt()}
            </label>
            <textarea
              id={`${id}-observations`}
              className="input"
              name="observations"
              defaultValue={value.observations}
              aria-describedby={flag}
              onChange={(event) => setFlagged(loadedWordsIn(event.currentTarget.value))}
            />
            <p id={flag} role="status" className="observe__flag">
              {flagged.length > 0
                ? m.lessonObserveFlag({ words: flagged.map((word) => `“${word}”`).join(", "), count: flagged.length })
                : null}
            </p>
          </div>
          <div className="field">
            <label htmlFor={`${id}-inferences`} className="exercise__question">
              <span className="observe__step">{m.lessonObserveMeanings()}</span>
              {inferPrompt ?? words?.inferPrompt ?? m.lessonInferPrompt()}
            </label>
            <textarea id={`${id}-inferences`} className="input" name="inferences" defaultValue={value.inferences} />
          </div>
        </div>
        <SaveLine
          promptId={id}
          label={saved ? m.lessonSaveChanges() : m.lessonSave()}
          status={status}
          refusal={refusal}
        />
      </ExerciseForm>
    </Exercise>
  );
}
