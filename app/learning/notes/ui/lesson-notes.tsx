import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import * as m from "#app/messages/catalog.ts";
import { idOfKey } from "../note.ts";
import { NoteForm } from "./note-form.tsx";
import { NoteList } from "./note-list.tsx";
import style from "./notes.css?url";
import { PassageTools } from "./passage-tools.tsx";
import type { NoteInLesson, ShownNotes } from "./shown-notes.ts";
import { useHighlights } from "./use-highlights.ts";
import { useSelectedPassage } from "./use-selected-passage.ts";

const article = "lesson-text";

/** A reader's notes on this lesson: marked in its text, listed below it, and made from words that are selected. */
export function LessonNotes({ lesson, notes }: { lesson: string; notes: ShownNotes }) {
  const { items, personId, version, language } = notes;
  const { orphans, show } = useHighlights(article, items, version);
  const { quote, hold, drop } = useSelectedPassage(article, version);
  const formKey = useUnusedKey(notes.formKey, items);
  useShownByAddress(show, items);
  return (
    <>
      <link rel="stylesheet" href={style} />
      <p className="soft">{m.lessonNotesOnlyYou()}</p>
      <NoteList {...{ personId, language, orphans }} notes={items} returnTo={lesson} onShow={(id) => void show(id)} />
      <details className="note-new no-print">
        <summary>{m.lessonPageWriteNote()}</summary>
        <NoteForm key={formKey} {...{ personId, formKey }} action={`${lesson}/notes`} />
      </details>
      {quote ? (
        <PassageTools
          key={`${quote.start} ${quote.exact}`}
          {...{ lesson, personId, quote }}
          savedIds={new Set(items.map(({ id }) => id))}
          onHold={hold}
          onClose={drop}
        />
      ) : null}
    </>
  );
}

/** The form's key until a note was made with it, then the page's newest. */
function useUnusedKey(newest: string, items: NoteInLesson[]): string {
  const [key, setKey] = useState(newest);
  if (key !== newest && items.some(({ id }) => id === idOfKey(key))) setKey(newest);
  return key;
}

/** An address that ends with a note's id leads to its passage, if that is in the text. */
function useShownByAddress(show: (id: string) => boolean, items: NoteInLesson[]): void {
  const { hash } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address
  useEffect(() => {
    const id = hash.replace(/^#note-/, "");
    if (!items.some((note) => note.id === id)) return;
    const frame = requestAnimationFrame(() => show(id));
    return () => cancelAnimationFrame(frame);
  }, [hash]);
}
