import { type RefObject, useEffect, useRef, useState } from "react";
import { useKeep, useLessonPath, useLessonState } from "../lesson-state.tsx";
import { type DraftKeeper, type DraftStatus, keepDraft } from "./draft-keeper.ts";
import { draftKey } from "./draft-store.ts";

/** What becomes of a reflection while it is typed. */
export function useDraft(promptId: string, form: RefObject<HTMLFormElement | null>) {
  const { personId, isOnSharedDevice = false, lessonId, reflections } = useLessonState();
  const { keepReflection } = useKeep();
  const action = `${useLessonPath()}/reflections/${encodeURIComponent(promptId)}`;
  const saved = reflections[promptId] ?? null;
  const opened = useRef(saved);
  const key = personId === null ? null : draftKey(personId, lessonId, promptId, isOnSharedDevice);
  const [status, setStatus] = useState<DraftStatus>({ kind: "idle" });
  const [isOvertaken, setOvertaken] = useState(false);
  const [hasReturned, setReturned] = useState(false);
  const keeper = useRef<DraftKeeper | null>(null);

  useEffect(() => {
    if (!form.current || key === null) return;
    keeper.current = keepDraft(
      form.current,
      { action, key, saved: opened.current },
      {
        status: setStatus,
        saved: ({ reflection, overtaken }) => {
          opened.current = reflection;
          keepReflection(promptId, reflection);
          if (overtaken) setOvertaken(true);
        },
        returned: () => setReturned(true),
      },
    );
    return () => keeper.current?.stop();
  }, [action, form, keepReflection, key, promptId]);

  return {
    action,
    saved,
    status,
    isOvertaken,
    hasReturned,
    type: () => keeper.current?.type(),
    send: () => keeper.current?.send(),
  };
}
