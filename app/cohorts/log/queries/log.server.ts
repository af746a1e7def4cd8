import { type SQL, sql } from "drizzle-orm";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { tookPart } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment, momentOf } from "#db/today.server.ts";
import type { ContactKind, ContactLanguage, ContactMode, ContactSource } from "../contact.ts";

export type TouchedGoal = { id: string; personId: string; statement: string };

export type LoggedContact = {
  id: string;
  source: ContactSource;
  kind: ContactKind;
  beganAt: string;
  /** 0 for messages and feedback until a coach says how long they took. */
  minutes: number;
  /** Null for a session of which nobody said how it met. */
  mode: ContactMode | null;
  language: ContactLanguage | null;
  focus: string[];
  strategies: string[];
  barriers: string[];
  goals: TouchedGoal[];
  summary: string | null;
  coachIds: string[];
  coachNames: string[];
  memberIds: string[];
  memberNames: string[];
};

/** Entries of a log at most: a cohort of thirty with a message a week has about 1,500 a year. */
const most = 5_000;

/** A coach's additions to a contact that the site recorded by itself; `given` is the site's record. */
const added = (column: string, given: SQL) => sql`coalesce(${sql.raw(`more.${column}`)}, ${given})`;
const addedTags = sql`more.language, coalesce(more.focus, '{}'), coalesce(more.strategies, '{}'),
  coalesce(more.barriers, '{}'), more.summary, more.id`;

/** Services whose links are to video meetings. Other links may be to anything: an agenda, a folder, a room's map. */
const videoLink =
  "^https?://([^/?#]+[.])?(zoom[.]us|zoomgov[.]com|meet[.]google[.]com|teams[.](microsoft|live)[.]com|webex[.]com|whereby[.]com|meet[.]jit[.]si|meet[.]goto[.]com)(:[0-9]+)?(/|$)";

/** How a meeting met, as far as the site knows. One in a place is there in person, also where some join by its link. */
const modeOfMeeting = sql`case when t.place is not null or t.link is null then 'in-person'
  when t.link ~* ${videoLink} then 'video' end`;

/**
 * Contacts that a coach typed, and those that the site recorded: meetings that took place, with who came; messages of a
 * coach to a member, one a day; feedback that was returned. Nothing is typed twice: a coach only adds to the latter. As
 * `log (id, source, kind, began_at, minutes, mode, language, focus, strategies, barriers, summary, contact_id,
 * coach_ids, member_ids)`.
 */
const log = (cohortId: string) => sql`(
  select x.id::text as id, x.source, x.kind, x.began_at, x.minutes::int, x.mode, x.language, x.focus, x.strategies,
    x.barriers, x.summary, x.id as contact_id, array_remove(array[x.recorded_by], null) as coach_ids,
    array(select w.person_id from contact_people w where w.contact_id = x.id) as member_ids
  from coaching_contacts x where x.cohort_id = ${cohortId} and x.source in ('typed', 'pasted')
  union all
  select t.id::text, 'meeting', t.kind, ${added("began_at", sql`t.starts_at`)}, ${added("minutes", sql`t.minutes`)},
    ${added("mode", modeOfMeeting)}, ${addedTags},
    array(select i.person_id from meeting_invitations i
      where i.meeting_id = t.id and i.role = 'host' and i.withdrawn_at is null),
    array(select a.person_id from ${tookPart(sql`met.id = t.id`)} a)
  from meetings t left join coaching_contacts more on more.meeting_id = t.id
  where t.cohort_id = ${cohortId} and t.canceled_at is null
    and t.starts_at + make_interval(mins => t.minutes) <= ${momentOf()}
  union all
  select day.id::text, 'message', 'message', ${added("began_at", sql`day.began_at`)}, ${added("minutes", sql`0`)},
    ${added("mode", sql`'writing'`)}, ${addedTags}, array[day.author_id], array[day.person_id]
  from (select (array_agg(x.id order by x.sent_at, x.id))[1] as id, array_agg(x.id::text) as ids,
      min(x.sent_at) as began_at, x.author_id, x.person_id
    from thread_messages x where x.cohort_id = ${cohortId} and x.author_id <> x.person_id
    group by x.author_id, x.person_id, ${dayOfMoment(sql`x.sent_at`)}) day
  left join coaching_contacts more on more.about = any(day.ids)
  union all
  select given.id, 'feedback', 'feedback', ${added("began_at", sql`given.began_at`)}, ${added("minutes", sql`0`)},
    ${added("mode", sql`'writing'`)}, ${addedTags}, array[given.person_id],
    array(select o.person_id from artifact_owners o where o.artifact_id = given.artifact_id)
  from (select e.artifact_id || '.' || e.number as id, e.artifact_id, e.happened_at as began_at, e.person_id
    from artifacts a join artifact_events e on e.artifact_id = a.id
    where a.cohort_id = ${cohortId} and e.event in ('return', 'accept') and e.person_id is not null) given
  left join coaching_contacts more on more.about = given.id)`;

/** Words of a goal leave with its owner. */
const learnsThere = sql`exists (select 1 from cohort_memberships m join people p on p.id = m.person_id
  where m.cohort_id = g.cohort_id and m.person_id = g.person_id and p.erasure_due_at is null and ${isLearningIn("m")})`;

/** Ids and names in one order, so that a place in one list is the same person in the other. */
const people = (what: "id" | "name", ids: SQL) =>
  sql`array(select p.${sql.raw(what)} from people p where p.id = any(${ids}) order by search_fold(p.name), p.id)`;

/** The log of a cohort, newest first; for a member only what they took part in. Callers check who may read what. */
export async function listContacts(db: Db, cohortId: string, memberId: string | null): Promise<LoggedContact[]> {
  return readLog(db, cohortId, memberId ? sql`${memberId}::uuid = any(x.member_ids)` : sql`true`);
}

/** The id of a row, or of returned work with the number of its event. */
const entryId = /^[0-9a-f]{8}-[0-9a-f-]{27}(\.\d{1,9})?$/;

/** One entry of a cohort's log, by the id that it has in the list. */
export async function findContact(db: Db, cohortId: string, id: string): Promise<LoggedContact | null> {
  if (!entryId.test(id)) return null;
  const [found] = await readLog(db, cohortId, sql`x.id = ${id}`);
  return found ?? null;
}

async function readLog(db: Db, cohortId: string, where: SQL): Promise<LoggedContact[]> {
  const rows = await db.execute<LoggedContact>(sql`select x.id, x.source, x.kind,
      to_json(x.began_at) #>> '{}' as "beganAt", x.minutes, x.mode, x.language, x.focus, x.strategies, x.barriers,
      x.summary, ${people("id", sql`x.coach_ids`)} as "coachIds", ${people("name", sql`x.coach_ids`)} as "coachNames",
      ${people("id", sql`x.member_ids`)} as "memberIds", ${people("name", sql`x.member_ids`)} as "memberNames",
      (select coalesce(json_agg(json_build_object('id', g.id, 'personId', g.person_id, 'statement', g.statement)
          order by lower(g.statement), g.id), '[]')
        from contact_goals touched join goals g on g.id = touched.goal_id
        where touched.contact_id = x.contact_id and ${learnsThere}) as goals
    from ${log(cohortId)} x where ${where} order by x.began_at desc, x.id limit ${most}::int`);
  return [...rows];
}
