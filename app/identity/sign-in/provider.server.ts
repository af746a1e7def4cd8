import { createHash } from "node:crypto";
import * as oidc from "openid-client";
import { type ProviderSettings, providerSettings, site } from "#app/settings/site.server.ts";
import { hours, seconds } from "#app/time/durations.ts";
import { isOfItsDirectory, type OtherAccount, otherAccountFrom, type Provider } from "./provider.ts";

/** The OAuth state that the browser must bring back; without it, the provider's answer is ignored. */
export type OAuthState = { state: string; nonce: string; verifier: string };

/** Why a provider did not identify a person; `code` is the library's error code, for the log. */
export type ProviderProblem = { problem: "declined" | "unreachable" | "refused"; code: string };

/** For the whole exchange, because a person is waiting. */
const patience = 8 * seconds;
const longestAnswer = 256 * 1024;
const documentLifetime = 1 * hours;

/** The providers offered for sign-in, for their buttons. */
export function listProviders(): Provider[] {
  return providerSettings().map(({ id, name }) => ({ id, name }));
}

/** The provider in an address; null when this site has none of that name. */
export function findProvider(id: string | undefined): ProviderSettings | null {
  return providerSettings().find((provider) => provider.id === id) ?? null;
}

/** The name of the provider with this issuer; null when this site no longer offers it. */
export function nameOfIssuer(issuer: string): string | null {
  const isMicrosoft = issuer.startsWith("https://login.microsoftonline.com/");
  const provider = providerSettings().find(({ id, issuer: own }) =>
    isMicrosoft ? id === "microsoft" : isSame(own, issuer),
  );
  return provider?.name ?? null;
}

/** Compares issuers as the library does: with or without a slash after a bare host. */
const isSame = (one: string, other: string) => URL.canParse(other) && new URL(one).href === new URL(other).href;

/** The address to send a person to, and the OAuth state that their browser keeps until they are back. */
export async function askProvider(
  provider: ProviderSettings,
  { isShared }: { isShared: boolean },
): Promise<{ url: string; oauthState: OAuthState } | ProviderProblem> {
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
 * Exchanges the returned authorization code and verifies the answer: issuer, audience, nonce, times, signature and hash
 * of the token, by OpenID Connect Core 3.1.3.7 and RFC 9207. Keys are fetched each time, so that a revoked key stops
 * working and a new one works at once.
 */
export async function accountAt(
  provider: ProviderSettings,
  { query, oauthState }: { query: string; oauthState: OAuthState },
): Promise<{ account: OtherAccount } | ProviderProblem> {
  try {
    const configuration = await configurationOf(provider);
    oidc.enableNonRepudiationChecks(configuration); // or the library would verify no signature
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

/**
 * Fetches the user info, because some providers keep the address out of the token; it must be about the same subject.
 */
async function moreAbout(configuration: oidc.Configuration, accessToken: string, claims: oidc.IDToken) {
  const isEnough = claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint;
  return isEnough ? {} : oidc.fetchUserInfo(configuration, accessToken, claims.sub);
}

/** `select_account` suits shared devices and people with several accounts; other providers may only know `login`. */
function promptFor({ id }: ProviderSettings, isShared: boolean): { prompt?: string } {
  if (id !== "oidc") return { prompt: "select_account" };
  return isShared ? { prompt: "login" } : {};
}

function returnAddress({ id }: ProviderSettings): string {
  return `${site().address}/sign-in/with/${id}/return`;
}

/** The library's configuration, new for each sign-in, because it caches keys and the time spent waiting. */
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

/** In the header, which is OpenID Connect's default, unless the provider supports only the body. */
function authenticationAt({ clientSecret }: ProviderSettings): oidc.ClientAuth {
  const [inHeader, inBody] = [oidc.ClientSecretBasic(clientSecret), oidc.ClientSecretPost(clientSecret)];
  return (server, client, body, headers) => {
    const known = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const authenticate = known.includes("client_secret_basic") ? inHeader : inBody;
    return authenticate(server, client, body, headers);
  };
}

/** Discovery documents by issuer, kept for an hour. */
const documents = new Map<string, { text: string; until: number }>();

/** A fetch within `patience`, limited to a page of text and to the requested address, without redirects. */
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

/** at_hash, where given: the left half of the access token's hash (OpenID Connect Core 3.1.3.6). */
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

/** Passes on nothing that the provider wrote: it may be about a person, or written by anyone. */
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
