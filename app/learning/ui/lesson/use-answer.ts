import { type FormEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useKeep, useLessonPath, useLessonState } from "../lesson-state.tsx";
import { type Sent, saveResponse } from "../save-response.ts";

export type SaveStatus =
  | { kind: "idle" }
  | { kind: "edited" }
  | { kind: "saving" }
  | { kind: "saved" }
  | Exclude<Sent<never>, { kind: "saved" }>;

/** One prompt's form: what is saved, where it goes, and what became of the newest try to save it. */
export function useAnswer(promptId: string) {
  const { personId, responses, problem } = useLessonState();
  const { keepResponse } = useKeep();
  const action = `${useLessonPath()}/responses/${encodeURIComponent(promptId)}`;
  const [status, setStatus] = useState<SaveStatus>({ kind: "idle" });
  const newest = useRef(0);

  async function save(form: FormData): Promise<boolean> {
    const turn = ++newest.current;
    setStatus({ kind: "saving" });
    const sent = await saveResponse(action, form);
    if (turn !== newest.current) return false;
    // At once, so that whoever saved can put the focus on what came of it.
    flushSync(() => {
      if (sent.kind === "saved") keepResponse(promptId, sent.answer.response);
      setStatus(sent.kind === "saved" ? { kind: "saved" } : sent);
    });
    return sent.kind === "saved";
  }

  function submit(event: FormEvent<HTMLFormElement>, then?: () => void) {
    event.preventDefault();
    if (status.kind === "saving" || personId === null) return;
    const { nativeEvent, currentTarget } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    void save(new FormData(currentTarget, submitter)).then((isSaved) => isSaved && then?.());
  }

  /** What the line said last is about an answer that is no longer the one in the form. */
  function edit() {
    if (status.kind !== "saving" && status.kind !== "idle") setStatus({ kind: "edited" });
  }

  return {
    edit,
    saved: responses[promptId] ?? null,
    action,
    status,
    save,
    submit,
    /** Nobody answers here: the gallery, the content check. */
    isInert: personId === null,
    refusal: status.kind === "idle" && problem?.promptId === promptId ? problem.message : null,
  };
}
