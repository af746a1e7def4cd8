import type { SavedResponse } from "../lesson-state.ts";

/** What came of sending a form: what the server answered, or why there is no answer. */
export type Sent<Answer> =
  | { kind: "saved"; answer: Answer }
  /** The server's own words. */
  | { kind: "refused"; words: string }
  | { kind: "signed-out" }
  | { kind: "unreachable" };

export type ResponseAnswer = { response: SavedResponse };

/** A connection that died without saying so would keep a page waiting for ever. */
const longestWaitMs = 20_000;

/** Sends a learner's answer without leaving the page. */
export function saveResponse(action: string, form: FormData): Promise<Sent<ResponseAnswer>> {
  return sendForm(action, form, (body): body is ResponseAnswer => isRecord(body) && isRecord(body.response));
}

/** Posts a form as our own pages do: the answer is JSON. `isLast` outlives the page that sends it. */
export async function sendForm<Answer>(
  action: string,
  form: FormData,
  isAnswer: (body: unknown) => body is Answer,
  { isLast = false } = {},
): Promise<Sent<Answer>> {
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  try {
    const response = await fetch(action, {
      method: "POST",
      body: fields,
      headers: { Accept: "application/json" },
      keepalive: isLast,
      signal: AbortSignal.timeout(longestWaitMs),
    });
    if (response.status === 401) return { kind: "signed-out" };
    const body: unknown = await response.json();
    if (response.ok && isAnswer(body)) return { kind: "saved", answer: body };
    if (response.status === 422 && isRecord(body)) return { kind: "refused", words: String(body.error) };
    return { kind: "unreachable" };
  } catch {
    // No network, or an answer that is none: to the learner both mean that nothing was kept there yet.
    return { kind: "unreachable" };
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
