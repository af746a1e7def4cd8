import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ReflectionProps } from "#app/catalog/lesson-component-props.ts";
import type { DraftStatus } from "#app/drafts/draft-keeper.ts";
import * as m from "#app/messages/catalog.ts";
import { FieldError } from "#app/ui/field-error.tsx";
import { useLessonState } from "../lesson-state.tsx";
import { AskedField, Exercise, OwnerField, SignInAgain } from "./exercise.tsx";
import { NoteParts } from "./note-parts.tsx";
import { ReflectionReaders } from "./reflection-readers.tsx";
import { useDraft } from "./use-draft.ts";

type Saved = ReturnType<typeof useDraft>["saved"];

/** A text field. What is typed is stored on this device at once and on the server within seconds. */
export function Reflection({ id, prompt, fields }: ReflectionProps) {
  const form = useRef<HTMLFormElement>(null);
  const { personId, problem } = useLessonState();
  const { action, saved, status, isOvertaken, hasReturned, type, send } = useDraft(id, form);
  const field = `${id}-text`;
  const then = saved?.askedThen?.kind === "reflection" ? saved.askedThen.prompt : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    send();
  }

  return (
    <Exercise id={id} look="writing" kind={m.lessonReflectionKind()}>
      <form ref={form} method="post" action={action} onSubmit={submit} className="exercise__form">
        <fieldset className="exercise__all" disabled={personId === null}>
          <div className="field">
            {fields ? (
              <p className="exercise__question">{prompt}</p>
            ) : (
              <label htmlFor={field} className="exercise__question">
                {prompt}
              </label>
            )}
            {then && then !== prompt ? <p className="field__help">{m.lessonReflectionThen({ prompt: then })}</p> : null}
            {problem?.promptId === id && status.kind === "idle" ? <FieldError error={problem.message} /> : null}
            {fields ? (
              <NoteParts
                id={id}
                fields={fields}
                text={saved?.text ?? ""}
                form={form}
                isReturned={hasReturned}
                onType={type}
              />
            ) : null}
            <textarea
              id={field}
              className={fields ? "input reflection__text without-scripts" : "input reflection__text"}
              aria-label={fields ? prompt : undefined}
              name="text"
              defaultValue={saved?.text ?? ""}
              autoComplete="off"
              onInput={() => type()}
              aria-describedby={`${id}-status`}
            />
          </div>
          <p id={`${id}-status`} className="exercise__status">
            {statusWords(status, saved !== null)}
            {status.kind === "signed-out" ? (
              <>
                {" "}
                <SignInAgain promptId={id} />
              </>
            ) : null}
          </p>
          <SpokenStatus status={status} />
          {hasReturned ? <p className="small soft">{m.lessonReflectionReturned()}</p> : null}
          {isOvertaken && saved ? (
            <p className="reflection__overtaken">
              {m.lessonReflectionOvertaken()}{" "}
              <a href={`/reflections/${saved.id}`}>{m.lessonReflectionBothVersions()}</a>
            </p>
          ) : null}
          <ReflectionReaders id={id} visibility={saved?.visibility ?? "private"} onChange={() => send()} />
          <SaveFields id={id} saved={saved} hasFields={fields !== undefined} />
        </fieldset>
      </form>
    </Exercise>
  );
}

/** What the server needs besides the text, the button for pages without JavaScript, and the way to earlier versions. */
function SaveFields({ id, saved, hasFields }: { id: string; saved: Saved; hasFields: boolean }) {
  return (
    <>
      <OwnerField />
      <AskedField promptId={id} />
      <input type="hidden" name="base" value={saved?.revision ?? 0} />
      <input type="hidden" name="visibilityShown" value={saved?.visibility ?? "private"} />
      <div className="exercise__save without-scripts">
        <button type="submit" className="button button--strong">
          {saved ? m.lessonSaveChanges() : m.lessonSave()}
        </button>
      </div>
      {saved ? (
        <p className="small no-print">
          <a href={`/reflections/${saved.id}`}>
            {hasFields ? m.lessonReflectionOnePage() : m.lessonReflectionVersions()}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Announces the save status once it settles, not with every key. */
function SpokenStatus({ status }: { status: DraftStatus }) {
  const [spoken, setSpoken] = useState("");
  const isSettled = status.kind !== "idle" && status.kind !== "typing" && status.kind !== "saving";
  const words = isSettled ? statusWords(status, true) : null;
  useEffect(() => {
    if (words !== null) setSpoken(words);
  }, [words]);
  return (
    <span role="status" className="visually-hidden">
      {spoken}
    </span>
  );
}

function statusWords(status: DraftStatus, isOld: boolean): string {
  switch (status.kind) {
    case "idle":
      return isOld ? m.lessonSaved() : m.lessonReflectionHow();
    case "typing":
      return status.isKept ? m.lessonReflectionTyping() : m.lessonSaving();
    case "saving":
      return m.lessonSaving();
    case "saved":
      return m.lessonSaved();
    case "waiting":
      return status.isKept ? m.lessonReflectionKept() : m.lessonReflectionNotKept();
    case "refused":
      return m.lessonNotSaved({ why: status.words });
    case "signed-out":
      return status.isKept ? m.lessonReflectionSignedOut() : m.lessonReflectionSignedOutNotKept();
  }
}
