import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { parseForm } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { writeNote } from "#app/meetings/note.server.ts";
import { noteSchema } from "#app/meetings/note.ts";
import { meetingPath } from "#app/meetings/paths.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";
import { sessionOf } from "./cohort-of-request.server.ts";

export const loader = postOnly;

/** Adds a note to a session. One that cannot be saved is shown again, so that nothing typed is lost. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, meeting } = await sessionOf(request, params);
  onlyForms(request);
  const form = await readForm(request, person);
  const submission = parseForm(form, noteSchema());
  if (submission.status !== "success") {
    const [problem = ""] = Object.values(submission.error ?? {}).flatMap((each) => each ?? []);
    throw refusalWithWords(problem, form, 422) ?? redirect(`${meetingPath(meeting)}#notes`, 303);
  }
  const outcome = await writeNote(db, person, meeting.id, submission.value);
  if (outcome === "missing") throw notFound("Session");
  return redirect(`${meetingPath(meeting)}#${submission.value.audience === "author" ? "private" : "notes"}`, 303);
}
