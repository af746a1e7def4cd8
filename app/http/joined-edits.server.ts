import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import { type ShownFields, shownField, shownText, valuesOf } from "./shown-fields.ts";

/** Fields that two people changed, for `rejectForm`: what was saved, and that it is shown now. */
export type EditConflict = { problems: Record<string, string[]>; values: Record<string, string> };

/**
 * Joins a form with what was saved after its page was opened, so that nothing is overwritten unseen. A field that its
 * author left alone takes what the other saved. Where both changed one field, the author's words stay in the form, and
 * the problem says what was saved; sent again, the form replaces it. `chosen` are fields whose values are no words.
 */
export function joinEdits(form: FormData, saved: ShownFields, chosen: readonly string[] = []): EditConflict | null {
  const shown = shownIn(form.get(shownField));
  if (!shown) return null;
  const problems: Record<string, string[]> = {};
  for (const [name, now] of Object.entries(valuesOf(saved))) {
    const before = shown[name];
    if (before === undefined || isSame(now, before)) continue;
    const typed = textOf(form, name);
    if (isSame(typed, before)) put(form, name, now);
    else if (!isSame(typed, now)) problems[name] = [chosen.includes(name) ? m.errorsEditedChoice() : sentenceOn(now)];
  }
  if (Object.keys(problems).length > 0) return { problems, values: { [shownField]: shownText(saved) } };
  form.set(shownField, shownText(saved));
  return null;
}

/** A longer text is quoted to here. */
const longestQuote = 600;

function sentenceOn(now: string): string {
  const words = now.trim();
  if (words === "") return m.errorsEmptied();
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return m.errorsEdited({ saved: shortDay(words) });
  return m.errorsEdited({ saved: words.length > longestQuote ? `${words.slice(0, longestQuote)} …` : words });
}

function shownIn(text: FormDataEntryValue | null): Record<string, string> | null {
  if (typeof text !== "string") return null;
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values !== "object" || values === null) return null;
    return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "string"));
  } catch {
    return null;
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A box that is not ticked sends nothing. */
function put(form: FormData, name: string, value: string): void {
  if (value === "") form.delete(name);
  else form.set(name, value);
}

const isSame = (one: string, other: string) => asCompared(one) === asCompared(other);
const asCompared = (text: string) => text.replaceAll("\r\n", "\n").trim();
