import { formToRefuse } from "./form.server.ts";
import type { RefusedWords } from "./refused-words.ts";
import { sendableFields, typedWordsIn } from "./typed-words.ts";

/** A refusal whose page shows what was typed (`error` is a sentence); null when nothing was. */
export function refusalWithWords(error: string, form: FormData, status: 403 | 422): Response | null {
  const typed = typedWordsIn(form);
  return typed.length > 0 ? Response.json({ error, typed } satisfies RefusedWords, { status }) : null;
}

/** The same for a form submitted without a session: it can be sent again once its author has signed in. */
export async function signedOutWithWords(error: string, request: Request, signIn: string): Promise<Response | null> {
  const form = await formToRefuse(request);
  const typed = typedWordsIn(form);
  if (typed.length === 0) return null;
  const fields = sendableFields(form);
  const { pathname, search } = new URL(request.url);
  const again = fields ? { action: pathname + search, fields } : undefined;
  return Response.json({ error, typed, signIn, ...(again && { again }) } satisfies RefusedWords, { status: 401 });
}
