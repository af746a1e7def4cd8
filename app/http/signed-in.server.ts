import { redirect } from "@remix-run/node";
import type { Person } from "#app/identity/person.ts";
import { personFor } from "#app/identity/session.server.ts";
import * as m from "#app/messages/catalog.ts";
import { db } from "#db/pool.server.ts";
import { wantsJson } from "./form.server.ts";
import { forbidden } from "./refusals.ts";
import { signInPath } from "./return-path.ts";
import { isSameOrigin } from "./same-origin.ts";
import { site } from "./site.server.ts";

/** Who asks. Every loader and action calls this, or `visitor`: a layout frames, it never guards. */
export async function signedIn(request: Request): Promise<Person> {
  const person = await visitor(request);
  if (person) return person;
  const signIn = signInPath(request);
  if (request.method === "GET" || !wantsJson(request)) throw redirect(signIn, 303);
  throw Response.json(
    {
      error: m.accountSignedOut(),
      signIn,
    },
    { status: 401 },
  );
}

/** Who asks, on a page that is also for people who have not signed in. */
export async function visitor(request: Request): Promise<Person | null> {
  if (!isSameOrigin(request, site().publicUrl)) {
    throw forbidden(m.accountOtherSite());
  }
  const person = await personFor(db, request);
  const { pathname } = new URL(request.url);
  const isWrite = !["GET", "HEAD"].includes(request.method);
  if (person?.session.viewAs && isWrite && !opensWhileViewing.includes(pathname)) {
    throw forbidden(m.accountViewingOnly());
  }
  if (person?.erasureDueAt && !opensWhileLeaving.some((path) => pathname.startsWith(path))) {
    throw redirect("/settings/erasure", 303);
  }
  return person;
}

/** Who looks as a role may stop doing so, and leave. */
const opensWhileViewing = ["/view-as", "/sign-out"];

/** Who asked for their account to be erased can undo that, read about it, and leave. */
const opensWhileLeaving = ["/settings/erasure", "/settings/data", "/sign-out", "/privacy"];
