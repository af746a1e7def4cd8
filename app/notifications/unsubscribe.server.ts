import { seal, unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { upsertChannel } from "./queries/notification-choices.server.ts";
import { findReader, updateDigestRhythm } from "./queries/notification-settings.server.ts";
import { defaultChannels, isTopic, type NotificationTopic, withoutMail } from "./topic.ts";

/** What a link in a mail stops: mails about a topic, or the digest. */
export type MailReason = NotificationTopic | "digest";

/** The page that stops a person's mail for one reason. Its address is sealed: nobody can make one for somebody else. */
export function unsubscribePath({ personId }: { personId: string }, reason: MailReason): string {
  return `/unsubscribe?token=${seal("unsubscribe", `${personId} ${reason}`).toString("base64url")}`;
}

/** Whose mail an address stops, and why it came; null if it was not made by us. */
export async function readUnsubscribe(
  db: Db,
  token: string,
): Promise<{ personId: string; email: string; reason: MailReason } | null> {
  const [personId = "", reason] = unseal("unsubscribe", Buffer.from(token, "base64url"))?.split(" ") ?? [];
  if (reason !== "digest" && !isTopic(reason)) return null;
  const reader = await findReader(db, personId);
  return reader && { ...reader, reason };
}

/** Stops a person's mail for a reason, or lets it come again as if they had never chosen. Pressing twice is the same. */
export async function setUnsubscribed(
  db: Db,
  { personId, reason }: { personId: string; reason: MailReason },
  isStopped: boolean,
): Promise<void> {
  if (reason === "digest") await updateDigestRhythm(db, personId, isStopped ? "never" : "day");
  else await upsertChannel(db, personId, reason, isStopped ? withoutMail : defaultChannels[reason]);
}
