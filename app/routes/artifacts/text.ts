import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { seenIn, textsIn } from "#app/learning/artifacts/fields.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { saveArtifact } from "#app/learning/artifacts/writing.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

const save = z.object({
  title: z.string().catch(""),
  writer: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .catch(() => randomUUID()),
  base: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
});

/** Saves what an owner types: with JavaScript every few seconds, without it once; and hands it in if they say so. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const artifact = await findArtifactPage(db, person, params.artifact ?? "");
  if (artifact?.relation !== "owner") throw notFound("Work");
  const form = await readForm(request, person);
  const given = {
    ...save.parse(Object.fromEntries(form)),
    texts: textsIn(artifact.template, (name) => form.get(name)),
    seen: seenIn(artifact.template, (name) => form.get(name)),
  };
  const saved = await saveArtifact(db, person, artifact.id, given);
  if (saved.outcome === "missing") throw notFound("Work");
  const page = `/artifacts/${artifact.id}`;
  if (saved.outcome !== "saved") {
    const isLong = saved.outcome === "too-long";
    const error = isLong ? m.artifactsTooLong({ over: saved.over }) : m.artifactsHandedInMeanwhile();
    if (wantsJson(request)) return Response.json({ error }, { status: 422 });
    const refusal = refusalWithWords(error, form, 422);
    if (refusal) throw refusal;
    return redirect(`${page}?refused=not-now`, 303);
  }
  const { revision, isOvertaken, taken, seen } = saved;
  if (wantsJson(request)) return Response.json({ revision, isOvertaken, taken, seen });
  if (form.get("then") !== "submit") return redirect(page, 303);
  const { outcome } = await moveArtifact(db, person, artifact.id, { action: "submit" });
  const isDone = outcome === "done" || outcome === "already";
  return redirect(isDone ? page : `${page}?refused=${outcome}`, 303);
}
