import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { withoutLinks } from "./without-links.ts";

/** The content of a mail. Both its HTML and its text are rendered from these parts, so both say the same. */
export type MailMessage = {
  subject: string;
  /** The only heading. */
  title: string;
  parts: Part[];
  /** Why this person gets it; last and small. */
  reason: string;
  /** An iTIP message that calendar programs act on (RFC 6047). */
  calendar?: CalendarAttachment;
  /** Mails with the same thread are one conversation in mail programs. */
  thread?: string;
  /** The page on which one press stops mail for this reason; mail programs offer it beside the sender (RFC 8058). */
  unsubscribePath?: string;
  /** The secret part of the address to which an answer goes. */
  replyToken?: string;
};

/** A request or cancellation is about one event; PUBLISH may hold several, to be opened by hand (RFC 5546, 3.2). */
export type CalendarAttachment = { method: "REQUEST" | "CANCEL" | "PUBLISH"; content: string };

export type Part =
  | { kind: "paragraph"; text: string }
  /** A link of ours, with its full address visible. */
  | { kind: "link"; label: string; path: string }
  /** To type elsewhere: large, in groups. */
  | { kind: "code"; code: string }
  /** A person's own words, set apart from ours. */
  | { kind: "quote"; text: string };

export const paragraph = (text: string): Part => ({ kind: "paragraph", text });
export const link = (label: string, path: string): Part => ({ kind: "link", label, path });
export const code = (code: string): Part => ({ kind: "code", code });
export const quote = (text: string): Part => ({ kind: "quote", text });

/** Six digits in groups, for reading: "123 456". */
export function inGroups(code: string): string {
  const size = code.length % 3 === 0 ? 3 : 4;
  return code.match(new RegExp(`.{1,${size}}`, "g"))?.join(" ") ?? code;
}

/**
 * A name that a person chose, made safe for our mail: one line, not long, and nothing that a mail program would turn
 * into a link. Every link in a mail is ours.
 */
export function named(name: string, most = 120): string {
  const line = withoutLinks(oneLine(name));
  const messages = [...line];
  return messages.length > most ? `${messages.slice(0, most - 1).join("")}…` : line;
}

/** The same for several lines, which are kept. */
export function noted(note: string): string {
  return withoutLinks(
    withoutInvisible(note.replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, "\n").replaceAll("\t", " ")),
  ).trim();
}
