import { type SQL, sql } from "drizzle-orm";
import type { Recipient } from "#app/mail/mail.ts";
import { isStopped } from "#app/mail/queries/mail-stops.server.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import { holdMinutes, mailedWithinDays, type NotificationKind } from "../kind.ts";
import { defaultSettings } from "../settings.ts";

/** An arbitrary advisory lock key: of two runs at once, the second finds nothing left to mail. */
const mailingLock = 7_262_019;

export async function lockMailing(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${mailingLock})`);
}

/** How many people one run mails; the next run goes on. */
const mostPeople = 2_000;

export type WaitingNotification = {
  id: string;
  kind: NotificationKind;
  actorName: string | null;
  place: string;
  path: string;
  subjectId: string | null;
  thread: string | null;
  count: number;
  isRead: boolean;
};

/** A person with what waits to be mailed to them, oldest first. */
export type WaitingPerson = Recipient & {
  personId: string;
  hasWords: boolean;
  mailsToday: number;
  waiting: WaitingNotification[];
};

const setting = {
  every: sql`coalesce(s.digest_every, ${defaultSettings.digestEvery})`,
  weekday: sql`coalesce(s.digest_weekday, ${defaultSettings.digestWeekday}::int)`,
  hour: sql`coalesce(s.digest_hour, ${defaultSettings.digestHour}::int)`,
  hasWords: sql`coalesce(s.has_words, ${defaultSettings.hasWords})`,
  from: sql`(case when s.person_id is null then ${defaultSettings.quietFrom}::int else s.quiet_from end)`,
  until: sql`(case when s.person_id is null then ${defaultSettings.quietUntil}::int else s.quiet_until end)`,
};

/** The twin of `isQuiet` for a person (p) with settings (s) at a moment. */
function isQuietAt(moment: SQL): SQL {
  const hour = sql`extract(hour from ${moment} at time zone p.time_zone)`;
  const { from, until } = setting;
  return sql`coalesce(case when ${from} = ${until} then false
    when ${from} < ${until} then ${hour} >= ${from} and ${hour} < ${until}
    else ${hour} >= ${from} or ${hour} < ${until} end, false)`;
}

/**
 * The newest moment, up to `now`, at which a person (p) with settings (s) wants a digest: their hour of their own day, so
 * that it moves with daylight saving. An hour that a clock skips is the one after it; of one that comes twice, one counts.
 */
function digestMomentAt(now: SQL): SQL {
  const local = sql`(${now} at time zone p.time_zone)`;
  const hour = sql`make_interval(hours => ${setting.hour})`;
  const day = sql`(date_trunc('day', ${local}) - case when ${setting.every} = 'week'
    then make_interval(days => (extract(isodow from ${local})::int - ${setting.weekday} + 7) % 7) else interval '0' end)`;
  const back = sql`case when ${setting.every} = 'week' then interval '7 days' else interval '1 day' end`;
  const at = (day: SQL) => sql`((${day} + ${hour}) at time zone p.time_zone)`;
  return sql`case when ${at(day)} <= ${now} then ${at(day)} else ${at(sql`(${day} - ${back})`)} end`;
}

const waitingOf = (which: SQL) => sql`(select json_agg(json_build_object('id', n.id, 'kind', n.kind,
    'actorName', a.name, 'place', n.place, 'path', n.path, 'subjectId', n.subject_id, 'thread', n.thread, 'count', n.count,
    'isRead', n.read_at is not null) order by n.created_at, n.id)
  from notifications n left join people a on a.id = n.actor_id where n.person_id = p.id and ${which})`;

const person = sql`p.id as "personId", p.email, p.language, p.time_zone as "timeZone", ${setting.hasWords} as "hasWords",
  (select count(*)::int from mails sent where sent.person_id = p.id and sent.template = 'notification'
    and sent.created_at > ${momentOf()} - interval '1 day') as "mailsToday"`;

/** People whose oldest held notification has waited for others to join it, outside their quiet hours. */
export async function listHeld(db: Db): Promise<WaitingPerson[]> {
  const now = momentOf();
  const rows = await db.execute<WaitingPerson>(sql`
    with due as (select h.person_id from notifications h where h.mail = 'held' group by h.person_id
      having min(h.mail_since) <= ${now} - make_interval(mins => ${holdMinutes}::int))
    select ${person}, ${waitingOf(sql`n.mail = 'held'`)} as waiting
    from due join people p on p.id = due.person_id left join notification_settings s on s.person_id = p.id
    where p.erasure_due_at is null and not ${isStopped(sql`p.id`, sql`p.email`)} and not ${isQuietAt(now)} order by p.id limit ${mostPeople}`);
  return [...rows];
}

/** People whose digest is due, with what had come by the hour that they chose. */
export async function listDigests(db: Db): Promise<WaitingPerson[]> {
  const now = momentOf();
  const rows = await db.execute<WaitingPerson>(sql`
    with due as (select w.person_id, min(w.mail_since) as oldest from notifications w where w.mail = 'digest'
      group by w.person_id)
    select ${person}, ${waitingOf(sql`n.mail = 'digest' and n.mail_since <= ${digestMomentAt(now)}`)} as waiting
    from due join people p on p.id = due.person_id left join notification_settings s on s.person_id = p.id
    where p.erasure_due_at is null and not ${isStopped(sql`p.id`, sql`p.email`)} and ${setting.every} <> 'never' and due.oldest <= ${digestMomentAt(now)}
    order by p.id limit ${mostPeople}`);
  return [...rows];
}

export async function updateMailed(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(
    sql`update notifications set mail = 'done' where id = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`,
  );
}

/** Leaves notifications to the next digest. */
export async function updateToDigest(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`update notifications set mail = 'digest', mail_since = ${momentOf()}
    where id = any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`);
}

/** Gives up on what is too old to be news, such as with digests turned off. */
export async function updateTooOld(db: Db): Promise<void> {
  await db.execute(sql`update notifications set mail = 'done' where mail in ('held', 'digest')
    and mail_since < ${momentOf()} - make_interval(days => ${mailedWithinDays}::int)`);
}
