import { redirect } from "@remix-run/node";
import type { Person } from "#app/identity/person/person.ts";
import { completeSignIn } from "#app/identity/sign-in/complete-sign-in.server.ts";
import { connect, findConnectedPerson } from "#app/identity/sign-in/connected-sign-in.server.ts";
import { accountAt } from "#app/identity/sign-in/provider.server.ts";
import type { OtherAccount } from "#app/identity/sign-in/provider.ts";
import type { ProviderSettings } from "#app/settings/site.server.ts";
import type { Db } from "#db/client.server.ts";
import { oauthStateCookie, providerSignUpCookie } from "./provider-cookies.server.ts";

type Answer = { problem: "declined" | "expired" | "unreachable" | "refused" | "taken"; code: string };

/**
 * Handles a browser that returns from a provider: signs the person in, connects the account, or lets them decide what
 * an unknown provider account becomes. The answer counts only with the OAuth state that this browser was given, once.
 */
export async function finishProviderSignIn(
  db: Db,
  request: Request,
  provider: ProviderSettings,
  person: Person | null,
): Promise<Response | Answer> {
  const oauthState = oauthStateCookie.read(request);
  const { search, searchParams } = new URL(request.url);
  if (!oauthState || oauthState.provider !== provider.id || oauthState.state !== searchParams.get("state")) {
    return { problem: "expired", code: "NO_OAUTH_STATE" };
  }
  if (oauthState.sessionId !== null && !isOfSession(oauthState.sessionId, person)) {
    return { problem: "expired", code: "OTHER_SESSION" };
  }
  const told = await accountAt(provider, { query: search, oauthState });
  if ("problem" in told) return told;

  const { account } = told;
  if (oauthState.sessionId !== null && person) return connectTo(db, request, person, account);
  const personId = await findConnectedPerson(db, account);
  const { to, isShared } = oauthState;
  if (personId)
    return withoutOAuthState(
      request,
      await completeSignIn(db, request, { personId, method: "connected", isShared, to }),
    );
  const { id, name } = provider;
  const providerSignUp = providerSignUpCookie.write(request, { provider: { id, name }, account, to, isShared });
  return withoutOAuthState(request, redirect("/sign-in/connect", { headers: { "Set-Cookie": providerSignUp } }));
}

/** A person who views the site as a role, or still has to pass their second step, cannot connect an account. */
function isOfSession(sessionId: string, person: Person | null): boolean {
  return person?.session.id === sessionId && !person.session.viewAs && person.session.secondStep !== "needed";
}

async function connectTo(db: Db, request: Request, person: Person, account: OtherAccount): Promise<Response | Answer> {
  const outcome = await connect(db, person, account);
  if (outcome === "taken") return { problem: "taken", code: "OTHER_PERSON" };
  return withoutOAuthState(request, redirect("/settings/connected?added"));
}

/** Clears the OAuth state, which is used up once the provider has answered. */
function withoutOAuthState(request: Request, response: Response): Response {
  response.headers.append("Set-Cookie", oauthStateCookie.clear(request));
  return response;
}
