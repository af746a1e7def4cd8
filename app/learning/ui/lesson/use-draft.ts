import { type RefObject, useEffect, useRef, useState } from "react";
import { isRecord } from "#app/drafts/draft.ts";
import { DraftKeeper, type DraftStatus } from "#app/drafts/draft-keeper.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import type { SavedReflection } from "#app/learning/lesson-state.ts";
import { longestReflection } from "#app/learning/reflection.ts";
import { useKeep, useLessonPath, useLessonState } from "../lesson-state.tsx";

type Saved = { reflection: SavedReflection; overtaken: boolean };
const isSaved = (body: unknown): body is Saved => isRecord(body) && isRecord(body.reflection);

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
  const keeper = useRef<DraftKeeper<Saved> | null>(null);

  useEffect(() => {
    if (!form.current || personId === null) return;
    keeper.current = new DraftKeeper(
      form.current,
      {
        ...{ personId, action, place, names: ["text"], isAnswer: isSaved },
        saved: { values: [opened.current?.text ?? ""], revision: opened.current?.revision ?? 0 },
        revisionOf: ({ reflection }) => reflection.revision,
        problemOf: (text) => problemOfLength(text, longestReflection),
      },
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
