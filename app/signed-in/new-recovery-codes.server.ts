import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";

/** Carries recovery codes from the page that makes them to the page that shows them, once. */
export const newRecoveryCodesCookie = sealedCookie(
  "recovery-codes",
  10,
  z.object({ sessionId: z.string(), codes: z.array(z.string()) }),
);
