import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { pathTo, safePath } from "#app/http/return-path.ts";
import { changeNote, removeNote } from "#app/learning/notes/note.server.ts";
import { longestNote } from "#app/learning/notes/note.ts";
import { changedNoteSchema } from "#app/learning/notes/note-form.ts";
import { findOwnNote } from "#app/learning/notes/queries/notes.server.ts";
import { shownNote } from "#app/learning/notes/shown-notes.server.ts";
import notesStyle from "#app/learning/notes/ui/notes.css?url";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** A person's own note, to change its words; one that they deleted, to bring it back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const note = await findOwnNote(db, person.id, params.note ?? "");
  if (!note) throw notFound("Note");
  const { coursesById, lessonsById } = currentCatalog();
  const lesson = lessonsById.get(note.lessonId);
  const course = coursesById.get(lesson?.courseId ?? "");
  return {
    personId: person.id,
    note: { ...shownNote(note, person.timeZone), revision: note.revision },
    isDeleted: note.isDeleted,
    language: lesson?.language,
    lesson: lesson && course ? { title: lesson.title, address: lessonPath(course.slug, lesson.slug) } : null,
    to: safePath(new URL(request.url).searchParams.get("to"), "/notes"),
  };
}

/** Changes the note's words; `_method=delete` deletes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const id = params.note ?? "";
  const form = await readForm(request, person);
  const to = safePath(form.get("to"), "/notes");
  if (methodOf(request, form) === "DELETE") {
    if (!(await removeNote(db, person.id, id))) throw notFound("Note");
    throw redirect(pathTo(`/notes/${id}`, to), 303);
  }
  const submission = parseForm(form, changedNoteSchema);
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await changeNote(db, person.id, id, submission.value);
  if (outcome === "missing") throw notFound("Note");
  if (outcome === "empty") return rejectForm(submission, { problems: { words: [m.lessonNotesEmpty()] } });
  if (outcome === "changed_meanwhile") {
    const words = (await findOwnNote(db, person.id, id))?.words ?? "";
    return rejectForm(submission, { problems: { "": [m.lessonNotesChangedMeanwhile({ words })] } });
  }
  throw redirect(to, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.lessonNotesChangeTitle(), m.lessonNotesTitle()) }];

export const links: LinksFunction = () => [{ rel: "stylesheet", href: notesStyle }];

export default function NotePage() {
  const { note, isDeleted, language, lesson, ...rest } = useLoaderData<typeof loader>();
  return (
    <Page
      title={isDeleted ? m.lessonNotesDeletedTitle() : m.lessonNotesChangeTitle()}
      breadcrumbs={[{ to: "/notes", label: m.lessonNotesTitle() }]}
      width="narrow"
    >
      <div className="stack">
        {lesson ? (
          <p className="soft">
            <Link to={`${lesson.address}#note-${note.id}`}>{lesson.title}</Link>
          </p>
        ) : (
          <p className="soft">{m.lessonNotesRetiredLesson()}</p>
        )}
        {note.passage === null ? null : (
          <blockquote className="note-item__passage" lang={language}>
            {note.passage}
          </blockquote>
        )}
        {isDeleted ? <Deleted note={note} {...rest} /> : <ChangeForm key={note.id} note={note} {...rest} />}
      </div>
    </Page>
  );
}

type Shown = Pick<ReturnType<typeof useLoaderData<typeof loader>>, "note" | "personId" | "to">;

function ChangeForm({ note, personId, to }: Shown) {
  const reply = useActionData<typeof action>();
  return (
    <PostForm
      reply={reply}
      submit={m.lessonNotesSave()}
      hidden={{ person: personId, seen: note.revision, to }}
      besideSubmit={
        <LinkButton to={to} tone="quiet">
          {m.appCancel()}
        </LinkButton>
      }
    >
      <TextArea name="words" label={m.lessonNotesWords()} rows={6} limit={longestNote} defaultValue={note.words} />
    </PostForm>
  );
}

function Deleted({ note, personId, to }: Shown) {
  return (
    <>
      {note.words ? <p className="note-item__words">{note.words}</p> : null}
      <p>{m.lessonNotesDeletedBody()}</p>
      <div className="cluster">
        <Form method="post" action={`/notes/${note.id}/restoration`}>
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="to" value={to} />
          <Button tone="primary">
            <Icon name="undo-2" className="icon--directed" />
            {m.lessonNotesRestore()}
          </Button>
        </Form>
        <LinkButton to={to}>{m.lessonNotesBack()}</LinkButton>
      </div>
    </>
  );
}
