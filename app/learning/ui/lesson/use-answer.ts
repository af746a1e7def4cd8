import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Draft, isRecord, pauseAfter } from "#app/drafts/draft.ts";
import { fieldsOf, type Sent, sendForm } from "#app/drafts/send-form.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { longestAnswer, longestNotes } from "#app/learning/answer-lengths.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import { useKeep, useLessonPath, useLessonState } from "../lesson-state.tsx";
import { savedWordsOf } from "./saved-words.ts";
import { useKeptForm } from "./use-kept-form.ts";

export type SaveStatus =
  | { kind: "idle" }
  | { kind: "edited" }
  | { kind: "saving" }
  | { kind: "saved" }
  | { kind: "refused"; words: string }
  /** isKept: this device stores the answer and sends it again automatically. */
  | { kind: "unreachable" | "signed-out"; isKept: boolean };

type Answer = { response: SavedResponse };
const isAnswer = (body: unknown): body is Answer => isRecord(body) && isRecord(body.response);

/** One prompt's form: what is saved, where it is posted, and the result of the last try to save it. */
export function useAnswer(promptId: string) {
  const { personId, lessonId, responses, problem, prompts } = useLessonState();
  const asked = prompts.find(({ id }) => id === promptId)?.definition;
  const limit = asked?.kind === "observe-infer" || asked?.kind === "activity" ? longestNotes : longestAnswer;
  const { keepResponse } = useKeep();
  const action = `${useLessonPath()}/responses/${encodeURIComponent(promptId)}`;
  const saved = responses[promptId] ?? null;
  const [status, setStatus] = useState<SaveStatus>({ kind: "idle" });
  const newest = useRef(0);
  const again = useRetry();
  const isSaved = (draft: Draft) => saved !== null && savedWordsOf(saved, asked).join("\n") === typedIn(draft);
  const place = `${lessonId} ${promptId}`;
  const kept = useKeptForm({ personId, place, action, isSaved }, (form) => void save(form));

  async function save(form: FormData): Promise<boolean> {
    const turn = ++newest.current;
    again.cancel();
    setStatus({ kind: "saving" });
    const sent = await sendForm(action, fieldsOf(form), isAnswer);
    if (turn !== newest.current) return false;
    const status = await settle(form, sent);
    if (turn !== newest.current) return false;
    // Synchronously, so that focus can move to the result.
    flushSync(() => {
      if (sent.kind === "saved") keepResponse(promptId, sent.answer.response);
      else if (sent.kind === "refused" && isAnswer(sent.body)) keepResponse(promptId, sent.body.response);
      setStatus(status);
    });
    if (status.kind === "unreachable" && status.isKept) again.later(() => void save(form));
    else again.reset();
    return sent.kind === "saved";
  }

  /** Stores on this device what the server does not have, and removes what the server has. */
  async function settle(form: FormData, sent: Sent<Answer>): Promise<SaveStatus> {
    if (sent.kind === "saved") await kept.forget(form);
    if (sent.kind === "saved") return { kind: "saved" };
    const isKept = await kept.keepSent(form, sent.kind !== "refused");
    return sent.kind === "refused" ? { kind: "refused", words: sent.words } : { kind: sent.kind, isKept };
  }

  function submit(event: FormEvent<HTMLFormElement>, then?: () => void) {
    event.preventDefault();
    if (status.kind === "saving" || personId === null) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    void save(new FormData(currentTarget, submitter)).then((isSaved) => isSaved && then?.());
  }

  /** The last status message is about an answer that is no longer in the form. Counts what is over the limit. */
  function edit({ target }: FormEvent<HTMLFormElement>) {
    again.cancel();
    const problem = target instanceof HTMLTextAreaElement ? problemOfLength(target.value.trim(), limit) : null;
    if (problem) setStatus({ kind: "refused", words: problem });
    else if (status.kind !== "saving" && status.kind !== "idle") setStatus({ kind: "edited" });
  }

  return {
    edit,
    kept,
    saved,
    action,
    status,
    save,
    submit,
    /** No answers are taken here: the gallery, the content check. */
    isInert: personId === null,
    refusal: status.kind === "idle" && problem?.promptId === promptId ? problem.message : null,
  };
}

export type KeptForm = ReturnType<typeof useKeptForm>;

function typedIn({ fields, typed }: Draft): string {
  return fields.flatMap(([name, value]) => (typed.includes(name) ? [value] : [])).join("\n");
}

/** Retries once the network is back, and after a growing delay. */
function useRetry() {
  const retry = useRef<{ failures: number; task: (() => void) | null; timer?: ReturnType<typeof setTimeout> }>({
    failures: 0,
    task: null,
  });
  useEffect(() => {
    const current = retry.current;
    const now = () => current.task?.();
    window.addEventListener("online", now);
    return () => {
      window.removeEventListener("online", now);
      clearTimeout(current.timer);
    };
  }, []);
  const cancel = () => {
    clearTimeout(retry.current.timer);
    retry.current.task = null;
  };
  return {
    cancel,
    reset: () => {
      cancel();
      retry.current.failures = 0;
    },
    later: (task: () => void) => {
      retry.current.task = task;
      retry.current.timer = setTimeout(task, pauseAfter(retry.current.failures++));
    },
  };
}
