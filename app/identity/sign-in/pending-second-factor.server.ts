import { z } from "zod";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { signInMethods } from "../person/sign-in-method.ts";

const pendingSecondFactor = z.object({
  personId: z.uuid(),
  method: z.enum(signInMethods),
  isShared: z.boolean(),
  to: z.string(),
  /** Milliseconds since 1970. */
  issuedAt: z.number(),
});

/** A person who passed the first step and not the second: no session yet, only this sealed cookie in their browser. */
export type PendingSecondFactor = z.infer<typeof pendingSecondFactor>;

/** It gives access to the second-step page alone, for ten minutes. */
const cookie = sealedCookie("second-step", 10, pendingSecondFactor);

/** The header that sets the pending second factor. */
export function pendingSecondFactorCookie(request: Request, pending: Omit<PendingSecondFactor, "issuedAt">): string {
  return cookie.write(request, { ...pending, issuedAt: currentTime().getTime() });
}

/** The header that clears it. */
export function clearPendingSecondFactor(request: Request): string {
  return cookie.clear(request);
}

/** The pending second factor of this browser; null when there is none or it has expired. */
export function pendingSecondFactorIn(request: Request): PendingSecondFactor | null {
  return cookie.read(request);
}
