import { useRef } from "react";
import type { CheckProps } from "#app/catalog/lesson-component-props.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import * as m from "#app/messages/catalog.ts";
import { CheckMatch } from "./check-match.tsx";
import { CheckNumeric } from "./check-numeric.tsx";
import { CheckOptions } from "./check-options.tsx";
import { CheckOrder } from "./check-order.tsx";
import { CheckThen } from "./check-then.tsx";
import { Exercise, ExerciseForm, SaveLine } from "./exercise.tsx";
import { useAnswer } from "./use-answer.ts";

/** A question with a right answer: graded on the server, explained, with unlimited tries. */
export function Check(props: CheckProps) {
  const { saved, kept, action, status, submit, edit, isInert, refusal } = useAnswer(props.id);
  const feedback = useRef<HTMLDivElement>(null);
  const then = saved?.askedThen?.kind === "check" ? saved.askedThen : null;
  return (
    <Exercise id={props.id} look="question" kind={m.lessonCheckKind()}>
      <ExerciseForm
        promptId={props.id}
        action={action}
        kept={kept}
        isInert={isInert}
        onEdit={edit}
        onSubmit={(event) => submit(event, () => feedback.current?.focus())}
      >
        <CheckQuestion {...props} saved={then ? null : saved} />
        {saved ? (
          <div ref={feedback} tabIndex={-1} className="check__feedback">
            {then ? <CheckThen saved={saved} asked={then} /> : null}
            <Feedback
              saved={saved}
              explanation={(then ?? props).explanation ?? ""}
              isChoice={hasOptions(then ?? props)}
            />
          </div>
        ) : null}
        <SaveLine
          promptId={props.id}
          label={saved ? m.lessonCheckAgain() : m.lessonCheckAnswer()}
          status={status}
          refusal={refusal}
          isPrimary={!saved}
        />
      </ExerciseForm>
    </Exercise>
  );
}

const hasOptions = (props: Pick<CheckProps, "type">) => props.type === "single" || props.type === "multiple";

function CheckQuestion(props: CheckProps & { saved: SavedResponse | null }) {
  switch (props.type) {
    case "single":
    case "multiple":
      return <CheckOptions {...props} />;
    case "order":
      return <CheckOrder key={props.saved?.tries ?? 0} {...props} />;
    case "match":
      return <CheckMatch {...props} />;
    case "numeric":
      return <CheckNumeric {...props} />;
  }
}

function Feedback({ saved, explanation, isChoice }: { saved: SavedResponse; explanation: string; isChoice: boolean }) {
  const score = saved.score ?? 0;
  const first = saved.firstScore ?? 0;
  return (
    <>
      <p className={score === 1 ? "check__verdict check__verdict--right" : "check__verdict"}>
        {score === 1 ? m.lessonCheckRight() : null}
        {score > 0 && score < 1 ? m.lessonCheckPartly({ percent: Math.round(100 * score) }) : null}
        {score === 0 ? m.lessonCheckNotYet() : null}
      </p>
      {explanation && (score === 1 || !isChoice) ? <p>{explanation}</p> : null}
      <p className="small soft">
        {saved.tries === 1 && score === 1 ? m.lessonCheckFirstRight() : null}
        {saved.tries > 1
          ? m.lessonCheckTries({ tries: saved.tries, first: first === 1 ? "right" : first > 0 ? "partly" : "other" })
          : null}
        {saved.tries === 1 && score < 1 ? m.lessonCheckOpen() : null}
      </p>
    </>
  );
}
