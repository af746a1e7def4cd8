import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Key = { kid: string; privateKey: KeyObject; publicKey: KeyObject };
type Json = Record<string, unknown>;

/** What a provider may do wrong: each step takes the honest response. */
export type Behavior = {
  document: (honest: Json) => Json;
  claims: (honest: Json) => Json;
  header: (honest: Json) => Json;
  /** The whole token, built by hand. */
  token: ((header: Json, claims: Json) => string) | null;
  signWith: Key;
  publish: Key[];
  /** Handles a path itself; false leaves it to the honest provider. */
  answer: (path: string, response: ServerResponse) => boolean;
};

export const aKey = (kid: string): Key => ({ kid, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) });

export const encoded = (value: Json | Buffer | string) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(typeof value === "string" ? value : JSON.stringify(value))).toString(
    "base64url",
  );

/** Signs a token with a shared secret: the attack that passes a public key off as one. */
export const signedWithSecret = (secret: string) => (header: Json, claims: Json) => {
  const body = `${encoded({ ...header, alg: "HS256" })}.${encoded(claims)}`;
  return `${body}.${encoded(createHmac("sha256", secret).update(body).digest())}`;
};

function json(response: ServerResponse, body: Json) {
  const status = "error" in body ? 400 : 200;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** It claims to support every algorithm, so that each token is refused for a better reason. */
const documentOf = (issuer: string): Json => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
});

const honestly = (key: Key): Behavior => ({
  document: (each) => each,
  claims: (each) => each,
  header: (each) => each,
  token: null,
  signWith: key,
  publish: [key],
  answer: () => false,
});

/** A small provider that can be told to lie. Call `close` when done. */
export async function startHostileProvider(clientId: string) {
  const own = aKey("own");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked: string[] = [];
  const codes = new Map<string, { nonce: string; challenge: string; person: Json }>();
  let behavior = honestly(own);

  function tokenFor(nonce: string, person: Json, accessToken: string): string {
    const now = Math.floor(Date.now() / 1000);
    const half = createHash("sha256").update(accessToken).digest().subarray(0, 16);
    const times = { iat: now, exp: now + 300 };
    const claims = behavior.claims({
      ...{ iss: issuer, aud: clientId, nonce, at_hash: encoded(half) },
      ...times,
      ...person,
    });
    const header = behavior.header({ alg: "RS256", kid: behavior.signWith.kid });
    if (behavior.token) return behavior.token(header, claims);
    const body = `${encoded(header)}.${encoded(claims)}`;
    return `${body}.${encoded(sign("sha256", Buffer.from(body), behavior.signWith.privateKey))}`;
  }

  function redeem(form: URLSearchParams): Json {
    const code = form.get("code") ?? "";
    const found = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!found || found.challenge !== challenge) return { error: "invalid_grant" };
    const accessToken = `access ${code}`;
    return {
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: 300,
      id_token: tokenFor(found.nonce, found.person, accessToken),
    };
  }

  server.on("request", async (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    if (behavior.answer(path, response)) return;
    if (path === "/.well-known/openid-configuration") {
      return json(response, behavior.document(documentOf(issuer)));
    }
    if (path === "/keys") {
      const keys = behavior.publish.map(({ kid, publicKey }) => ({
        ...publicKey.export({ format: "jwk" }),
        kid,
        use: "sig",
      }));
      return json(response, { keys });
    }
    if (path === "/token") return json(response, redeem(new URLSearchParams(await text(request))));
    response.writeHead(404).end();
  });

  return {
    issuer,
    own,
    /** The requested paths, oldest first. */
    asked,
    /** Overrides these behaviors from now on; everything else is honest. */
    behave: (lies: Partial<Behavior>) => {
      behavior = { ...honestly(own), ...lies };
    },
    /** The return URL for a browser that signs in here as `person`. */
    visit(url: string, person: Json): URL {
      const { searchParams } = new URL(url);
      const code = crypto.randomUUID();
      codes.set(code, {
        nonce: searchParams.get("nonce") ?? "",
        challenge: searchParams.get("code_challenge") ?? "",
        person,
      });
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      back.searchParams.set("iss", issuer);
      return back;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
