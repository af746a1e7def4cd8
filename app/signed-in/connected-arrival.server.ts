import { redirect } from "@remix-run/node";
import type { Person } from "#app/identity/person/person.ts";
import { arrive } from "#app/identity/sign-in/arrival.server.ts";
import { connect, recognize } from "#app/identity/sign-in/connected-sign-in.server.ts";
import { accountAt } from "#app/identity/sign-in/provider.server.ts";
import type { OtherAccount } from "#app/identity/sign-in/provider.ts";
import type { ProviderSettings } from "#app/settings/site.server.ts";
import type { Db } from "#db/client.server.ts";
import { errandCookie, newcomerCookie } from "./connecting.server.ts";

type Answer = { problem: "declined" | "expired" | "unreachable" | "refused" | "taken"; code: string };

/**
 * Takes a browser that comes back from a provider further: in, to the page of connected accounts, or to decide what an
 * account elsewhere that is new here is to become. What it brings counts only beside the errand that this very browser
 * was given, once.
 */
export async function comeBack(
  db: Db,
  request: Request,
  provider: ProviderSettings,
  person: Person | null,
): Promise<Response | Answer> {
  const errand = errandCookie.read(request);
  const { search, searchParams } = new URL(request.url);
  if (!errand || errand.provider !== provider.id || errand.state !== searchParams.get("state")) {
    return { problem: "expired", code: "NO_ERRAND" };
  }
  if (errand.sessionId !== null && !isOfSession(errand.sessionId, person)) {
    return { problem: "expired", code: "OTHER_SESSION" };
  }
  const told = await accountAt(provider, { query: search, errand });
  if ("problem" in told) return told;

  const { account } = told;
  if (errand.sessionId !== null && person) return connectTo(db, request, person, account);
  const personId = await recognize(db, account);
  const { to, isShared } = errand;
  if (personId) return ended(request, await arrive(db, request, { personId, method: "connected", isShared, to }));
  const { id, name } = provider;
  const newcomer = newcomerCookie.write(request, { provider: { id, name }, account, to, isShared });
  return ended(request, redirect("/sign-in/connect", { headers: { "Set-Cookie": newcomer } }));
}

/** Who looks as a role changes nothing meanwhile, and neither does who still owes their second step. */
function isOfSession(sessionId: string, person: Person | null): boolean {
  return person?.session.id === sessionId && !person.session.viewAs && person.session.secondStep !== "needed";
}

async function connectTo(db: Db, request: Request, person: Person, account: OtherAccount): Promise<Response | Answer> {
  const outcome = await connect(db, person, account);
  if (outcome === "taken") return { problem: "taken", code: "OTHER_PERSON" };
  return ended(request, redirect("/settings/connected?added"));
}

/** The errand is over, however it went on. */
export function ended(request: Request, response: Response): Response {
  response.headers.append("Set-Cookie", errandCookie.clear(request));
  return response;
}
