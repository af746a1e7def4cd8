import type { ActionFunctionArgs } from "@remix-run/node";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { parseForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import { addNote } from "#app/learning/notes/note.server.ts";
import { idOfKey, mostNotes, newKey } from "#app/learning/notes/note.ts";
import { newNoteSchema } from "#app/learning/notes/note-form.ts";
import { findLessonPlace } from "#app/learning/place.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

/** Adds the note that a form sends to the lesson of its address: the note's id, or why it was refused. */
export async function saveNewNote(person: Person, { request, params }: Pick<ActionFunctionArgs, "request" | "params">) {
  const place = await findLessonPlace(db, currentCatalog(), params);
  if (!place) throw notFound("Lesson");
  const form = await readForm(request, person);
  if (!form.has("key")) form.set("key", newKey());
  const submission = parseForm(form, newNoteSchema);
  if (submission.status !== "success") {
    const problems = Object.values(submission.error ?? {}).flatMap((each) => each ?? []);
    return { kind: "invalid" as const, submission, error: problems.join(" ") };
  }
  const outcome = await addNote(db, person.id, place, submission.value);
  if (outcome !== "saved") return { kind: "refused" as const, submission, error: refusalOf(outcome) };
  return { kind: "saved" as const, id: idOfKey(submission.value.key), place };
}

function refusalOf(outcome: "full" | "taken"): string {
  return outcome === "full" ? m.lessonNotesFull({ count: mostNotes }) : m.lessonNotesTaken();
}
