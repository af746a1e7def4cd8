/** What the fields of an edit form show, by name; true is a ticked box. */
export type ShownFields = Record<string, string | number | boolean | null | undefined>;

/** The hidden field with what the page showed when it was opened. */
export const shownField = "shown";

/** What `shownField` holds. */
export const shownText = (fields: ShownFields): string => JSON.stringify(valuesOf(fields));

/** The fields as a form sends them; "" for what it leaves out. */
export function valuesOf(fields: ShownFields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value)]));
}

function textOf(fact: ShownFields[string]): string {
  if (typeof fact === "boolean") return fact ? "on" : "";
  return fact === null || fact === undefined ? "" : String(fact);
}
