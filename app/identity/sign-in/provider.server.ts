import { createHash } from "node:crypto";
import * as oidc from "openid-client";
import { type ProviderSettings, providerSettings, site } from "#app/settings/site.server.ts";
import { hours, seconds } from "#app/time/durations.ts";
import { isOfItsDirectory, type OtherAccount, otherAccountFrom, type Provider } from "./provider.ts";

/** What the browser that began has to bring back, or nothing that the provider says counts. */
export type Errand = { state: string; nonce: string; verifier: string };

/** Why a provider did not tell us who somebody is; `code` is a word of the library's, for the log. */
export type ProviderProblem = { problem: "declined" | "unreachable" | "refused"; code: string };

/** A person waits for all of it. */
const patience = 8 * seconds;
const longestAnswer = 256 * 1024;
const documentLifetime = 1 * hours;

/** The providers that people may sign in with, for their buttons. */
export function listProviders(): Provider[] {
  return providerSettings().map(({ id, name }) => ({ id, name }));
}

/** The provider of an address; null when this site knows none of that name. */
export function findProvider(id: string | undefined): ProviderSettings | null {
  return providerSettings().find((provider) => provider.id === id) ?? null;
}

/** What people call the provider that an issuer belongs to; null when this site asks it no more. */
export function nameOfIssuer(issuer: string): string | null {
  const isMicrosoft = issuer.startsWith("https://login.microsoftonline.com/");
  const provider = providerSettings().find(({ id, issuer: own }) =>
    isMicrosoft ? id === "microsoft" : isSame(own, issuer),
  );
  return provider?.name ?? null;
}

/** As the library compares them: with or without a slash after a bare host. */
const isSame = (one: string, other: string) => URL.canParse(other) && new URL(one).href === new URL(other).href;

/** Where to send somebody to sign in with a provider, and what their browser keeps until they are back. */
export async function askProvider(
  provider: ProviderSettings,
  { isShared }: { isShared: boolean },
): Promise<{ url: string; oauthState: Errand } | ProviderProblem> {
  try {
    const oauthState = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(await configurationOf(provider), {
      redirect_uri: returnAddress(provider),
      scope: "openid email profile",
      state: oauthState.state,
      nonce: oauthState.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(oauthState.verifier),
      code_challenge_method: "S256",
      ...promptFor(provider, isShared),
    });
    return { url: url.href, oauthState };
  } catch (error) {
    return problemOf(error);
  }
}

/**
 * Takes what came back with a browser to the provider and reads its answer: issuer, audience, nonce, times, signature and
 * hash of the token are checked, by OpenID Connect Core 3.1.3.7 and RFC 9207. Keys are asked for each time: one that a
 * provider has taken back is worth nothing, and one that is new counts at once.
 */
export async function accountAt(
  provider: ProviderSettings,
  { query, oauthState }: { query: string; oauthState: Errand },
): Promise<{ account: OtherAccount } | ProviderProblem> {
  try {
    const configuration = await configurationOf(provider);
    oidc.enableNonRepudiationChecks(configuration); // or the library would trust the connection, and no signature
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(returnAddress(provider) + query), {
      expectedState: oauthState.state,
      expectedNonce: oauthState.nonce,
      pkceCodeVerifier: oauthState.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !isOfItsDirectory(provider.id, claims)) return { problem: "refused", code: "WRONG_DIRECTORY" };
    if (!isHashRight(claims.at_hash, tokens)) return { problem: "refused", code: "WRONG_TOKEN_HASH" };
    const more = provider.id === "oidc" ? await moreAbout(configuration, tokens.access_token, claims) : {};
    const account = otherAccountFrom(provider.id, { ...more, ...claims });
    return account ? { account } : { problem: "refused", code: "UNREADABLE_CLAIMS" };
  } catch (error) {
    return problemOf(error);
  }
}

/** Some providers keep the address out of the token; the answer has to be about the same subject. */
async function moreAbout(configuration: oidc.Configuration, accessToken: string, claims: oidc.IDToken) {
  const isEnough = claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint;
  return isEnough ? {} : oidc.fetchUserInfo(configuration, accessToken, claims.sub);
}

/** `select_account` on shared machines and for those with several accounts; others may only know `login`. */
function promptFor({ id }: ProviderSettings, isShared: boolean): { prompt?: string } {
  if (id !== "oidc") return { prompt: "select_account" };
  return isShared ? { prompt: "login" } : {};
}

function returnAddress({ id }: ProviderSettings): string {
  return `${site().address}/sign-in/with/${id}/return`;
}

