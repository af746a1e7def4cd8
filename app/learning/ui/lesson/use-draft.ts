import { type RefObject, useEffect, useRef, useState } from "react";
import { useKeep, useLessonPath, useLessonState } from "../lesson-state.tsx";
import { DraftKeeper, type DraftStatus } from "./draft-keeper.ts";

/** A reflection's save status while it is typed. */
export function useDraft(promptId: string, form: RefObject<HTMLFormElement | null>) {
  const { personId, lessonId, reflections } = useLessonState();
  const { keepReflection } = useKeep();
  const action = `${useLessonPath()}/reflections/${encodeURIComponent(promptId)}`;
  const saved = reflections[promptId] ?? null;
  const opened = useRef(saved);
  const place = `${lessonId} ${promptId}`;
  const [status, setStatus] = useState<DraftStatus>({ kind: "idle" });
  const [isOvertaken, setOvertaken] = useState(false);
  const [hasReturned, setReturned] = useState(false);
  const keeper = useRef<DraftKeeper | null>(null);

  useEffect(() => {
    if (!form.current || personId === null) return;
    keeper.current = new DraftKeeper(
      form.current,
      { personId, action, place, saved: opened.current },
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
  }, [action, form, keepReflection, personId, place, promptId]);

  return {
    action,
    saved,
    status,
    isOvertaken,
    hasReturned,
    type: () => keeper.current?.type(),
    send: () => void keeper.current?.send(),
  };
}
