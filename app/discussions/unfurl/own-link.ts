import { isId } from "#app/ids/id.ts";

/** A page of ours that a post may show the title of. Lessons and courses by slug, everything else by id. */
export type OwnLink =
  | { kind: "course"; course: string }
  | { kind: "lesson"; course: string; lesson: string }
  | { kind: "topic" | "post" | "cycle" | "training"; id: string };

/** Links of one post that are shown with their titles; the rest stay links. */
const mostOfPost = 4;

/** The pages of ours that a rendered post links to, outside quotes, each once, in their order. */
export function ownLinksIn(html: string, origin: string): OwnLink[] {
  const found = new Map<string, OwnLink>();
  for (const [, href = ""] of outsideQuotes(html).matchAll(/<a href="([^"]*)"/g)) {
    const link = ownLinkOf(href.replace(/&#x26;|&amp;/g, "&"), origin);
    if (link) found.set(keyOf(link), link);
    if (found.size === mostOfPost) break;
  }
  return [...found.values()];
}

export const keyOf = (link: OwnLink): string => Object.values(link).join(" ");

/** The links of a quote are shown below the post that it is from. */
function outsideQuotes(html: string): string {
  let depth = 0;
  let text = "";
  for (const piece of html.split(/(<\/?blockquote[^>]*>)/)) {
    if (piece.startsWith("<blockquote")) depth += 1;
    else if (piece.startsWith("</blockquote")) depth -= 1;
    else if (depth === 0) text += piece;
  }
  return text;
}

function ownLinkOf(href: string, origin: string): OwnLink | null {
  if (!URL.canParse(href, origin)) return null;
  const url = new URL(href, origin);
  if (url.origin !== origin) return null;
  const [area, first = "", second = "", third = "", ...more] = url.pathname.split("/").slice(1);
  if (more.length > 0) return null;
  if (area === "courses" && first && !second) return { kind: "course", course: first };
  if (area === "courses" && second === "lessons" && third) return { kind: "lesson", course: first, lesson: third };
  if (area === "community" && first === "posts" && isId(second)) return { kind: "post", id: second };
  if (area === "community" && isId(first) && isId(second) && !third) return { kind: "topic", id: second };
  if (area === "inquiry" && isId(first) && !third) return { kind: "cycle", id: first };
  if (area === "trainings" && isId(first) && !third) return { kind: "training", id: first };
  return null;
}
