import { redirect } from "@remix-run/node";
import { formToRefuse, wantsJson } from "#app/http/form.server.ts";
import { forbidden } from "#app/http/refusals.ts";
import { refusalWithWords, signedOutWithWords } from "#app/http/refused-words.server.ts";
import { signInPath } from "#app/http/return-path.ts";
import { isSameOrigin } from "#app/http/same-origin.ts";
import { typedWordsIn } from "#app/http/typed-words.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { personFor } from "#app/identity/sessions/session.server.ts";
import { closedForMaintenance } from "#app/maintenance/closed.ts";
import { currentMaintenance } from "#app/maintenance/maintenance.server.ts";
import { isOpenDuringMaintenance } from "#app/maintenance/maintenance.ts";
import * as m from "#app/messages/catalog.ts";
import { openPage } from "#app/notifications/reading.server.ts";
import { isWithin, openPaths } from "#app/open-paths.ts";
import { site } from "#app/settings/site.server.ts";
import { db } from "#db/pool.server.ts";

/**
 * The signed-in person, or a redirect to sign in. Every loader and action calls this or `visitor`, because a layout
 * does not protect its pages.
 */
export async function signedIn(request: Request): Promise<Person> {
  const person = await visitor(request);
  if (person) return person;
  throw await toSignIn(request, signInPath(request), m.accountSignedOut());
}

/** Redirects to the sign-in page; answers our own scripts with its address, and shows people what they typed. */
async function toSignIn(request: Request, signIn: string, error: string): Promise<Response> {
  if (!isWriting(request)) return redirect(signIn, 303);
  if (!wantsJson(request)) return (await signedOutWithWords(error, request, signIn)) ?? redirect(signIn, 303);
  return Response.json({ error, signIn }, { status: 401 });
}

/**
 * The signed-in person, or null, for pages that are also open without signing in. What they were told about the page is
 * read by opening it.
 */
export async function visitor(request: Request): Promise<Person | null> {
  const person = await visitorOfHeader(request);
  if (person && request.method === "GET") await openPage(db, person, new URL(request.url).pathname);
  return person;
}

/** The same for what stands on every page. */
export async function visitorOfHeader(request: Request): Promise<Person | null> {
  if (!isSameOrigin(request, site().publicUrl)) {
    throw await refused(request, m.accountOtherSite());
  }
  const person = await personFor(db, request);
  const { pathname } = new URL(request.url);
  await refuseDuringMaintenance(request, person, pathname);
  const isWrite = isWriting(request);
  if (person?.session.viewAs && isWrite && !isWithin(openPaths.whileViewing, pathname)) {
    throw await refused(request, m.accountViewingOnly());
  }
  if (person?.session.secondStep === "needed") {
    if (isWithin(openPaths.beforeSecondStep, pathname)) return person;
    const signIn = signInPath(request).replace(/^\/sign-in/, "/sign-in/second-step");
    throw await toSignIn(request, signIn, m.accountSecondStep());
  }
  if (person?.erasureDueAt && !isWithin(openPaths.whileLeaving, pathname)) {
    const refusal = isWrite ? refusalWithWords(m.accountLeaving(), await formToRefuse(request), 403) : null;
    throw refusal ?? redirect("/settings/erasure", 303);
  }
  return person;
}

const isWriting = (request: Request): boolean => !["GET", "HEAD"].includes(request.method);

/** A refusal of a form shows what was typed into it; our own scripts have it still. */
async function refused(request: Request, error: string): Promise<Response> {
  const hasForm = isWriting(request) && !wantsJson(request);
  return (hasForm ? refusalWithWords(error, await formToRefuse(request), 403) : null) ?? forbidden(error);
}

async function refuseDuringMaintenance(request: Request, person: Person | null, pathname: string): Promise<void> {
  const maintenance = currentMaintenance();
  if (!maintenance) return;
  const isAdministrator = person !== null && canAdminister(person);
  const hasToSetUpSecondStep = person?.session.secondStep === "to_set_up";
  const isOpen = isOpenDuringMaintenance({ isAdministrator, hasToSetUpSecondStep }, pathname);
  if (isOpen) return;
  const typed = isWriting(request) && !wantsJson(request) ? typedWordsIn(await formToRefuse(request)) : [];
  throw closedForMaintenance(maintenance, { timeZone: person?.timeZone, typed });
}
