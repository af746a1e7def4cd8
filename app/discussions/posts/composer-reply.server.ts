import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import { lengthOf, problemOfLength, tooLong } from "#app/http/text-length.ts";
import * as m from "#app/messages/catalog.ts";
import { messageKey } from "../message-key.ts";
import type { ComposerReply } from "./composer-reply.ts";
import { renderMarkdown } from "./markdown.server.ts";
import { cleanMarkdown, longestDescription, longestPost } from "./post.ts";
import type { Refusal } from "./writing.server.ts";

/** A refusal in words, for the field or the whole form. */
function problemsOf(refusal: Refusal | "no-title" | "conflict", form: FormData): Record<string, string[]> {
  const words = (name: string) => String(form.get(name) ?? "").trim();
  switch (refusal) {
    case "no-title":
      return { title: [m.topicsTitleMissing()] };
    case "empty":
      return { source: [m.postsEmpty()] };
    case "too-long":
      return { source: [problemOfLength(words("source"), longestPost) ?? m.postsTooMuchMarkup()] };
    case "too-much-markup":
      return { source: [m.postsTooMuchMarkup()] };
    case "photo-missing":
    case "photo-too-large":
    case "photo-unreadable":
      return { photo: [m.postsPhotoProblem({ what: messageKey(refusal) })] };
    case "photo-undescribed":
      return { photoDescription: [m.postsPhotoProblem({ what: messageKey(refusal) })] };
    case "photo-description-long":
      return { photoDescription: [tooLong(words("photoDescription").length, longestDescription)] };
    default:
      return { "": [m.postsRefused({ why: messageKey(refusal) })] };
  }
}

/** What a post's schema leaves out: the words about a photo, which itself has to be chosen again. */
export const photoWords = (form: FormData): Record<string, string> => {
  const words = form.get("photoDescription");
  return typeof words === "string" ? { photoDescription: words } : {};
};

/** The typed values, as a form shows them again. */
function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].filter((field): field is [string, string] => typeof field[1] === "string"));
}

/** The text as the page would show it, if the form's preview button asked for it; null if it did not. */
export function previewReply(form: FormData) {
  if (!form.has("preview")) return null;
  const source = cleanMarkdown(String(form.get("source") ?? ""));
  if (lengthOf(source) > longestPost) return refusedPost(form, "too-long");
  const rendered = renderMarkdown(source);
  if (rendered === "too-much-markup") return refusedPost(form, rendered);
  const preview = rendered.html;
  const reply: ComposerReply = { values: typedIn(form), problems: {}, at: Date.now(), preview };
  return data(reply, { status: 200 });
}

/** Why a post was refused, with everything that was typed. */
export function refusedPost(form: FormData, refusal: Refusal | "no-title" | "conflict") {
  const problems = problemsOf(refusal, form);
  // Pressed again, words that differ from what this key made are another post.
  const values = refusal === "sent-already" ? { ...typedIn(form), key: randomUUID() } : typedIn(form);
  const reply: ComposerReply = { values, problems, at: Date.now() };
  return data(reply, { status: 422 });
}
