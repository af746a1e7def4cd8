import type { NotificationKind } from "#app/notifications/kind.ts";
import { updateSeen } from "#app/notifications/queries/notifications.server.ts";
import type { Db } from "#db/client.server.ts";
import { isSeenPost } from "./queries/notified.server.ts";

/** The kinds of notifications that are about a post. */
export const kindsOfPosts = [
  "mention",
  "answer",
  "watched_post",
  "announcement",
] as const satisfies readonly NotificationKind[];

/** Marks as read what tells of posts in a topic or a space that a person has read. */
export async function readNotified(db: Db, personId: string, within: { topicId: string } | { spaceId: string }) {
  await updateSeen(db, personId, { kinds: kindsOfPosts, isSeen: isSeenPost(personId, within) });
}
