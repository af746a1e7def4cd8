import { isId } from "#app/ids/id.ts";

/** Fields that programs fill in, and choices that are easily made again. */
const notTyped = new Set([
  "person",
  "asked",
  "base",
  "writer",
  "key",
  "shown",
  "visibility",
  "visibilityShown",
  "to",
  "_method",
  "offer", // the sealed key of an authenticator app, or an id
]);

/** Names of fields that are never shown again or resent from a refused page. */
const secret = /password|passphrase|code|token|secret|credential/i;

export const isSecretField = (name: string): boolean => secret.test(name);

/** The values typed or chosen in a form, to show them when the form is refused. Never a secret. */
export function typedWordsIn(form: FormData): string[] {
  const words = textsIn(form).flatMap(([name, value]) => {
    const text = value.trim();
    return text === "" || notTyped.has(name) || isSecretField(name) || isId(text) ? [] : [value];
  });
  return [...new Set(words)];
}

/**
 * The fields of a form to resend unchanged; null for a form with secrets or a file, which a page cannot hold, and for
 * one that does not name its person, because it could be sent as someone else.
 */
export function sendableFields(form: FormData): [name: string, value: string][] | null {
  const fields = textsIn(form);
  const isOwned = fields.some(([name]) => name === "person");
  const hasFile = [...form.values()].some((value) => typeof value !== "string" && value.size > 0);
  return isOwned && !hasFile && !fields.some(([name]) => isSecretField(name)) ? fields : null;
}

function textsIn(form: FormData): [name: string, value: string][] {
  return [...form].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
}
