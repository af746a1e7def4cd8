/** The body of a refusal that shows what was typed, so that nothing is lost. */
export type RefusedWords = {
  error: string;
  typed: string[];
  /** Where to sign in, when a session is missing. */
  signIn?: string;
  /** The form, to send again after signing in. */
  again?: { action: string; fields: [name: string, value: string][] };
};

/** Whether an error's data is such a body. */
export function isRefusedWords(data: unknown): data is RefusedWords {
  return typeof data === "object" && data !== null && "typed" in data && Array.isArray(data.typed) && "error" in data;
}
