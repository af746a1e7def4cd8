import type { Db } from "#db/client.server.ts";
import type { Bounce } from "./inbound.server.ts";
import { type StopReason, saysNoSuchAddress } from "./mail-stop.ts";
import { deleteStop, findMailAddress, upsertStop } from "./queries/mail-stops.server.ts";

/**
 * A mail server reports a mail of ours as undeliverable. Believed only of a mail that we sent to this very address: its
 * id, which nobody can guess, is in the report.
 */
export async function takeBounce(db: Db, { mailId, recipient, status }: Bounce): Promise<"stopped" | "ignored"> {
  if (!saysNoSuchAddress(status)) return "ignored";
  const email = await findMailAddress(db, mailId);
  if (email === null || email.toLowerCase() !== recipient) return "ignored";
  await stopAddress(db, { email, reason: "bounced", code: status });
  return "stopped";
}

/** Stops mail to an address. Its owner is told above every page, and can let it come again. */
export async function stopAddress(
  db: Db,
  stop: { email: string; reason: StopReason; code: string | null },
): Promise<void> {
  await upsertStop(db, stop);
}

/** The owner says that their address works again. */
export async function resumeMail(db: Db, personId: string): Promise<void> {
  await deleteStop(db, personId);
}
