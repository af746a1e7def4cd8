import { type FormEvent, useRef } from "react";
import type { ReflectionProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { FieldError } from "#app/ui/field.tsx";
import { useLessonState } from "../lesson-state.tsx";
import type { DraftStatus } from "./draft-keeper.ts";
import { Exercise, SignInAgain } from "./exercise.tsx";
import { ReflectionReaders } from "./reflection-readers.tsx";
import { useDraft } from "./use-draft.ts";

/** Room to write. What is typed is kept on this device at once and on the server within seconds. */
export function Reflection({ id, prompt }: ReflectionProps) {
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
    <Exercise id={id} kind={m.lessonReflectionKind()}>
      <form ref={form} method="post" action={action} onSubmit={submit} className="exercise__form">
        <fieldset className="exercise__all" disabled={personId === null}>
          <div className="field">
            <label htmlFor={field} className="exercise__question">
              {prompt}
            </label>
            {then && then !== prompt ? <p className="field__help">{m.lessonReflectionThen({ prompt: then })}</p> : null}
            {problem?.promptId === id && status.kind === "idle" ? <FieldError error={problem.message} /> : null}
            <textarea
              id={field}
              className="input reflection__text"
              name="text"
              defaultValue={saved?.text ?? ""}
              maxLength={20_000}
              autoComplete="off"
              onInput={() => type()}
              aria-describedby={`${id}-status`}
            />
          </div>
          <p id={`${id}-status`} role="status" className="exercise__status">
            <StatusWords promptId={id} status={status} isOld={saved !== null} />
          </p>
          {hasReturned ? <p className="small soft">{m.lessonReflectionReturned()}</p> : null}
          {isOvertaken && saved ? (
            <p className="reflection__overtaken">
              {m.lessonReflectionOvertaken()}{" "}
              <a href={`/reflections/${saved.id}`}>{m.lessonReflectionBothVersions()}</a>
            </p>
          ) : null}
          <ReflectionReaders id={id} visibility={saved?.visibility ?? "private"} onChange={() => send()} />
          <input type="hidden" name="base" value={saved?.revision ?? 0} />
          <input type="hidden" name="visibilityShown" value={saved?.visibility ?? "private"} />
          <div className="exercise__save without-scripts">
            <button type="submit" className="button button--strong">
              {saved ? m.lessonSaveChanges() : m.lessonSave()}
            </button>
          </div>
          {saved ? (
            <p className="small no-print">
              <a href={`/reflections/${saved.id}`}>{m.lessonReflectionVersions()}</a>
            </p>
          ) : null}
        </fieldset>
      </form>
    </Exercise>
  );
}

function StatusWords({ promptId, status, isOld }: { promptId: string; status: DraftStatus; isOld: boolean }) {
  switch (status.kind) {
    case "idle":
      return isOld ? m.lessonSaved() : m.lessonReflectionHow();
    case "saving":
      return m.lessonSaving();
    case "saved":
      return m.lessonSaved();
    case "waiting":
      return status.isKept ? m.lessonReflectionKept() : m.lessonReflectionNotKept();
    case "refused":
      return m.lessonNotSaved({ why: status.words });
    case "signed-out":
      return (
        <>
          {m.lessonReflectionSignedOut()} <SignInAgain promptId={promptId} />
        </>
      );
  }
}
