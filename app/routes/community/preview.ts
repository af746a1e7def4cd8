import type { ActionFunctionArgs } from "@remix-run/node";
import { renderMarkdown } from "#app/discussions/posts/markdown.server.ts";
import { cleanMarkdown, longestPost } from "#app/discussions/posts/post.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";

export const loader = postOnly;

/** A text as the page would show it. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const source = cleanMarkdown(String((await readForm(request, person)).get("source") ?? ""));
  const problem = problemOfLength(source, longestPost);
  if (problem) return Response.json({ error: problem }, { status: 422 });
  const rendered = renderMarkdown(source);
  if (rendered === "too-much-markup") return Response.json({ error: m.postsTooMuchMarkup() }, { status: 422 });
  return Response.json({ html: rendered.html });
}
