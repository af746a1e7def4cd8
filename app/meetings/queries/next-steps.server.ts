import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { meetings, nextSteps, people } from "#db/schema/index.ts";

export async function insertNextStep(db: Db, row: typeof nextSteps.$inferInsert): Promise<void> {
  await db.insert(nextSteps).values(row).onConflictDoNothing();
}

export type ListedStep = {
  id: string;
  text: string;
  ownerId: string;
  owner: string;
  dueOn: string | null;
  doneAt: Date | null;
};

/** A meeting's next steps: open ones first, by when they are due. */
export async function listNextSteps(db: Db, meetingId: string): Promise<ListedStep[]> {
  const { id, text, ownerId, dueOn, doneAt } = nextSteps;
  return db
    .select({ id, text, ownerId, owner: people.name, dueOn, doneAt })
    .from(nextSteps)
    .innerJoin(people, eq(people.id, ownerId))
    .where(eq(nextSteps.meetingId, meetingId))
    .orderBy(sql`${doneAt} is not null`, sql`${dueOn} nulls last`, asc(nextSteps.createdAt), asc(id))
    .limit(500);
}

/** Locks a step until the caller's transaction ends. */
export async function lockNextStep(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db.select().from(nextSteps).where(eq(nextSteps.id, id)).for("update");
  return row ?? null;
}

export async function updateNextStepDone(db: Db, id: string, doneAt: Date | null): Promise<void> {
  await db.update(nextSteps).set({ doneAt }).where(eq(nextSteps.id, id));
}

/** A person's open steps, soonest due first, with the meeting that each is from. */
export async function listOpenSteps(db: Db, ownerId: string, most = 20) {
  return db
    .select({
      id: nextSteps.id,
      text: nextSteps.text,
      dueOn: nextSteps.dueOn,
      createdAt: nextSteps.createdAt,
      meeting: { id: meetings.id, kind: meetings.kind, cohortId: meetings.cohortId, title: meetings.title },
    })
    .from(nextSteps)
    .innerJoin(meetings, eq(meetings.id, nextSteps.meetingId))
    .where(and(eq(nextSteps.ownerId, ownerId), isNull(nextSteps.doneAt)))
    .orderBy(sql`${nextSteps.dueOn} nulls last`, asc(nextSteps.createdAt), asc(nextSteps.id))
    .limit(most);
}

/** Whether a person was ever invited to a meeting or has a step to do. */
export const mayHaveMeetings = ({ person }: TodayVisit): SQL => sql<boolean>`(exists (select 1
    from meeting_invitations i where i.person_id = ${person.id} and i.withdrawn_at is null)
  or exists (select 1 from next_steps open where open.owner_id = ${person.id} and open.done_at is null))`;
