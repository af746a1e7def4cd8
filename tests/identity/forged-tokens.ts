import { aKey, type Behavior, encoded, type Key, signedWithSecret } from "./hostile-provider.ts";
import { client } from "./provider-client.ts";

/** A key that the provider does not publish. */
export const otherKey = aKey("other");

/** Ways to forge or tamper with an ID token, each from the provider's own key. */
export const forgeries: [name: string, behavior: (own: Key) => Partial<Behavior>][] = [
  ["a wrong nonce", () => ({ claims: (each) => ({ ...each, nonce: "another" }) })],
  ["no nonce", () => ({ claims: ({ nonce: _, ...each }) => each })],
  ["a wrong audience", () => ({ claims: (each) => ({ ...each, aud: "another" }) })],
  ["one audience too many", () => ({ claims: (each) => ({ ...each, aud: [client.id, "another"] }) })],
  ["another party", () => ({ claims: (each) => ({ ...each, aud: [client.id, "another"], azp: "another" }) })],
  ["a wrong issuer", () => ({ claims: (each) => ({ ...each, iss: "https://accounts.google.com" }) })],
  ["no subject", () => ({ claims: ({ sub: _, ...each }) => each })],
  ["a token of yesterday", () => ({ claims: (each) => ({ ...each, exp: Number(each.iat) - 86_400 }) })],
  ["a token that never ends", () => ({ claims: ({ exp: _, ...each }) => each })],
  ["a token of tomorrow", () => ({ claims: (each) => ({ ...each, nbf: Number(each.iat) + 86_400 }) })],
  ["the hash of another access token", () => ({ claims: (each) => ({ ...each, at_hash: "AAAAAAAAAAAAAAAAAAAAAA" }) })],
  ["no signature", () => ({ token: (_, claims) => `${encoded({ alg: "none" })}.${encoded(claims)}.` })],
  [
    "a public key taken for a secret",
    (own) => ({
      token: signedWithSecret(own.publicKey.export({ format: "pem", type: "spki" }).toString()),
    }),
  ],
  ["the client's secret taken for a key", () => ({ token: signedWithSecret(client.secret) })],
  ["somebody else's key under our key's name", () => ({ signWith: { ...otherKey, kid: "own" } })],
  ["a key that is never published", () => ({ signWith: otherKey })],
  [
    "a key of its own in the token",
    () => ({ signWith: otherKey, header: (each) => ({ ...each, jwk: otherKey.publicKey.export({ format: "jwk" }) }) }),
  ],
  ["no token at all", () => ({ token: () => "" })],
  ["a token that is none", () => ({ token: () => "a.b" })],
  ["claims that are no object", () => ({ token: (header) => `${encoded(header)}.${encoded("[]")}.${encoded("x")}` })],
];
