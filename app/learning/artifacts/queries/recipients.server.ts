import { type SQL, sql } from "drizzle-orm";
import { sharingReaches } from "#app/identity/people/queries/sharing.server.ts";
import { coachesCohortAt } from "#app/identity/person/queries/coaching.server.ts";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import type { Recipient } from "#app/mail/mail.ts";
import { wantedByDefault } from "#app/notifications/topic.ts";
import type { Db } from "#db/client.server.ts";

/** People for whom a condition on p holds, without the one who did it, as recipients who want mail about feedback. */
async function listRecipients(db: Db, actorId: string, among: SQL): Promise<Recipient[]> {
  const rows = await db.execute<Recipient>(sql`select p.id as "personId", p.email, p.language, p.time_zone as "timeZone"
    from people p left join notification_choices choice on choice.person_id = p.id and choice.topic = 'feedback'
    where ${among} and p.id <> ${actorId} and p.erasure_due_at is null
      and coalesce(choice.is_wanted, ${wantedByDefault.feedback}) order by p.id limit 100`);
  return [...rows];
}

/** The owners of an artifact. */
export const listOwnersToMail = (db: Db, actorId: string, artifactId: string) =>
  listRecipients(
    db,
    actorId,
    sql`exists (select 1 from artifact_owners o where o.artifact_id = ${artifactId} and o.person_id = p.id)`,
  );

/**
 * The coaches of a cohort whom the work of the member who acts reaches, without those who coach the whole site and no
 * cohort in particular.
 */
export const listCoachesToMail = (db: Db, actorId: string, cohortId: string) =>
  listRecipients(
    db,
    actorId,
    sql`${coachesCohortAt(sql`p.id`, sql`${cohortId}::uuid`)} and exists (select 1 from role_grants named
      where named.person_id = p.id and named.role = 'coach' and named.cohort_id = ${cohortId}::uuid
      and ${isGrantInForce("named")})
      and ${sharingReaches(sql`p.id`, sql`${actorId}::uuid`, sql`${cohortId}::uuid`)}`,
  );

/** The author of a reflection. */
export const listAuthorToMail = (db: Db, actorId: string, authorId: string) =>
  listRecipients(db, actorId, sql`p.id = ${authorId}`);

export async function findCohortName(db: Db, cohortId: string): Promise<string | null> {
  const [row] = await db.execute<{ name: string }>(sql`select name from cohorts where id = ${cohortId}`);
  return row?.name ?? null;
}
