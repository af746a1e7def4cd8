import type { Submission } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { ZodObject } from "zod";
import type { $ZodIssue } from "zod/v4/core";
import * as m from "#app/messages/catalog.ts";
import { minutesUntil } from "#app/time/durations.ts";
import type { FormReply } from "./form-reply.ts";
import { shownField } from "./shown-fields.ts";
import { tooLong } from "./text-length.ts";
import { oneLine } from "./typed-text.ts";
import { isSecretField } from "./typed-words.ts";

/**
 * Reads the submitted form; a DELETE without a body has an empty one. Throws 400 for anything that is not a form, and
 * 413 for one with thousands of fields. PostgreSQL cannot store NUL, so it is replaced by U+FFFD.
 */
export async function formOf(request: Request): Promise<FormData> {
  if (request.method === "DELETE" && !request.headers.get("content-type")) return new FormData();
  const sent = await readFields(request);
  const form = new FormData();
  for (const [name, value] of sent)
    form.append(name, typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value);
  return form;
}

/** The same for a request that is refused in any case, to show what was typed; empty for what cannot be read. */
export const formToRefuse = (request: Request): Promise<FormData> => formOf(request).catch(() => new FormData());

/** More than any page of ours has, and few enough to parse quickly. */
const maxFields = 2_000;

/** Counts the fields before parsing them, because parsing time grows faster than their number. */
async function readFields(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  const body = Buffer.from(await request.arrayBuffer());
  if (fieldsIn(body, type) > maxFields) throw refused(413, "Content Too Large");
  return new Response(body, { headers: { "content-type": type } }).formData().catch(() => {
    throw refused(400, "Bad Request");
  });
}

function fieldsIn(body: Buffer, type: string): number {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const between = Buffer.from(boundary ? `--${boundary[1] ?? boundary[2]}` : "&");
  let count = 0;
  for (let at = body.indexOf(between); at !== -1 && count <= maxFields; at = body.indexOf(between, at + between.length))
    count += 1;
  return count;
}

const refused = (status: number, statusText: string) => new Response(statusText, { status, statusText });

/** The method that a form means: forms can only POST, so one that deletes sends `_method=delete`. */
export function methodOf(request: Request, form: FormData): "POST" | "DELETE" {
  if (request.method === "DELETE") return "DELETE";
  return String(form.get("_method") ?? "").toLowerCase() === "delete" ? "DELETE" : "POST";
}

/**
 * Validates a form against a schema, without side effects. Reads only the schema's own fields and what the page showed,
 * each once: Conform turns names such as `a[9]` and `a.b` into lists and objects, and one name can ask for billions of
 * entries.
 */
export function parseForm<Schema extends ZodObject>(form: FormData, schema: Schema) {
  const known = new FormData();
  for (const name of new Set([...Object.keys(schema.shape), shownField])) {
    const value = form.get(name);
    if (value !== null) known.set(name, typeof value === "string" ? typed(name, value) : value);
  }
  return parseWithZod(known, {
    schema,
    formatError: (issues: $ZodIssue[]) => issues.map((issue) => sentenceFor(issue, known)),
  });
}

/**
 * A field with nothing to see in it is empty, as if nobody had typed: otherwise a schema that cleans its text first
 * asks for it in the words of the library. A secret may consist of spaces.
 */
function typed(name: string, value: string): string {
  if (!isSecretField(name) && oneLine(value) === "") return "";
  // A line end counts as one character, as it was typed; browsers send two.
  return value.replaceAll("\r\n", "\n");
}

/** For text that is too long, says how long it is and how much fits; for a secret, says neither. */
function sentenceFor(issue: $ZodIssue, form: FormData): string {
  const name = String(issue.path[0]);
  const value = form.get(name);
  if (issue.code !== "too_big" || issue.origin !== "string") return issue.message;
  if (typeof value !== "string" || isSecretField(name)) return issue.message;
  return tooLong(value.trim().length, Number(issue.maximum));
}

/** Our own fetch calls ask for JSON; a form posted without JavaScript asks for a page and gets a redirect. */
export function wantsJson(request: Request): boolean {
  const accepted = request.headers.get("accept") ?? "";
  return accepted.split(",").some((type) => type.split(";")[0]?.trim().toLowerCase() === "application/json");
}

/** Rejects a form that must wait before it is sent again, and says how long. */
export function rejectFormUntil<Value>(
  submission: Submission<Value>,
  { waitUntil }: { waitUntil: Date },
  secrets: string[],
) {
  const minutes = minutesUntil(waitUntil, new Date());
  return rejectForm(submission, {
    secrets,
    problems: { "": [m.accountWait({ minutes })] },
    status: 429,
    headers: { "Retry-After": `${minutes * 60}` },
  });
}

type Rejection = {
  /** Names of the fields that are never sent back. */
  secrets?: string[];
  /** Problems that the schema could not detect; under "" what concerns the whole form. */
  problems?: Record<string, string[]>;
  /** Fields that come back with another value than they were sent with. */
  values?: Record<string, string>;
  status?: number;
  headers?: Record<string, string>;
};

/** Answers with the form as it was typed and what to change. */
export function rejectForm<Typed, Value>(
  submission: Submission<Typed, string[], Value>,
  { secrets = [], problems, values, status = 422, headers }: Rejection = {},
) {
  const { initialValue, error } = submission.reply({ hideFields: secrets });
  const typed = Object.entries(initialValue ?? {}).filter(
    (field): field is [string, string] => typeof field[1] === "string",
  );
  const found = Object.entries(error ?? {}).map(([field, messages]) => [field, messages ?? []] as const);
  const reply: FormReply = {
    values: { ...Object.fromEntries(typed), ...values },
    problems: problems ?? Object.fromEntries(found),
    at: Date.now(),
  };
  return data(reply, { status, headers });
}
