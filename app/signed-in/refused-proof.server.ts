import type { AppLoadContext } from "@remix-run/node";
import { log } from "#app/log/log.ts";
import { networkOf } from "#app/rate-limits/rate-limit.ts";
import { keyedHashOf } from "#app/secrets/secrets.server.ts";

type Proof = "password" | "mailed_code" | "mailed_link" | "passkey" | "app_code" | "recovery_code";

/**
 * Logs that a proof of identity was refused, and why (ASVS 16.3.1), but never whose it was or where it came from. The
 * mark shows whether two came from one network without naming it.
 */
export function logRefusedProof(
  { requestId, clientAddress }: AppLoadContext,
  proof: Proof,
  outcome: string | { waitUntil: Date },
): void {
  const reason = typeof outcome === "string" ? outcome : "too_many";
  const network = keyedHashOf("network", networkOf(clientAddress)).toString("hex").slice(0, 12);
  log.warn({ requestId, proof, reason, network }, "a proof of who somebody is was refused");
}
