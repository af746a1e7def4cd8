import * as m from "#app/messages/catalog.ts";
import { type Field, isRecord } from "./draft.ts";

/** The result of sending a form: the server's answer, or why there is none. */
export type Sent<Answer> =
  | { kind: "saved"; answer: Answer }
  /** Worded for the person. A final refusal would be repeated. */
  | { kind: "refused"; words: string; isFinal: boolean; body?: unknown }
  | { kind: "signed-out" }
  /** The site did not answer, or has a temporary problem. */
  | { kind: "unreachable" };

/** Without this, a connection that died silently would keep a page waiting forever. */
const longestWaitMs = 20_000;

/** Browsers limit keepalive bodies to 64 KiB, summed over all requests in flight. */
const longestKeptAlive = 60_000;

/** The server accepts no larger body (app/server/request-gate.ts). */
const longestBody = 1024 * 1024;

let keptAliveBytes = 0;

/**
 * Posts a form as our own pages do, with a JSON answer. With `isLast` the request outlives its page if its size allows;
 * a larger one is sent normally, and its draft stays on the device until the server has it.
 */
export async function sendForm<Answer>(
  action: string,
  fields: Iterable<Field>,
  isAnswer: (body: unknown) => body is Answer,
  { isLast = false } = {},
): Promise<Sent<Answer>> {
  const body = new URLSearchParams([...fields]).toString(); // percent-encoded: one byte a character
  if (body.length > longestBody) return refusal(m.sendingTooLarge());
  const keepalive = isLast && keptAliveBytes + body.length <= longestKeptAlive;
  if (keepalive) keptAliveBytes += body.length;
  try {
    return await answerTo(await post(action, body, keepalive), isAnswer);
  } catch {
    return { kind: "unreachable" }; // no network, or an invalid answer
  } finally {
    if (keepalive) keptAliveBytes -= body.length;
  }
}

function post(action: string, body: string, keepalive: boolean): Promise<Response> {
  const headers = { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" };
  return fetch(action, { method: "POST", body, headers, keepalive, signal: AbortSignal.timeout(longestWaitMs) });
}

async function answerTo<Answer>(
  response: Response,
  isAnswer: (body: unknown) => body is Answer,
): Promise<Sent<Answer>> {
  if (response.status === 401) return { kind: "signed-out" };
  if (response.status === 404 || response.status === 410) return refusal(m.sendingGone());
  if (response.status === 413) return refusal(m.sendingTooLarge());
  if (response.status === 403) return { ...refusal(m.sendingForbidden()), isFinal: false };
  const body: unknown = await response.json();
  if (response.ok && isAnswer(body)) return { kind: "saved", answer: body };
  if (response.status === 422 && isRecord(body)) return { ...refusal(String(body.error)), body };
  return { kind: "unreachable" };
}

const refusal = (words: string) => ({ kind: "refused" as const, words, isFinal: true });

/** A form's text fields, as a browser would send them; files are left out. */
export function fieldsOf(form: FormData): Field[] {
  return [...form].flatMap(([name, value]): Field[] => (typeof value === "string" ? [[name, value]] : []));
}
