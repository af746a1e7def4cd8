import { type RefObject, useEffect, useRef, useState } from "react";
import { isRecord } from "#app/drafts/draft.ts";
import { DraftKeeper, type DraftStatus } from "#app/drafts/draft-keeper.ts";
import { actionPathOf } from "#app/drafts/form-action.ts";
import { onceTaken, watchAnswers } from "#app/drafts/taken.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { formRestored } from "#app/ui/form-shown.ts";
import { longestPost } from "../../post.ts";
import type { OtherText, ShownDraft } from "../shown-draft.ts";

type Saved = { draft: string | null; revision: number; isOvertaken: boolean; others: OtherText[] };
const isSaved = (body: unknown): body is Saved =>
  isRecord(body) && typeof body.revision === "number" && Array.isArray(body.others);

const names = ["title", "source", "translation", "tags"];
export const draftAction = "/community/drafts/text";

/**
 * Saves a composer's form while it is typed: on this device at once, on the server shortly after. `repliedAt` is when the
 * form was refused, and undefined before.
 */
export function usePostDraft(
  box: RefObject<HTMLElement | null>,
  { place, values, revision, others }: ShownDraft,
  { personId, repliedAt }: { personId: string; repliedAt: number | undefined },
) {
  const keeper = useRef<DraftKeeper<Saved> | null>(null);
  const opened = useRef({ values, revision });
  const [status, setStatus] = useState<DraftStatus>({ kind: "idle" });
  const [found, setFound] = useState<OtherText[] | null>(null);

  useEffect(() => {
    const form = box.current?.querySelector<HTMLFormElement>("form[data-saves-draft]"); // beside it, others delete drafts
    if (!form) return;
    const made = new DraftKeeper<Saved>(
      form,
      {
        ...{ personId, action: draftAction, place: `post ${place}`, names, saved: opened.current, isAnswer: isSaved },
        saveName: "save",
        revisionOf: (answer) => answer.revision,
        problemOf: (text) =>
          text.split("\0").reduce<string | null>((found, part) => found ?? problemOfLength(part, longestPost), null),
      },
      {
        status: setStatus,
        saved: (answer) => {
          setField(form, "draft", answer.draft ?? "");
          setField(form, "base", String(answer.revision));
          if (answer.isOvertaken) setFound(answer.others);
        },
        returned: () => {
          const discard = () => {
            form.reset();
            void made.forget();
            made.type();
          };
          form.dispatchEvent(new CustomEvent(formRestored, { detail: discard }));
        },
      },
    );
    keeper.current = made;
    setField(form, "writer", made.writer);
    const send = (event: SubmitEvent) => {
      if (event.defaultPrevented) return; // the browser is offline
      made.hold();
      onceTaken(actionPathOf(form), () => made.forget());
    };
    watchAnswers();
    form.addEventListener("submit", send);
    return () => {
      form.removeEventListener("submit", send);
      made.stop();
    };
  }, [box, personId, place]);

  useEffect(() => {
    if (repliedAt !== undefined) keeper.current?.resume();
  }, [repliedAt]);

  return {
    ...{ status, others: found ?? others },
    type: () => keeper.current?.type(),
    save: () => void keeper.current?.send(),
  };
}

/** Hidden fields that React made once and no longer looks at. */
function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
