import type { Request } from "express";
import { typedWordsIn } from "../http/typed-words.ts";

const mostBytes = 1024 * 1024;
const mostFields = 2_000;

/** What was typed into a form that is refused before the application sees it; nothing if it is no small HTML form. */
export async function typedWordsOf(request: Request): Promise<string[]> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.get("content-type") ?? "");
  if (!isForm || !(Number(request.get("content-length")) <= mostBytes)) return drop(request);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return []; // the browser went away
  }
  const fields = [...new URLSearchParams(Buffer.concat(chunks).toString("utf8"))];
  if (fields.length > mostFields) return [];
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return typedWordsIn(form);
}

function drop(request: Request): string[] {
  request.resume();
  return [];
}
