import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { saveDraft } from "#app/discussions/posts/drafts/post-draft.server.ts";
import { mostDrafts, placeIn } from "#app/discussions/posts/drafts/post-draft.ts";
import { otherText } from "#app/discussions/posts/drafts/shown-draft.server.ts";
import { longestPost } from "#app/discussions/posts/post.ts";
import { isDefinedLanguage } from "#app/discussions/posts/post-language.ts";
import { longestTags } from "#app/discussions/topics/tag.ts";
import { wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

const words = z.string().catch("");
const language = words.transform((tag) => (isDefinedLanguage(tag) ? tag : null));

const save = z.object({
  ...{ place: words.transform(placeIn), title: words, source: words, translation: words, tags: words },
  ...{ language, translationLanguage: language },
  about: z.string().max(150).catch(""),
  key: z.string().min(1).max(100).nullable().catch(null),
  draft: z.string().nullable().catch(null),
  base: z.coerce.number().int().min(0).catch(0),
  writer: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .catch(() => randomUUID()),
});

/** Saves what somebody types for a post: with JavaScript every few seconds, without it when they press the button. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const form = await readForm(request, person);
  const { place, about: subject, draft: draftId, ...typed } = save.parse(Object.fromEntries(form));
  if (!place) throw notFound("Place");
  const saved = await saveDraft(db, person, place, { ...typed, subject, draftId });
  if (saved.outcome === "missing") throw notFound("Place");
  if (saved.outcome !== "saved") {
    const error = refusals[saved.outcome](typed);
    if (wantsJson(request)) return Response.json({ error }, { status: 422 });
    throw refusalWithWords(error, form, 422) ?? notFound("Words");
  }
  if (!wantsJson(request)) return redirect("/community/drafts?told=saved", 303);
  const { draft, isOvertaken, others } = saved;
  return Response.json({
    ...{ draft: draft?.id ?? null, revision: draft?.revision ?? 0, isOvertaken },
    others: others.map(otherText(person.timeZone)),
  });
}

const refusals = {
  "too-long": (typed: { source: string; translation: string; tags: string }) =>
    problemOfLength(typed.source, longestPost) ??
    problemOfLength(typed.translation, longestPost) ??
    problemOfLength(typed.tags, longestTags) ??
    m.sendingTooLarge(),
  "too-many": () => m.postDraftsTooMany({ count: mostDrafts }),
  posted: () => m.postDraftsPosted(),
};
