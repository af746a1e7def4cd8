import { type ReactNode, useRef } from "react";
import type { ActivityFields } from "#app/learning/activity-answer.ts";
import * as m from "#app/messages/catalog.ts";
import { Exercise, ExerciseForm, type Look, SaveLine } from "../exercise.tsx";
import { useAnswer } from "../use-answer.ts";

const nothing: ActivityFields = {};

/** The saved answer of one activity: its fields, and what the frame needs. */
export function useActivity(promptId: string) {
  const answer = useAnswer(promptId);
  const value = answer.saved?.value;
  const first = answer.saved?.firstValue;
  const waiting = useRef<Promise<unknown>>(Promise.resolve());
  return {
    answer,
    /** Saves what the form holds once the save before it has ended, so that an older answer never comes last. */
    saveInTurn: (form: HTMLFormElement | null) => {
      if (form) waiting.current = waiting.current.then(() => answer.save(new FormData(form)));
    },
    isSaved: answer.saved !== null,
    /** Changes with every save, here or on another device: the key of what keeps the fields in its own state. */
    version: answer.saved?.tries ?? 0,
    fields: value?.kind === "activity" ? value.fields : nothing,
    firstFields: first?.kind === "activity" ? first.fields : nothing,
  };
}

/**
 * The frame of an activity: question, fields, what shows once they are saved, and the button. `isAutomatic` for one
 * that saves with every choice by `saveInTurn`.
 */
export function Activity({
  id,
  look,
  kind,
  activity: { answer, isSaved },
  children,
  outcome,
  saveLabel = m.lessonSave(),
  isAutomatic = false,
  above,
}: {
  id: string;
  look: Look;
  kind: string;
  activity: ReturnType<typeof useActivity>;
  children: ReactNode;
  outcome?: ReactNode;
  saveLabel?: string;
  isAutomatic?: boolean;
  /** The part above the form: nothing in it is sent or kept as a draft. */
  above?: ReactNode;
}) {
  const shown = useRef<HTMLDivElement>(null);
  const { kept, action, status, submit, edit, isInert, refusal, saved } = answer;
  return (
    <Exercise id={id} look={look} kind={kind}>
      {above}
      <ExerciseForm
        promptId={id}
        action={action}
        kept={kept}
        isInert={isInert}
        onEdit={edit}
        onSubmit={(event) => submit(event, () => shown.current?.focus())}
      >
        <input type="hidden" name="base" value={saved?.tries ?? 0} />
        {children}
        {isSaved && outcome ? (
          <div ref={shown} tabIndex={-1} className="activity__outcome">
            {outcome}
          </div>
        ) : null}
        <SaveLine
          promptId={id}
          label={isSaved ? m.lessonSaveChanges() : saveLabel}
          status={status}
          refusal={refusal}
          isPrimary={!isSaved}
          isAutomatic={isAutomatic}
        />
      </ExerciseForm>
    </Exercise>
  );
}