/** The provider library, made anew for each sign-in: it holds the keys that were asked for, and how long the person has waited. */
async function configurationOf(provider: ProviderSettings): Promise<oidc.Configuration> {
  const issuer = new URL(provider.issuer);
  const ask = fetchWithin(AbortSignal.timeout(patience), provider.issuer);
  return oidc
    .discovery(issuer, provider.clientId, undefined, authenticationAt(provider), {
      [oidc.customFetch]: ask,
      timeout: patience / seconds,
      execute: issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [],
    })
    .catch((error) => {
      documents.delete(provider.issuer);
      throw error;
    });
}

/** In the header, as OpenID Connect has it where nothing else was agreed, unless the provider only knows the other way. */
function authenticationAt({ clientSecret }: ProviderSettings): oidc.ClientAuth {
  const [inHeader, inBody] = [oidc.ClientSecretBasic(clientSecret), oidc.ClientSecretPost(clientSecret)];
  return (server, client, body, headers) => {
    const known = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const authenticate = known.includes("client_secret_basic") ? inHeader : inBody;
    return authenticate(server, client, body, headers);
  };
}

/** What each issuer says of itself, for an hour. */
const documents = new Map<string, { text: string; until: number }>();

/** Asks for one thing: no longer than a person waits, no more than a page of text, and nowhere but where it was asked. */
function fetchWithin(patience: AbortSignal, issuer: string): oidc.CustomFetch {
  return async (url, { signal, body, ...options }) => {
    const isDocument = new URL(url).pathname.endsWith("/.well-known/openid-configuration");
    const known = isDocument ? documents.get(issuer) : undefined;
    if (known && known.until > Date.now()) return jsonResponse(known.text);
    const response = await fetch(url, {
      ...options,
      ...(body && { body: bodyOf(body) }),
      redirect: "manual",
      signal: AbortSignal.any(signal ? [signal, patience] : [patience]),
    });
    const text = await textWithin(response, longestAnswer);
    if (isDocument && response.ok) documents.set(issuer, { text, until: Date.now() + documentLifetime });
    return new Response(text, { status: response.status || 502, headers: response.headers });
  };
}

const jsonResponse = (text: string) => new Response(text, { headers: { "content-type": "application/json" } });

function bodyOf(body: oidc.FetchBody): string | URLSearchParams {
  if (typeof body === "string" || body instanceof URLSearchParams) return body;
  throw new Error("a provider is only sent forms");
}

class TooLong extends Error {
  readonly code = "TOO_LONG";
}

async function textWithin({ body }: Response, longest: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    pieces.push(read.value);
    if (pieces.reduce((sum, piece) => sum + piece.length, 0) <= longest) continue;
    await reader?.cancel();
    throw new TooLong("the answer is too long");
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** at_hash, where it is given: the left half of the access token's hash (OpenID Connect Core 3.1.3.6). */
function isHashRight(expected: unknown, tokens: { id_token?: string; access_token: string }): boolean {
  if (expected === undefined) return true;
  const header: unknown = JSON.parse(Buffer.from(tokens.id_token?.split(".")[0] ?? "", "base64url").toString("utf8"));
  const alg = typeof header === "object" && header !== null && "alg" in header ? String(header.alg) : "";
  const bits = /^Ed/.test(alg) ? "512" : (/\d{3}$/.exec(alg)?.[0] ?? "256");
  const hash = createHash(`sha${bits}`).update(tokens.access_token).digest();
  return expected === hash.subarray(0, hash.length / 2).toString("base64url");
}

const declined = ["access_denied", "consent_required", "login_required", "interaction_required"];
const unreachable = ["OAUTH_TIMEOUT", "OAUTH_ABORT", "OAUTH_RESPONSE_IS_NOT_CONFORM"];

/** Nothing of what the provider wrote goes on from here: it may be about somebody, or written by anybody. */
function problemOf(error: unknown): ProviderProblem {
  if (error instanceof oidc.AuthorizationResponseError) {
    if (declined.includes(error.error)) return { problem: "declined", code: error.code };
    const isBusy = ["temporarily_unavailable", "server_error"].includes(error.error);
    return { problem: isBusy ? "unreachable" : "refused", code: error.code };
  }
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "UNKNOWN";
  const isLost = error instanceof TypeError || (error instanceof DOMException && error.name !== "SyntaxError");
  return {
    problem: isLost || unreachable.includes(code) ? "unreachable" : "refused",
    code: isLost ? "NO_ANSWER" : code,
  };
}
