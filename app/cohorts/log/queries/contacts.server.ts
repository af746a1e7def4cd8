import { type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import { tookPart } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";
import { coachingContacts, coachingObservations, contactPeople } from "#db/schema/index.ts";
import { dayOfMoment, momentOf } from "#db/today.server.ts";
import type { ContactKind, ContactMode } from "../contact.ts";

export type LoggedContact = {
  id: string;
  kind: ContactKind;
  beganAt: string;
  minutes: number;
  mode: ContactMode;
  focus: string[];
  strategies: string[];
  barriers: string[];
  summary: string | null;
  coachIds: string[];
  coachNames: string[];
  memberIds: string[];
  memberNames: string[];
};

/**
 * What a coach typed, and what the site knows by itself: meetings that took place, with who came and what a coach added;
 * messages of a coach to a member, one a day; feedback that was returned. Nothing is typed twice. As `log (id, kind,
 * began_at, minutes, mode, focus, strategies, barriers, summary, coach_ids, member_ids)`.
 */
const log = (cohortId: string) => sql`(
  select x.id::text as id, x.kind, x.began_at, x.minutes, x.mode, x.focus, x.strategies, x.barriers, x.summary,
    array_remove(array[x.recorded_by], null) as coach_ids,
    array(select w.person_id from contact_people w where w.contact_id = x.id) as member_ids
  from coaching_contacts x where x.cohort_id = ${cohortId} and x.source <> 'meeting'
  union all
  select t.id::text, t.kind, t.starts_at, t.minutes, case when t.link is null then 'in-person' else 'video' end,
    coalesce(more.focus, '{}'), coalesce(more.strategies, '{}'), coalesce(more.barriers, '{}'), more.summary,
    array(select i.person_id from meeting_invitations i
      where i.meeting_id = t.id and i.role = 'host' and i.withdrawn_at is null),
    array(select a.person_id from ${tookPart(sql`met.id = t.id`)} a)
  from meetings t left join coaching_contacts more on more.meeting_id = t.id
  where t.cohort_id = ${cohortId} and t.canceled_at is null
    and t.starts_at + make_interval(mins => t.minutes) <= ${momentOf()}
  union all
  select min(x.id::text), 'message', min(x.sent_at), 0, 'writing', '{}', '{}', '{}', null, array[x.author_id],
    array[x.person_id]
  from thread_messages x where x.cohort_id = ${cohortId} and x.author_id <> x.person_id
  group by x.author_id, x.person_id, ${dayOfMoment(sql`x.sent_at`)}
  union all
  select e.artifact_id || ' ' || e.number, 'feedback', e.happened_at, 0, 'writing', '{}', '{}', '{}', null,
    array[e.person_id], array(select o.person_id from artifact_owners o where o.artifact_id = e.artifact_id)
  from artifacts a join artifact_events e on e.artifact_id = a.id
  where a.cohort_id = ${cohortId} and e.event in ('return', 'accept') and e.person_id is not null)`;

const namesOf = (ids: SQL) => sql`array(select p.name from people p where p.id = any(${ids}) order by p.id)`;
const sorted = (ids: SQL) => sql`array(select id from unnest(${ids}) id order by id)`;

/** The log of a cohort, newest first; for a member only what they took part in. */
export async function listContacts(db: Db, cohortId: string, memberId: string | null): Promise<LoggedContact[]> {
  const isShown = memberId ? sql`${memberId}::uuid = any(x.member_ids)` : sql`true`;
  const rows = await db.execute<LoggedContact>(sql`select x.id, x.kind, to_json(x.began_at) #>> '{}' as "beganAt",
      x.minutes, x.mode, x.focus, x.strategies, x.barriers, x.summary,
      ${sorted(sql`x.coach_ids`)} as "coachIds", ${namesOf(sql`x.coach_ids`)} as "coachNames",
      ${sorted(sql`x.member_ids`)} as "memberIds", ${namesOf(sql`x.member_ids`)} as "memberNames"
    from ${log(cohortId)} x where ${isShown} order by x.began_at desc, x.id limit 300`);
  return [...rows];
}

/** False if the same form was sent before. */
export async function insertContact(
  db: Db,
  contact: typeof coachingContacts.$inferInsert,
  personIds: string[],
): Promise<boolean> {
  const [made] = await db.insert(coachingContacts).values(contact).onConflictDoNothing().returning();
  if (!made) return false;
  if (personIds.length > 0) {
    await db.insert(contactPeople).values(personIds.map((personId) => ({ contactId: made.id, personId })));
  }
  return true;
}

export type Observation = {
  id: string;
  personId: string;
  memberName: string;
  coachName: string | null;
  observedOn: string;
  evidence: string;
  question: string;
  isSeen: boolean;
};

/**
 * Observations in a cohort: a member's own; for a coach those that they wrote, and the others' once the member they are
 * about has seen them.
 */
export async function listObservations(
  db: Db,
  { cohortId, readerId, isCoach }: { cohortId: string; readerId: string; isCoach: boolean },
): Promise<Observation[]> {
  const isShown = isCoach
    ? sql`(x.coach_id = ${readerId} or x.seen_at is not null) and x.person_id <> ${readerId}`
    : sql`x.person_id = ${readerId}`;
  const rows = await db.execute<Observation>(sql`select x.id, x.person_id as "personId", p.name as "memberName",
      coach.name as "coachName", x.observed_on::text as "observedOn", x.evidence, x.question,
      x.seen_at is not null as "isSeen"
    from coaching_observations x join people p on p.id = x.person_id left join people coach on coach.id = x.coach_id
    where x.cohort_id = ${cohortId} and ${isShown} order by x.observed_on desc, x.created_at desc, x.id limit 200`);
  return [...rows];
}

export async function insertObservation(db: Db, row: typeof coachingObservations.$inferInsert): Promise<void> {
  await db.insert(coachingObservations).values(row).onConflictDoNothing();
}

/** The member an observation is about has read it; false if there is none about them with this id. */
export async function updateObservationSeen(db: Db, personId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await db.execute(sql`update coaching_observations set seen_at = coalesce(seen_at, ${momentOf()})
    where id = ${id} and person_id = ${personId} returning 1`);
  return rows.length > 0;
}
