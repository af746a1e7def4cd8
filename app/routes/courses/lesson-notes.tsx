import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { newKey } from "#app/learning/notes/note.ts";
import { listNotesIn } from "#app/learning/notes/queries/notes.server.ts";
import { shownNote } from "#app/learning/notes/shown-notes.server.ts";
import { NoteForm } from "#app/learning/notes/ui/note-form.tsx";
import { NoteList } from "#app/learning/notes/ui/note-list.tsx";
import notesStyle from "#app/learning/notes/ui/notes.css?url";
import { findLessonPlace } from "#app/learning/place.server.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn, visitor } from "#app/signed-in/signed-in.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { saveNewNote } from "./new-note.server.ts";

/** A person's notes on one lesson, with the form for a new one. Guests are told why they need an account. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const place = await findLessonPlace(db, currentCatalog(), params);
  if (!place) throw notFound("Lesson");
  const { course, lesson } = place;
  const notes = person ? await listNotesIn(db, person.id, lesson.id) : [];
  return {
    lesson: { title: lesson.title, address: lessonPath(course.slug, lesson.slug), language: lesson.language },
    mine: person && {
      personId: person.id,
      formKey: newKey(),
      notes: notes.map((note) => shownNote(note, person.timeZone)),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  const saved = await saveNewNote(person, { request, params });
  if (saved.kind === "invalid") return rejectForm(saved.submission);
  if (saved.kind === "refused") return rejectForm(saved.submission, { problems: { "": [saved.error] } });
  const { course, lesson } = saved.place;
  throw redirect(`${lessonPath(course.slug, lesson.slug)}#note-${saved.id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: titled(m.lessonPageNotes(), data.lesson.title) }] : [];

export const links: LinksFunction = () => [{ rel: "stylesheet", href: notesStyle }];

export default function LessonNotesPage() {
  const { lesson, mine } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.lessonPageNotes()}
      lead={mine ? m.lessonNotesLessonLead() : null}
      breadcrumbs={[{ to: lesson.address, label: lesson.title }]}
      width="narrow"
    >
      {mine ? (
        <div className="stack stack-8">
          <NoteForm {...mine} action={`${lesson.address}/notes`} reply={reply} />
          <NoteList {...mine} language={lesson.language} lesson={lesson.address} returnTo={`${lesson.address}/notes`} />
        </div>
      ) : (
        <SignInForNotes to={`${lesson.address}/notes`} />
      )}
    </Page>
  );
}

function SignInForNotes({ to }: { to: string }) {
  const query = `?to=${encodeURIComponent(to)}`;
  return (
    <div className="stack">
      <p className="measure">{m.lessonNotesGuestBody()}</p>
      <div className="cluster">
        <LinkButton to={`/sign-up${query}`} tone="primary">
          {m.guestSignUp()}
        </LinkButton>
        <LinkButton to={`/sign-in${query}`}>{m.guestSignIn()}</LinkButton>
      </div>
    </div>
  );
}
