import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodOf } from "#app/http/form.server.ts";
import { onlyForms, postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { longestComment } from "#app/learning/artifacts/artifact.ts";
import { addComment, removeComment } from "#app/learning/artifacts/feedback.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Answers a comment, or takes back one's own that nobody has seen yet. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request, "POST, DELETE");
  const form = await readForm(request, person);
  const id = params.artifact ?? "";
  if (methodOf(request, form) === "DELETE") {
    const removed = await removeComment(db, person, id, String(form.get("comment") ?? ""));
    if (removed === "missing") throw notFound("Comment");
    return redirect(`/artifacts/${id}#feedback`, 303);
  }
  const [text, parentId] = [String(form.get("text") ?? ""), String(form.get("parent") ?? "")];
  const { outcome } = await addComment(db, person, id, { text, parentId, fieldKey: null, passage: "", start: null });
  if (outcome === "too-long") {
    const refusal = refusalWithWords(problemOfLength(text, longestComment) ?? m.artifactsCommentEmpty(), form, 422);
    if (refusal) throw refusal;
  }
  if (outcome === "missing") throw notFound("Comment");
  return redirect(`/artifacts/${id}#comment-${parentId}`, 303);
}
