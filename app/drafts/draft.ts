/** A form with typed input that the server does not have yet. */
export type Draft = {
  /** A random id for the page it was typed on: two pages of one lesson keep separate drafts. */
  writer: string;
  /** What it answers, under a name that stays the same when the address changes. */
  place: string;
  /** The path that the form is sent to. */
  action: string;
  /** The path of the page it was typed on, with the fragment. */
  page: string;
  /** The question, as the page showed it. */
  label: string;
  /** The whole form, as a browser would send it. */
  fields: Field[];
  /** The names of the fields that hold words. */
  typed: string[];
  /** Whether it may be sent without the person pressing a button. */
  isReady: boolean;
  /** A form of a page, which only its author sends, by its button. */
  isForm?: boolean | undefined;
  /** The server's reason for refusing it. */
  refusal: string | null;
  /** Milliseconds since 1970, by the device's clock. */
  typedAt: number;
};

export type Field = [name: string, value: string];

/** Parses a stored draft; null for anything else. */
export function draftIn(text: string): Draft | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(found)) return null;
  const { writer, place, action, page, label, fields, typed, isReady, isForm, refusal, typedAt } = found;
  if (!isText(writer) || !isText(place) || !isText(page) || !isText(label)) return null;
  if (!isOwnPath(action) || !isOwnPath(page) || !isListOf(fields, isField) || !isListOf(typed, isText)) return null;
  return {
    ...{ writer, place, action, page, label, fields, typed },
    isReady: isReady === true,
    ...(isForm === true && { isForm }),
    refusal: isText(refusal) ? refusal : null,
    typedAt: typeof typedAt === "number" && Number.isFinite(typedAt) ? typedAt : 0,
  };
}

/** Oldest first, so that the newest text becomes the newest version; ties are ordered the same way everywhere. */
export function inOrder(drafts: Draft[]): Draft[] {
  return drafts.toSorted((a, b) => a.typedAt - b.typedAt || (a.writer < b.writer ? -1 : 1));
}

/** The readable part of a draft: its typed fields, without the technical ones. */
export function wordsOf({ fields, typed }: Pick<Draft, "fields" | "typed">): string[] {
  return fields.flatMap(([name, value]) => (typed.includes(name) && value.trim() !== "" ? [value] : []));
}

/** Whether two drafts of one page have the same content. */
export function isSameForm(one: Pick<Draft, "fields">, other: Pick<Draft, "fields">): boolean {
  return JSON.stringify(one.fields) === JSON.stringify(other.fields);
}

/** The delay before the next try: doubles from two seconds to one minute. */
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
