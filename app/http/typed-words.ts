import { isId } from "#app/ids/id.ts";

/** What programs put into our forms, and choices that are made again in one press. */
const notTyped = new Set(["person", "asked", "base", "writer", "visibility", "visibilityShown", "to", "_method"]);

/** What is never shown again, or sent on from a page that was refused. */
const secret = /password|passphrase|code|token|secret|credential/i;

export const isSecretField = (name: string): boolean => secret.test(name);

/** What somebody typed or chose in a form, to show it to them when the form is refused. Never a secret. */
export function typedWordsIn(form: FormData): string[] {
  const words = textsIn(form).flatMap(([name, value]) => {
    const text = value.trim();
    return text === "" || notTyped.has(name) || isSecretField(name) || isId(text) ? [] : [value];
  });
  return [...new Set(words)];
}

/**
 * A form's fields to be sent again as they are; null for one with secrets in it, or one that does not say whose it is:
 * it could be sent as somebody else.
 */
export function sendableFields(form: FormData): [name: string, value: string][] | null {
  const fields = textsIn(form);
  const isOwned = fields.some(([name]) => name === "person");
  return isOwned && !fields.some(([name]) => isSecretField(name)) ? fields : null;
}

function textsIn(form: FormData): [name: string, value: string][] {
  return [...form].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
}
