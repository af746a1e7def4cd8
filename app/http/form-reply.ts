import type { Choices } from "./choices.ts";

/** A form handed back: what was typed, but for secrets, and what to change. */
export type FormReply = {
  values: Record<string, string>;
  /** By field name; under "" what concerns the form as a whole. */
  problems: Record<string, string[]>;
  /** When, so that the same problem again is said again. */
  at: number;
  /** What its choosers offer, by field name. */
  choices?: Record<string, Choices>;
};

/** For the summary on top: each problem with the field that it is about. Fields have their names as ids. */
export function summaryOf(reply: FormReply | undefined): { field: string | null; message: string }[] {
  return Object.entries(reply?.problems ?? {}).flatMap(([field, messages]) =>
    messages.map((message) => ({ field: field || null, message })),
  );
}
