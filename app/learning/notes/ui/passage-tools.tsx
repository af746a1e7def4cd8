import { useRevalidator } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { TextQuote } from "#app/anchors/text-quote.ts";
import { fieldNamed } from "#app/drafts/form-draft.ts";
import { fieldsOf, type Sent, sendForm } from "#app/drafts/send-form.ts";
import { useKeptForm } from "#app/learning/ui/lesson/use-kept-form.ts";
import * as m from "#app/messages/catalog.ts";
import { announce } from "#app/ui/announce.tsx";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { idOfKey, longestPassage, newKey } from "../note.ts";

type Saved = { id: string };
const isSavedNote = (body: unknown): body is Saved => typeof body === "object" && body !== null && "id" in body;

type Props = {
  lesson: string;
  personId: string;
  quote: TextQuote;
  savedIds: ReadonlySet<string>;
  /** Keeps the passage while its words are being written. */
  onHold: () => void;
  onClose: () => void;
};

/** Actions on the selected words: highlight them, or write a note on them. */
export function PassageTools({ lesson, personId, quote, savedIds, onHold, onClose }: Props) {
  const [isWriting, setWriting] = useState(false);
  const [key] = useState(newKey);
  const words = useRef<HTMLTextAreaElement>(null);
  const isTooLong = quote.exact.length > longestPassage;
  const { kept, trouble, save } = useSaving({ lesson, personId, quote, savedIds, onSaved: onClose });
  const tools = useToolKeys(onClose);
  const isOpen = isWriting || kept.hasReturned;
  useEffect(() => {
    if (isOpen) words.current?.focus();
  }, [isOpen]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onHold();
    void save(new FormData(event.currentTarget));
  };
  const write = () => {
    onHold();
    setWriting(true);
  };
  return (
    <div ref={tools} className="passage-tools no-print" onPointerDown={onHold}>
      <form
        ref={kept.formRef}
        action={`${lesson}/highlights`}
        method="post"
        aria-label={m.lessonNotesTools()}
        onSubmit={submit}
        noValidate
      >
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="key" defaultValue={key} data-draft="" />
        {/* A text field, since drafts without words are not kept. */}
        <textarea name="passage" hidden readOnly value={quote.exact} />
        <input type="hidden" name="prefix" value={quote.prefix} />
        <input type="hidden" name="suffix" value={quote.suffix} />
        <input type="hidden" name="start" value={quote.start} />
        <input type="hidden" name="version" value={quote.version} />
        <div hidden={!isOpen} className="stack">
          <blockquote className="note-item__passage passage-tools__passage">{quote.exact}</blockquote>
          <label className="field__label" htmlFor="passage-words">
            {m.lessonNotesWords()}
          </label>
          <textarea ref={words} id="passage-words" name="words" rows={3} className="input" />
        </div>
        <p role="status" className="small">
          {isTooLong ? m.lessonNotesPassageTooLong({ limit: longestPassage }) : trouble}
        </p>
        <div className="cluster passage-tools__buttons">
          {isTooLong ? null : isOpen ? (
            <Button tone="primary">{m.lessonNotesSave()}</Button>
          ) : (
            <>
              <Button>
                <Icon name="highlighter" />
                {m.lessonNotesHighlight()}
              </Button>
              <Button type="button" onClick={write}>
                <Icon name="notebook-pen" />
                {m.lessonNotesNote()}
              </Button>
            </>
          )}
          <Button type="button" tone="quiet" onClick={onClose}>
            <Icon name="x" />
            {isOpen ? m.appCancel() : m.appClose()}
          </Button>
        </div>
      </form>
    </div>
  );
}

type Saving = {
  lesson: string;
  personId: string;
  quote: TextQuote;
  savedIds: ReadonlySet<string>;
  onSaved: () => void;
};

/** Once the tools are closed, the page's own sending goes on (app/drafts). */
const retryMs = 15_000;

/** Saves the note, or keeps it on this device until the site can be reached. */
function useSaving({ lesson, personId, quote, savedIds, onSaved }: Saving) {
  const { revalidate } = useRevalidator();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<FormData | null>(null);
  const action = `${lesson}/highlights`;
  const kept = useKeptForm(
    {
      ...{ personId, action },
      place: `note ${lesson} ${quote.start} ${quote.exact.slice(0, 80)}`,
      isSaved: ({ fields }) => savedIds.has(idOfKey(fieldNamed(fields, "key") ?? "")),
    },
    (form) => void save(form),
  );
  const save = async (form: FormData) => {
    setTrouble(m.lessonSaving());
    setWaiting(null);
    const sent = await sendForm(action, fieldsOf(form), isSavedNote);
    if (sent.kind === "saved") {
      await kept.forget(form);
      announce(m.lessonNotesSaved());
      onSaved();
      return revalidate();
    }
    const isKept = await kept.keepSent(form, sent.kind !== "refused");
    setTrouble(troubleWords(sent, isKept));
    if (sent.kind === "unreachable") setWaiting(form);
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (!waiting) return;
    const again = () => void latest.current(waiting);
    const timer = setTimeout(again, retryMs);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [waiting]);
  return { kept, trouble, save };
}

function troubleWords(sent: Exclude<Sent<Saved>, { kind: "saved" }>, isKept: boolean): string {
  if (sent.kind === "refused") return m.lessonNotSaved({ why: sent.words });
  if (sent.kind === "signed-out") return isKept ? m.lessonKeptSignedOut() : m.lessonNotSavedSignedOut();
  return isKept ? m.lessonKept() : m.lessonNotSavedUnreachable();
}

/** Tab leads from the selected words to the tools, once; Escape closes them. */
function useToolKeys(onClose: () => void) {
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let wasHere = false;
    announce(m.lessonNotesToolsAppeared());
    const press = (event: KeyboardEvent) => {
      const isInside = tools.current?.contains(document.activeElement) === true;
      if (event.key === "Escape") onClose();
      if (event.key !== "Tab" || event.shiftKey || isInside || wasHere) return;
      wasHere = true;
      event.preventDefault();
      tools.current?.querySelector<HTMLElement>("button")?.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onClose]);
  return tools;
}
