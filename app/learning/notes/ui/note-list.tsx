import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** A note as lists show it. */
export type ShownNote = {
  id: string;
  /** The passage it is about; null for the whole lesson. */
  passage: string | null;
  words: string;
  /** When it was last changed, in words. */
  day: string;
};

type About = {
  personId: string;
  /** The language of the passages. */
  language?: string | undefined;
  /** The page to return to from a note. */
  returnTo: string;
  /** The lesson's address, on pages elsewhere; null if the lesson is gone. */
  lesson?: string | null;
  /** Notes whose passage is not in the lesson as it is now. */
  orphans?: ReadonlySet<string>;
  /** Scrolls to a note's passage on this page. */
  onShow?: ((id: string) => void) | undefined;
};

/** Notes with what can be done with each. */
export function NoteList({ notes, ...about }: About & { notes: ShownNote[] }) {
  return (
    <ul className="plain note-list">
      {notes.map((note) => (
        <li key={note.id} id={`note-${note.id}`} className="note-item" tabIndex={-1}>
          <NoteWords note={note} {...about} />
          <div className="cluster no-print">
            <NotePassageLink note={note} {...about} />
            <NoteActions note={note} {...about} />
          </div>
        </li>
      ))}
    </ul>
  );
}

type One = About & { note: ShownNote };

function NoteWords({ note: { id, passage, words, day }, language, orphans }: One) {
  return (
    <>
      {passage === null ? null : (
        <blockquote className="note-item__passage" lang={language}>
          {passage}
        </blockquote>
      )}
      {orphans?.has(id) ? <p className="small soft">{m.lessonNotesOrphan()}</p> : null}
      {words ? <p className="note-item__words">{words}</p> : null}
      <p className="small soft">{words ? day : m.lessonNotesHighlightOn({ day })}</p>
    </>
  );
}

function NotePassageLink({ note: { id, passage }, lesson, orphans, onShow }: One) {
  if (onShow && passage !== null && !orphans?.has(id)) {
    return (
      <Button type="button" tone="quiet" className="needs-scripts" onClick={() => onShow(id)}>
        {m.lessonNotesShow()}
      </Button>
    );
  }
  if (!lesson) return null;
  return (
    <Link to={passage === null ? lesson : `${lesson}#note-${id}`} className="button button--quiet">
      {passage === null ? m.lessonNotesOpenLesson() : m.lessonNotesShow()}
    </Link>
  );
}

function NoteActions({ note, personId, returnTo }: One) {
  const about = (note.passage ?? note.words).slice(0, 60);
  return (
    <>
      <Link
        to={`/notes/${note.id}?to=${encodeURIComponent(`${returnTo}#note-${note.id}`)}`}
        className="button button--quiet"
        aria-label={m.lessonNotesChangeWhich({ about })}
      >
        <Icon name="pencil" />
        {note.words ? m.lessonNotesChange() : m.lessonNotesAddWords()}
      </Link>
      <Form method="post" action={`/notes/${note.id}`}>
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="_method" value="delete" />
        <input type="hidden" name="to" value={returnTo} />
        <Button tone="quiet" aria-label={m.lessonNotesDeleteWhich({ about })}>
          <Icon name="trash-2" />
          {m.lessonNotesDelete()}
        </Button>
      </Form>
    </>
  );
}
