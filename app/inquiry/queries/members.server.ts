import { and, eq, sql } from "drizzle-orm";
import { isLearningIn, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { inquiryMembers } from "#db/schema/inquiry.ts";
import { momentOf } from "#db/today.server.ts";
import { isInTeam } from "./access.server.ts";

/** Adds members who need no invitation: who starts a cycle, and the team of the cycle before. */
export async function insertMembers(db: Db, cycleId: string, personIds: readonly string[]): Promise<void> {
  await db
    .insert(inquiryMembers)
    .values(personIds.map((personId) => ({ cycleId, personId, joinedAt: sql`${momentOf()}` })))
    .onConflictDoNothing();
}

/** Invites a person, a former member too; false if they are invited or a member already. */
export async function inviteMember(
  db: Db,
  { cycleId, personId, invitedBy }: { cycleId: string; personId: string; invitedBy: string },
): Promise<boolean> {
  const made = await db
    .insert(inquiryMembers)
    .values({ cycleId, personId, invitedBy })
    .onConflictDoUpdate({
      target: [inquiryMembers.cycleId, inquiryMembers.personId],
      set: { invitedBy, invitedAt: sql`${momentOf()}`, joinedAt: null, leftAt: null },
      setWhere: sql`${inquiryMembers.leftAt} is not null`,
    })
    .returning({ personId: inquiryMembers.personId });
  return made.length > 0;
}

const whose = (cycleId: string, personId: string) =>
  and(eq(inquiryMembers.cycleId, cycleId), eq(inquiryMembers.personId, personId));

export async function updateJoined(db: Db, cycleId: string, personId: string): Promise<void> {
  await db
    .update(inquiryMembers)
    .set({ joinedAt: sql`${momentOf()}` })
    .where(whose(cycleId, personId));
}

export async function updateLeft(db: Db, cycleId: string, personId: string): Promise<void> {
  await db
    .update(inquiryMembers)
    .set({ leftAt: sql`${momentOf()}` })
    .where(whose(cycleId, personId));
}

/** Deletes an invitation that was not accepted. */
export async function deleteInvitation(db: Db, cycleId: string, personId: string): Promise<void> {
  await db
    .delete(inquiryMembers)
    .where(and(whose(cycleId, personId), sql`${inquiryMembers.joinedAt} is null and ${inquiryMembers.leftAt} is null`));
}

/** The members of a cycle's team today. */
export async function listMemberIds(db: Db, cycleId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select t.person_id as id from inquiry_members t
    where t.cycle_id = ${cycleId} and ${isInTeam("t")} order by t.joined_at, t.person_id`);
  return rows.map(({ id }) => id);
}

export async function countMembers(db: Db, cycleId: string): Promise<number> {
  return db.$count(inquiryMembers, and(eq(inquiryMembers.cycleId, cycleId), sql`${inquiryMembers.leftAt} is null`));
}

/** People whom a person may invite: who learns in a cohort of theirs, or works in an organization of theirs, today. */
const isNear = (personId: string) => sql`(exists (select 1 from cohort_memberships m
    join cohort_memberships own on own.cohort_id = m.cohort_id and own.person_id = ${personId}
    where m.person_id = p.id and ${isLearningIn("m")} and ${isLearningIn("own")})
  or exists (select 1 from memberships m
    join memberships own on own.organization_id = m.organization_id and own.person_id = ${personId}
    where m.person_id = p.id and ${isMemberOn("m")} and ${isMemberOn("own")}))`;

/** The people whom a member may invite and who are not in the team, by name; at most 500. */
export async function listPossibleMembers(
  db: Db,
  cycleId: string,
  personId: string,
): Promise<{ id: string; name: string }[]> {
  const rows = await db.execute<{ id: string; name: string }>(sql`select p.id, p.name from people p
    where p.id <> ${personId} and p.erasure_due_at is null and ${isNear(personId)}
      and not exists (select 1 from inquiry_members t where t.cycle_id = ${cycleId} and t.person_id = p.id
        and t.left_at is null)
    order by search_fold(p.name), p.id limit 500`);
  return [...rows];
}

/** Whether a person may invite another. */
export async function mayInvite(db: Db, personId: string, otherId: string): Promise<boolean> {
  if (!isId(otherId) || personId === otherId) return false;
  const rows = await db.execute(sql`select 1 from people p
    where p.id = ${otherId} and p.erasure_due_at is null and ${isNear(personId)} limit 1`);
  return rows.length > 0;
}
