import type { Choices } from "./choices.ts";

/** A rejected form: what was typed, except secrets, and what to change. */
export type FormReply = {
  values: Record<string, string>;
  /** By field name; under "" what concerns the whole form. */
  problems: Record<string, string[]>;
  /** The time, so that a repeated problem is announced again. */
  at: number;
  /** The options of its choosers, by field name. */
  choices?: Record<string, Choices>;
};

/** For the summary at the top: each problem with the field that it is about. Fields use their names as ids. */
export function summaryOf(reply: FormReply | undefined): { field: string | null; message: string }[] {
  return Object.entries(reply?.problems ?? {}).flatMap(([field, messages]) =>
    messages.map((message) => ({ field: field || null, message })),
  );
}
