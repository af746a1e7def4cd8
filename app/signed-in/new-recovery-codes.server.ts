import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";

/** Recovery codes on their way from the page that made them to the one that shows them, once. */
export const newRecoveryCodesCookie = sealedCookie(
  "recovery-codes",
  10,
  z.object({ sessionId: z.string(), codes: z.array(z.string()) }),
);
