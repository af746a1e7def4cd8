import { redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { isId } from "#app/ids/id.ts";
import { longestComment } from "#app/learning/artifacts/artifact.ts";
import { markRepliesSeen, replyToReflection } from "#app/learning/artifacts/reflection-reply.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { withRefusedPage } from "#app/ui/refused-page.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Answers a reflection that is shared with the person, or their own; or its author has seen the answers. */
export const action = withRefusedPage(async ({ request, params }) => {
  const person = await signedIn(request);
  onlyForms(request);
  const id = params.reflection ?? "";
  const form = await readForm(request, person);
  if (!isId(id)) throw notFound("Reflection");
  if (form.has("seen")) {
    await markRepliesSeen(db, person, id);
    return redirect(`/reflections/${id}#answers`, 303);
  }
  const [text, passage] = [String(form.get("text") ?? ""), String(form.get("passage") ?? "")];
  const outcome = await replyToReflection(db, person, id, { text, passage });
  if (outcome === "missing") throw notFound("Reflection");
  if (outcome === "too-long" || outcome === "no-such-passage") {
    const isLong = outcome === "too-long";
    const error = (isLong && problemOfLength(text, longestComment)) || m.artifactsReplyNoPassage();
    const refusal = refusalWithWords(error, form, 422);
    if (refusal) throw refusal;
  }
  return redirect(`/reflections/${id}#answers`, 303);
});
