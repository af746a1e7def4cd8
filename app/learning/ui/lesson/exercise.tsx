import type { FormEvent, ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { FieldError } from "#app/ui/field-error.tsx";
import { useLessonPath, useLessonState } from "../lesson-state.tsx";
import { OtherWords, ReturnedWords } from "./returned-words.tsx";
import type { KeptForm, SaveStatus } from "./use-answer.ts";

/** The looks of activities.css, which only lessons with an activity load. */
type ActivityLook = "sort" | "rewrite" | "talk" | "map" | "list" | "codes" | "hunt" | "rubric";

/** The look follows the activity: a prediction, a notebook, a question from a colleague, data. */
export type Look = "bet" | "notebook" | "question" | "explore" | "rating" | "writing" | ActivityLook;

/** The frame of every exercise: a label for its kind, then the exercise. */
export function Exercise({ id, look, kind, children }: { id: string; look: Look; kind: string; children: ReactNode }) {
  return (
    <div className={`exercise exercise--${look}`} id={id}>
      <p className="exercise__kind">{kind}</p>
      {children}
    </div>
  );
}

/** A form that works without JavaScript and better with it; `kept` if people type into it. */
export function ExerciseForm({
  promptId,
  action,
  onSubmit,
  onEdit,
  isInert,
  kept,
  children,
}: {
  promptId: string;
  action: string;
  kept?: KeptForm;
  onEdit?: (event: FormEvent<HTMLFormElement>) => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  isInert: boolean;
  children: ReactNode;
}) {
  return (
    <form
      ref={kept?.formRef}
      method="post"
      action={action}
      onSubmit={onSubmit}
      onChange={onEdit}
      noValidate
      className="exercise__form"
    >
      <fieldset className="exercise__all" disabled={isInert}>
        <OwnerField />
        <AskedField promptId={promptId} />
        {children}
        {kept ? <ReturnedWords kept={kept} /> : null}
        {kept ? <OtherWords kept={kept} /> : null}
      </fieldset>
    </form>
  );
}

/** The id of the page's owner, so that the next person to sign in on this computer cannot answer from it. */
export function OwnerField() {
  const { personId } = useLessonState();
  return personId === null ? null : <input type="hidden" name="person" value={personId} />;
}

/** The version of the question on this page, since its author may change it before the answer arrives. */
export function AskedField({ promptId }: { promptId: string }) {
  const prompt = useLessonState().prompts.find(({ id }) => id === promptId);
  return prompt ? <input type="hidden" name="asked" value={prompt.version} /> : null;
}

/** The button and the result of pressing it, announced politely, with advice if it failed. */
export function SaveLine({
  promptId,
  label,
  status,
  refusal,
  savedWords = m.lessonSaved(),
  isPrimary = true,
  isAutomatic = false,
}: {
  promptId: string;
  label: string;
  status: SaveStatus;
  refusal: string | null;
  savedWords?: string;
  isPrimary?: boolean;
  /** With JavaScript it saves automatically, and the button is for everyone else. */
  isAutomatic?: boolean;
}) {
  return (
    <div className="exercise__save">
      {refusal ? <FieldError error={refusal} /> : null}
      <button
        type="submit"
        className={`${isPrimary ? "button button--strong" : "button"}${isAutomatic ? " without-scripts" : ""}`}
        aria-disabled={status.kind === "saving"}
      >
        {label}
      </button>
      <SaveStatusLine promptId={promptId} status={status} savedWords={savedWords} />
    </div>
  );
}

export function SaveStatusLine({
  promptId,
  status,
  savedWords,
}: {
  promptId: string;
  status: SaveStatus;
  savedWords: string;
}) {
  const isTrouble = status.kind === "refused" || status.kind === "unreachable" || status.kind === "signed-out";
  return (
    <p role="status" className={isTrouble ? "exercise__status exercise__status--trouble" : "exercise__status"}>
      {status.kind === "saving" ? m.lessonSaving() : null}
      {status.kind === "saved" ? savedWords : null}
      {status.kind === "refused" ? m.lessonNotSaved({ why: status.words }) : null}
      {status.kind === "unreachable" ? (status.isKept ? m.lessonKept() : m.lessonNotSavedUnreachable()) : null}
      {status.kind === "signed-out" ? (
        <>
          {status.isKept ? m.lessonKeptSignedOut() : m.lessonNotSavedSignedOut()}{" "}
          <SignInAgain promptId={promptId} isElsewhere={!status.isKept} />
        </>
      ) : null}
    </p>
  );
}

/** Returns to the place where the session expired; in a new tab if this page has an unsent answer. */
export function SignInAgain({ promptId, isElsewhere = false }: { promptId: string; isElsewhere?: boolean }) {
  const to = `${useLessonPath()}#${promptId}`;
  return (
    <a href={`/sign-in?to=${encodeURIComponent(to)}`} target={isElsewhere ? "_blank" : undefined} rel="noreferrer">
      {isElsewhere ? m.lessonSignInNewTab() : m.lessonSignInToSave()}
    </a>
  );
}
