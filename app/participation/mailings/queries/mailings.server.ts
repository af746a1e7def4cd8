import { eq, inArray, sql } from "drizzle-orm";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import type { Grant } from "#app/identity/person/role.ts";
import type { Recipient } from "#app/mail/mail.ts";
import type { Db } from "#db/client.server.ts";
import { participationMailings } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { PeriodKind } from "../../periods/period.ts";

export type Mailing = { since: Date; sentOn: string | null };

/** Whether and since when a person gets the monthly mail. */
export async function findMailing(db: Db, personId: string): Promise<Mailing | null> {
  const { since, sentOn } = participationMailings;
  const [row] = await db
    .select({ since, sentOn })
    .from(participationMailings)
    .where(eq(participationMailings.personId, personId));
  return row ?? null;
}

/** Adds a person to those who get the monthly mail; a second time changes nothing. */
export async function insertMailing(db: Db, personId: string, since: Date): Promise<void> {
  await db.insert(participationMailings).values({ personId, since }).onConflictDoNothing();
}

export async function deleteMailings(db: Db, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return;
  await db.delete(participationMailings).where(inArray(participationMailings.personId, personIds));
}

export type DueMailing = Recipient & { personId: string; grants: Grant[]; sentOn: string | null; since: string };

/** How many people one run mails; the next run goes on. */
const mostPeople = 2_000;

/**
 * The people who asked for the mail before this month and got none in it, with the roles that they hold now. Locked until the
 * transaction ends; rows that another run holds are left to it.
 */
export async function lockDueMailings(db: Db, monthStart: string, now: Date): Promise<DueMailing[]> {
  const at = momentOf(now);
  const rows = await db.execute<DueMailing>(sql`select p.id as "personId", p.email, p.language,
      p.time_zone as "timeZone", w.sent_on::text as "sentOn", to_json(w.since) #>> '{}' as since,
      coalesce((select json_agg(json_build_object('role', g.role, 'organizationId', g.organization_id, 'cohortId', g.cohort_id))
        from role_grants g left join organizations o on o.id = g.organization_id
        where g.person_id = p.id and ${isGrantInForce("g", at)} and o.closed_at is null), '[]') as grants
    from participation_mailings w join people p on p.id = w.person_id
    where p.erasure_due_at is null and w.since < ${monthStart}::date
      and (w.sent_on is null or w.sent_on < ${monthStart}::date)
    order by w.sent_on nulls first, w.person_id limit ${mostPeople} for update of w skip locked`);
  return [...rows];
}

export async function updateSentOn(db: Db, personIds: string[], day: string): Promise<void> {
  if (personIds.length === 0) return;
  await db.update(participationMailings).set({ sentOn: day }).where(inArray(participationMailings.personId, personIds));
}

/** Whether anybody took part in a month, and which of these organizations somebody came from. */
export async function findMonthNews(
  db: Db,
  month: string,
  organizationIds: string[],
): Promise<{ hasPeople: boolean; activeIds: string[] }> {
  const [row] = await db.execute<{ hasPeople: boolean; activeIds: string[] }>(sql`select
    exists (select 1 from participation_months r where r.month = ${month}::date) as "hasPeople",
    array(select o.id from unnest(${sql.param(organizationIds)}::uuid[]) o(id) where exists (
      select 1 from memberships s join participation_months r on r.person_id = s.person_id and r.month = ${month}::date
      where s.organization_id = o.id and s.started_on < ${month}::date + interval '1 month'
        and (s.ended_on is null or s.ended_on >= ${month}::date))) as "activeIds"`);
  return row ?? { hasPeople: false, activeIds: [] };
}

/** Periods frozen since a day, newest first. */
export async function listFrozenSince(db: Db, day: string) {
  const rows = await db.execute<{
    periodId: string;
    kind: PeriodKind;
    name: string;
    startsOn: string;
    endsOn: string;
    at: string;
  }>(sql`select p.id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
      to_json(max(s.frozen_at)) #>> '{}' as at
    from period_snapshots s join reporting_periods p on p.id = s.period_id
    where s.state = 'frozen' and s.frozen_at >= ${day}::date
    group by p.id order by max(s.frozen_at) desc, p.id limit 20`);
  return [...rows];
}

/** Reports published since a day, and those that partners may comment on this day; newest first. */
export async function listReadableReports(db: Db, { since, day }: { since: string; day: string }) {
  const rows = await db.execute<{ id: string; title: string; publishedAt: string | null }>(sql`select r.id, r.title,
      to_json(r.published_at) #>> '{}' as "publishedAt"
    from funder_reports r where (r.state = 'published' and r.published_at >= ${since}::date)
      or (r.state = 'preview' and r.preview_until >= ${day}::date)
    order by r.created_at desc, r.id limit 20`);
  return [...rows];
}
