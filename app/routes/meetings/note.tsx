import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { changeNote, removeNote } from "#app/meetings/note.server.ts";
import { longestNote } from "#app/meetings/note.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { findOwnNote } from "#app/meetings/queries/notes.server.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { sessionOf } from "./cohort-of-request.server.ts";

const schema = () =>
  z.object({ text: z.string(m.meetingsNoteMissing()).trim().min(1, m.meetingsNoteMissing()).max(longestNote) });

export const meta: MetaFunction = () => [{ title: titled(m.notesEditTitle()) }];

async function ownNoteOf(request: Request, params: { cohort?: string; meeting?: string; note?: string }) {
  const opened = await sessionOf(request, params);
  const note = await findOwnNote(db, opened.person.id, params.note ?? "");
  if (note?.meetingId !== opened.meeting.id) throw notFound("Note");
  return { ...opened, note };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting, note } = await ownNoteOf(request, params);
  return { personId: person.id, title: meeting.title, path: meetingPath(meeting), text: note.text };
}

/** A POST changes one's own note, a DELETE deletes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting, note } = await ownNoteOf(request, params);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") {
    await removeNote(db, person, note.id);
    throw redirect(`${meetingPath(meeting)}#notes`, 303);
  }
  return editing(note.id, async (db) => {
    const saved = await findOwnNote(db, person.id, note.id);
    const conflict = saved && joinEdits(form, { text: saved.text });
    const submission = parseForm(form, schema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    await changeNote(db, person, note.id, submission.value.text);
    return redirect(`${meetingPath(meeting)}#notes`, 303);
  });
}

export default function NotePage() {
  const { personId, title, path, text } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page title={m.notesEditTitle()} width="narrow" breadcrumbs={[{ to: path, label: title }]}>
      <PostForm reply={reply} submit={m.notesSave()} hidden={{ person: personId }} shown={{ text }}>
        <GuardedTextArea label={m.notesText()} name="text" rows={8} defaultValue={text} />
      </PostForm>
    </Page>
  );
}
