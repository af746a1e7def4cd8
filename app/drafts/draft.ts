/** A form that somebody typed into and that the server does not have yet. */
export type Draft = {
  /** The random word of the page that it was typed on: two pages of one lesson keep two drafts. */
  writer: string;
  /** What it answers, under a name that survives a new address. */
  place: string;
  /** The path that its form is sent to. */
  action: string;
  /** The path of the page that it was typed on, with the part of the page. */
  page: string;
  /** The question, as the page showed it. */
  label: string;
  /** The whole form, as a browser would send it. */
  fields: Field[];
  /** The names of the fields that hold words. */
  typed: string[];
  /** Whether it may be sent without another press. */
  isReady: boolean;
  /** Why the server did not take it, as it said. */
  refusal: string | null;
  /** Milliseconds since 1970, by the clock of the device. */
  typedAt: number;
};

export type Field = [name: string, value: string];

/** The draft that a text of ours holds; null for anything else. */
export function draftIn(text: string): Draft | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(found)) return null;
  const { writer, place, action, page, label, fields, typed, isReady, refusal, typedAt } = found;
  if (!isText(writer) || !isText(place) || !isText(page) || !isText(label)) return null;
  if (!isOwnPath(action) || !isOwnPath(page) || !isListOf(fields, isField) || !isListOf(typed, isText)) return null;
  return {
    ...{ writer, place, action, page, label, fields, typed },
    isReady: isReady === true,
    refusal: isText(refusal) ? refusal : null,
    typedAt: typeof typedAt === "number" && Number.isFinite(typedAt) ? typedAt : 0,
  };
}

/** Oldest first, so that the newest words are the newest version; equal clocks keep one order everywhere. */
export function inOrder(drafts: Draft[]): Draft[] {
  return drafts.toSorted((a, b) => a.typedAt - b.typedAt || (a.writer < b.writer ? -1 : 1));
}

/** What is to be read of a draft: its words, without the fields that only programs read. */
export function wordsOf({ fields, typed }: Pick<Draft, "fields" | "typed">): string[] {
  return fields.flatMap(([name, value]) => (typed.includes(name) && value.trim() !== "" ? [value] : []));
}

/** Whether two drafts of one page say the same. */
export function isSameForm(one: Pick<Draft, "fields">, other: Pick<Draft, "fields">): boolean {
  return JSON.stringify(one.fields) === JSON.stringify(other.fields);
}

/** The pause before another try: doubles from two seconds to a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(60_000, 2_000 * 2 ** Math.min(failures, 10));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isOwnPath = (value: unknown): value is string => isText(value) && /^\/(?![/\\])/.test(value);
const isField = (value: unknown): value is Field => Array.isArray(value) && value.length === 2 && value.every(isText);

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}
