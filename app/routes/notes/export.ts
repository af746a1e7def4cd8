import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { notesAsMarkdown } from "#app/learning/notes/markdown.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** Downloads all of a person's notes, highlights and bookmarks as one Markdown file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const today = dayOf(currentTime(), person.timeZone);
  return new Response(notesAsMarkdown(db, person), {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="notes-${today}.md"`,
      "cache-control": "private, no-store",
    },
  });
}
