import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { withoutLinks } from "./without-links.ts";

/** What a mail says, before it is HTML or text: both are made of the same parts, so both say the same. */
export type MailMessage = {
  subject: string;
  /** The one heading. */
  title: string;
  parts: Part[];
  /** Why this person gets it; last and small. */
  reason: string;
};

export type Part =
  | { kind: "paragraph"; text: string }
  /** A link of ours with its whole address in sight. */
  | { kind: "link"; label: string; path: string }
  /** To be typed elsewhere: large, in groups. */
  | { kind: "code"; code: string }
  /** What a person wrote, set apart from our words. */
  | { kind: "quote"; text: string };

export const paragraph = (text: string): Part => ({ kind: "paragraph", text });
export const link = (label: string, path: string): Part => ({ kind: "link", label, path });
export const code = (code: string): Part => ({ kind: "code", code });
export const quote = (text: string): Part => ({ kind: "quote", text });

/** Six digits as people read them: "123 456". */
export function inGroups(code: string): string {
  const size = code.length % 3 === 0 ? 3 : 4;
  return code.match(new RegExp(`.{1,${size}}`, "g"))?.join(" ") ?? code;
}

/**
 * What a person called themselves or something else, as it may stand in a mail of ours: one line, not long, and nothing
 * in it that a mail program would make into a link. Every link in a mail is ours.
 */
export function named(name: string, most = 120): string {
  const line = withoutLinks(oneLine(name));
  const messages = [...line];
  return messages.length > most ? `${messages.slice(0, most - 1).join("")}…` : line;
}

/** The same for several lines, which stay as they were typed. */
export function noted(note: string): string {
  return withoutLinks(
    withoutInvisible(note.replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, "\n").replaceAll("\t", " ")),
  ).trim();
}
