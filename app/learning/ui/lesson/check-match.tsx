import type { CheckProps } from "#app/catalog/lesson-component-props.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import { seedOf, shuffled } from "#app/learning/shuffle.ts";
import * as m from "#app/messages/catalog.ts";
import { useLessonState } from "../lesson-state.tsx";

type Match = Extract<CheckProps, { type: "match" }>;

/** Matching pairs: the right side of each left one is chosen from a list. */
export function CheckMatch({ id, question, pairs, saved }: Match & { saved: SavedResponse | null }) {
  const { personId, lessonId } = useLessonState();
  const rights = shuffled(pairs, seedOf(personId, lessonId, id));
  const value = saved?.value.kind === "check" ? saved.value.answer : null;
  const answer = typeof value === "object" && !Array.isArray(value) ? value : null;
  return (
    <fieldset className="field">
      <legend className="exercise__question">{question}</legend>
      <div className="match">
        {pairs.map((pair) => {
          const chosen = answer?.[pair.id] ?? "";
          return (
            <div key={pair.id} className="match__pair">
              <label htmlFor={`${id}-${pair.id}`}>{pair.left}</label>
              <div>
                <select id={`${id}-${pair.id}`} className="input" name={`match:${pair.id}`} defaultValue={chosen}>
                  <option value="">{m.lessonMatchChoose()}</option>
                  {rights.map((right) => (
                    <option key={right.id} value={right.id}>
                      {right.right}
                    </option>
                  ))}
                </select>
                {chosen ? (
                  <p className="small soft">{chosen === pair.id ? m.lessonMatchFits() : m.lessonMatchNotYet()}</p>
                ) : null}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
