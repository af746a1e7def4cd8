import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import { lessonComponentMap } from "#app/learning/ui/lesson/components.tsx";
import * as m from "#app/messages/catalog.ts";
import { Bookmark } from "./bookmark.tsx";
import type { ShownNotes } from "./shown-notes.ts";

/**
 * The reader's notes below a lesson. Their code is loaded for lessons with notes and when words are selected; until
 * then this is a link to the page where notes are written.
 */
export function NotesBelow({
  lesson,
  notes,
  load,
}: {
  lesson: string;
  notes: ShownNotes | null;
  /** Loads parts of a lesson by name. */
  load: (names: string[]) => Promise<void>;
}) {
  const [isLoaded, setLoaded] = useState(Boolean(notes?.items.length));
  useEffect(() => {
    const look = () => {
      if (notes && !document.getSelection()?.isCollapsed)
        load(["Notes"]).then(
          () => setLoaded(true),
          () => {},
        );
    };
    look(); // words selected before this page was ready
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [notes, load]);
  const Notes = isLoaded && lessonComponentMap.Notes;
  return (
    <section id="notes" className="references">
      <h2>{m.lessonPageNotes()}</h2>
      {Notes ? (
        <Notes lesson={lesson} notes={notes} />
      ) : (
        <Link to={`${lesson}/notes`} className="button button--quiet">
          {m.lessonPageWriteNote()}
        </Link>
      )}
      {notes ? <Bookmark lesson={lesson} {...notes} /> : null}
    </section>
  );
}
