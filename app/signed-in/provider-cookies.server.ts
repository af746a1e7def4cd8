import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";

/**
 * The OAuth state kept in the browser while its person is at a provider, so that an answer counts only there, and once.
 */
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
    /** The session that started it, to connect an account to its person; null to sign in. */
    sessionId: z.string().nullable(),
  }),
);

/** A provider account that is not connected to anyone yet, until its owner decides what it becomes. */
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
