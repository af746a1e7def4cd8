import type { Db } from "#db/client.server.ts";
import { alwaysMailed, type NotificationKind, skipsDigest, topicOfKind } from "./kind.ts";
import { insertNotifications, type Told, updateSubjectRead } from "./queries/notifications.server.ts";

/** The same news for some people. */
export type News = Omit<Told, "personId"> & { kind: NotificationKind; to: readonly string[] };

/**
 * Tells people of something, each as they chose: in the app, in a digest, by a mail of its own, or not. The person who
 * caused it is left out. Call it in the transaction that does it.
 */
export async function notify(db: Db, { kind, to, ...told }: News): Promise<void> {
  await notifyEach(
    db,
    kind,
    [...new Set(to)].map((personId) => ({ personId, ...told })),
  );
}

/** The same where each person is told something else. */
export async function notifyEach(db: Db, kind: NotificationKind, told: readonly Told[]): Promise<void> {
  if (told.length > 0) await insertNotifications(db, wayOf(kind, false), told);
}

/**
 * The same for what the caller mails itself, such as an invitation for calendars; the ids of the people who want that mail
 * now, the one who caused it among them. The others read of it in the app or in their digest.
 */
export async function notifyWithOwnMail(db: Db, { kind, to, ...news }: News): Promise<Set<string>> {
  return notifyEachWithOwnMail(
    db,
    kind,
    [...new Set(to)].map((personId) => ({ personId, ...news })),
  );
}

/** The same where each person is told something else. */
export async function notifyEachWithOwnMail(
  db: Db,
  kind: NotificationKind,
  rows: readonly Told[],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const told = await insertNotifications(db, wayOf(kind, true), rows);
  const isMailed = ({ channel }: (typeof told)[number]) => channel === "now" || alwaysMailed.includes(kind);
  return new Set(told.filter(isMailed).map(({ personId }) => personId));
}

/** A person has seen the thing itself, so that its notification is read and not mailed any more. */
export async function markSubjectRead(db: Db, personId: string, kind: NotificationKind, subjectId: string) {
  await updateSubjectRead(db, personId, kind, subjectId);
}

const wayOf = (kind: NotificationKind, hasOwnMail: boolean) => ({
  ...{ kind, topic: topicOfKind[kind], skipsDigest: skipsDigest(kind), hasOwnMail },
});
