import { type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { type Paged, pageWithin } from "#db/paging.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { NotificationKind } from "../kind.ts";
import { type Channel, defaultChannels, type NotificationTopic } from "../topic.ts";

/** A person's channel for a topic; `personId` is a column. */
export const channelOf = (personId: SQL, topic: NotificationTopic): SQL => sql`coalesce((
  select choice.channel from notification_choices choice
  where choice.person_id = ${personId} and choice.topic = ${topic}), ${defaultChannels[topic]})`;

/** One person's notifications. */
export type Told = {
  personId: string;
  /** The person who caused it. */
  actorId?: string | null;
  /** The name of the space, cohort, course or meeting that it is about. */
  place: string;
  /** The page that shows it, beginning with "/". */
  path: string;
  /** Its subject. Another event about the same subject renews this notification. */
  subjectId?: string | null;
  /** Mails about one thread are one conversation. */
  thread?: string | null;
  count?: number;
};

type Way = { kind: NotificationKind; topic: NotificationTopic; skipsDigest: boolean; hasOwnMail: boolean };

/**
 * Adds a notification for each person who does not refuse its topic, has not caused it and is not leaving; the channels
 * of these people and of those who refuse. `hasOwnMail` is one about which the caller sends a mail itself at once; the
 * answer then has the person who caused it as well, whose calendar wants the event of that mail too.
 */
export async function insertNotifications(
  db: Db,
  { kind, topic, skipsDigest, hasOwnMail }: Way,
  rows: readonly Told[],
): Promise<{ personId: string; channel: Channel }[]> {
  const stage = hasOwnMail
    ? sql`case told.channel when 'digest' then 'digest' else 'none' end`
    : sql`case told.channel when 'now' then 'held' when 'digest' then ${skipsDigest ? "held" : "digest"} else 'none' end`;
  const told = await db.execute<{ personId: string; channel: Channel }>(sql`
    with told as (select given.*, ${channelOf(sql`p.id`, topic)} as channel
      from json_to_recordset(${JSON.stringify(rows)}::json) as given("personId" uuid, "actorId" uuid, place text, path text,
        "subjectId" uuid, thread text, count int)
      join people p on p.id = given."personId" and p.erasure_due_at is null
      where ${hasOwnMail} or p.id is distinct from given."actorId"),
    made as (insert into notifications
        (person_id, kind, actor_id, place, path, subject_id, thread, count, mail, mail_since, created_at)
      select "personId", ${kind}, "actorId", place, path, "subjectId", thread, coalesce(count, 1), ${stage},
        ${momentOf()}, ${momentOf()} from told
      where channel <> 'none' and "personId" is distinct from "actorId" order by "personId", "subjectId"
      on conflict (person_id, kind, subject_id) do update set actor_id = excluded.actor_id, place = excluded.place,
        path = excluded.path, count = excluded.count, created_at = excluded.created_at, read_at = null,
        mail = excluded.mail, mail_since = excluded.mail_since)
    select "personId", channel from told`);
  return [...told];
}

export type ListedNotification = {
  id: string;
  kind: NotificationKind;
  actorName: string | null;
  place: string;
  count: number;
  createdAt: string;
  isRead: boolean;
};

const perPage = 50;

/** A person's notifications, or the unread ones, newest first. */
export async function listNotifications(
  db: Db,
  personId: string,
  { isUnreadOnly, page }: { isUnreadOnly: boolean; page: number },
): Promise<Paged<ListedNotification>> {
  const wanted = sql`n.person_id = ${personId} ${isUnreadOnly ? sql`and n.read_at is null` : sql``}`;
  const [counted] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from notifications n where ${wanted}`,
  );
  const total = counted?.total ?? 0;
  const shown = pageWithin(page, total, perPage);
  const rows = await db.execute<ListedNotification>(sql`select n.id, n.kind, a.name as "actorName", n.place, n.count,
      to_json(n.created_at) #>> '{}' as "createdAt", n.read_at is not null as "isRead"
    from notifications n left join people a on a.id = n.actor_id where ${wanted}
    order by n.created_at desc, n.id limit ${perPage} offset ${(shown.page - 1) * perPage}`);
  return { rows: [...rows], total, ...shown };
}

/** The page of a notification of this person. */
export async function findNotificationPath(db: Db, personId: string, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<{ path: string }>(
    sql`select path from notifications where id = ${id} and person_id = ${personId}`,
  );
  return row?.path ?? null;
}

export async function updateRead(db: Db, personId: string, id: string): Promise<void> {
  if (!isId(id)) return;
  await db.execute(sql`update notifications set read_at = ${momentOf()}
    where id = ${id} and person_id = ${personId} and read_at is null`);
}

export async function updateAllRead(db: Db, personId: string): Promise<void> {
  await db.execute(sql`update notifications set read_at = ${momentOf()}
    where person_id = ${personId} and read_at is null`);
}

/** Marks as read what is about something that the person has seen: `isSeen` decides about a notification (n). */
export async function updateSeen(
  db: Db,
  personId: string,
  { kinds, isSeen }: { kinds: readonly NotificationKind[]; isSeen: SQL },
): Promise<void> {
  await db.execute(sql`update notifications n set read_at = ${momentOf()}
    where n.person_id = ${personId} and n.read_at is null and n.kind = any(${sql.param([...kinds])}::text[]) and ${isSeen}`);
}

export async function updateSubjectRead(
  db: Db,
  personId: string,
  kind: NotificationKind,
  subjectId: string,
): Promise<void> {
  await db.execute(sql`update notifications set read_at = ${momentOf()}
    where person_id = ${personId} and kind = ${kind} and subject_id = ${subjectId} and read_at is null`);
}

const unreadElsewhere = (personId: string, path: string) => sql`select count(*)::int as total
  from (select 1 from notifications
    where person_id = ${personId} and read_at is null and path <> ${path} limit 100) elsewhere`;

/** How many unread notifications are not about a page, at most 100. */
export async function countUnreadElsewhere(db: Db, personId: string, path: string): Promise<number> {
  const [row] = await db.execute<{ total: number }>(unreadElsewhere(personId, path));
  return row?.total ?? 0;
}

/** Marks as read what is about a page; answers how many others are unread, at most 100. */
export async function updatePageRead(db: Db, personId: string, path: string): Promise<number> {
  const [row] = await db.execute<{ total: number }>(sql`with page as (
      update notifications set read_at = ${momentOf()}
      where person_id = ${personId} and path = ${path} and read_at is null)
    ${unreadElsewhere(personId, path)}`);
  return row?.total ?? 0;
}

/** Whom a notification tells, and what it is about. */
export async function findNotification(
  db: Db,
  id: string,
): Promise<{ personId: string; kind: NotificationKind; subjectId: string | null } | null> {
  const [row] = await db.execute<{ personId: string; kind: NotificationKind; subjectId: string | null }>(sql`
    select person_id as "personId", kind, subject_id as "subjectId" from notifications where id = ${id}`);
  return row ?? null;
}
