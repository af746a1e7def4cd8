import type { ReactNode } from "react";
import type { RevealProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";
import { useLessonState, usePrompt } from "../lesson-state.tsx";
import { predictionWords } from "./prediction-words.ts";

/** Closed until its prediction is saved; then shows the answer beside the prediction. */
export function Reveal({ after, title, children }: RevealProps & { children?: ReactNode }) {
  const { personId, responses } = useLessonState();
  const asked = usePrompt(after);
  const prediction = responses[after];
  if (personId !== null && !prediction?.isLocked) {
    return (
      <div className="reveal reveal--closed">
        <Icon name="lock" />
        <p>
          {title ? <strong>{title}. </strong> : null}
          <a href={`#${after}`}>{m.lessonRevealPredict()}</a> {m.lessonRevealToOpen()}
        </p>
      </div>
    );
  }
  return (
    <div className="reveal">
      {title ? <p className="reveal__title">{title}</p> : null}
      {prediction ? (
        <p className="reveal__prediction">
          {m.lessonPredictYours()}{" "}
          <strong>{predictionWords(prediction, asked?.kind === "predict" ? asked.answer : null)}</strong>
        </p>
      ) : null}
      <div className="reveal__content">{children}</div>
    </div>
  );
}
