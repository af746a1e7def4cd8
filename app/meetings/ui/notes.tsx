import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { findChildData } from "#app/privacy/child-data.ts";
import { Button } from "#app/ui/button.tsx";
import { ChildDataWarning } from "#app/ui/child-data-warning.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";

export type NoteData = { id: string; author: string; isMine: boolean; isPrivate: boolean; text: string; when: string };

type Props = { notes: NoteData[]; path: string; personId: string; formKey: string; isHost: boolean };

/** The cohort's notes, then, visibly apart, the coach's own. */
export function Notes({ notes, path, personId, formKey, isHost }: Props) {
  const form = (audience: "cohort" | "author") => (
    <PostForm
      reply={undefined}
      action={`${path}/notes`}
      submit={audience === "cohort" ? m.notesAdd() : m.notesAddPrivate()}
      submitTone="secondary"
      hidden={{ person: personId, audience, key: `${audience} ${formKey}` }}
    >
      <GuardedTextArea
        label={audience === "cohort" ? m.notesText() : m.notesPrivateText()}
        name="text"
        id={`note-${audience}`}
        rows={3}
      />
    </PostForm>
  );
  return (
    <>
      <section aria-labelledby="notes" className="stack">
        <h2 id="notes">{m.notesTitle()}</h2>
        <p className="soft measure">{m.notesLead()}</p>
        <NoteList notes={notes.filter(({ isPrivate }) => !isPrivate)} path={path} personId={personId} />
        {form("cohort")}
        {isHost ? null : <p className="soft measure">{m.notesCoachKeeps()}</p>}
      </section>
      {isHost ? (
        <section aria-labelledby="private" className="stack private-note">
          <h2 id="private">{m.notesPrivateTitle()}</h2>
          <p className="measure">{m.notesPrivateLead()}</p>
          <NoteList notes={notes.filter(({ isPrivate }) => isPrivate)} path={path} personId={personId} />
          {form("author")}
        </section>
      ) : null}
    </>
  );
}

function NoteList({ notes, path, personId }: { notes: NoteData[]; path: string; personId: string }) {
  if (notes.length === 0) return null;
  return (
    <ul className="plain rows">
      {notes.map(({ id, author, isMine, text, when }) => (
        <li key={id} className="stack-2">
          <p className="measure meeting-note">{text}</p>
          <p className="soft">{m.notesBy({ author, when })}</p>
          {isMine ? <ChildDataWarning findings={findChildData(text)} /> : null}
          {isMine ? (
            <div className="cluster">
              <Link to={`${path}/notes/${id}`}>{m.notesEdit()}</Link>
              <Form method="post" action={`${path}/notes/${id}`}>
                <input type="hidden" name="person" value={personId} />
                <input type="hidden" name="_method" value="delete" />
                <Button tone="quiet">{m.notesDelete()}</Button>
              </Form>
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
