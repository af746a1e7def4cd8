import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";

/** What a browser keeps while its person is at a provider, so that an answer counts there alone, and once. */
export const oauthStateCookie = sealedCookie(
  "oauth-state",
  10,
  z.object({
    provider: z.string(),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    to: z.string(),
    isShared: z.boolean(),
    /** The session that it was begun in, to connect one more account with its person; null to sign in. */
    sessionId: z.string().nullable(),
  }),
);

/** What a provider said of somebody whom nobody here has connected yet, until they decide what it is to become. */
export const providerSignUpCookie = sealedCookie(
  "provider-sign-up",
  30,
  z.object({
    provider: z.object({ id: z.string(), name: z.string() }),
    account: z.object({
      issuer: z.string(),
      subject: z.string(),
      email: z.string().nullable(),
      isEmailVerified: z.boolean(),
      name: z.string().nullable(),
    }),
    to: z.string(),
    isShared: z.boolean(),
  }),
);
