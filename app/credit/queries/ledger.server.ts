import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { creditEntries, creditHolders, people, trainingRegistrations, trainingRuns } from "#db/schema/index.ts";

export type NewEntry = typeof creditEntries.$inferInsert;

/** The credit holders, with the name that each gave last. */
export type Holder = { personId: string; legalName: string };

/**
 * The holders of people's credit by person, made for those who have none. Only a signature renames a holder: attendance
 * of an old run that is corrected knows an older name.
 */
export async function holdersOf(
  db: Db,
  holders: Holder[],
  { renames }: { renames: boolean },
): Promise<Map<string | null, string>> {
  if (holders.length === 0) return new Map();
  const legalName = renames ? sql`excluded.legal_name` : sql`credit_holders.legal_name`;
  const rows = await db
    .insert(creditHolders)
    .values(holders)
    .onConflictDoUpdate({ target: creditHolders.personId, set: { legalName } })
    .returning({ id: creditHolders.id, personId: creditHolders.personId });
  return new Map(rows.map(({ id, personId }) => [personId, id]));
}

/** Appends entries; those whose client key is there already are left out. How many were new. */
export async function insertEntries(db: Db, rows: NewEntry[]): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await db
    .insert(creditEntries)
    .values(rows)
    .onConflictDoNothing({ target: creditEntries.clientKey })
    .returning({ id: creditEntries.id });
  return added.length;
}

export async function findEntry(db: Db, id: number) {
  const [row] = await db.select().from(creditEntries).where(eq(creditEntries.id, id));
  return row ?? null;
}

/** A person's entries, oldest first, with the title of what they are for. */
export async function listEntriesOf(db: Db, personId: string) {
  return db
    .select({ entry: creditEntries, title: trainingRuns.title, legalName: creditHolders.legalName })
    .from(creditEntries)
    .innerJoin(creditHolders, eq(creditHolders.id, creditEntries.holderId))
    .innerJoin(trainingRuns, eq(trainingRuns.id, creditEntries.runId))
    .where(eq(creditHolders.personId, personId))
    .orderBy(asc(creditEntries.earnedOn), asc(creditEntries.id))
    .limit(2000);
}

/** The entries of a run, oldest first, with whose they are. */
export async function listEntriesOfRun(db: Db, runId: string) {
  return db
    .select({
      entry: creditEntries,
      personId: creditHolders.personId,
      legalName: creditHolders.legalName,
      name: sql<string>`coalesce(${people.name}, ${creditHolders.legalName})`,
      /** The name that they signed with for this run; null before, and after their account was erased. */
      signature: trainingRegistrations.signature,
    })
    .from(creditEntries)
    .innerJoin(creditHolders, eq(creditHolders.id, creditEntries.holderId))
    .leftJoin(people, eq(people.id, creditHolders.personId))
    .leftJoin(
      trainingRegistrations,
      and(eq(trainingRegistrations.runId, runId), eq(trainingRegistrations.personId, creditHolders.personId)),
    )
    .where(eq(creditEntries.runId, runId))
    .orderBy(asc(creditEntries.id))
    .limit(5000);
}

/** The people of a run who hold a seat, with the credit that they asked for and the name that it is for. */
export async function listCreditAsked(db: Db, runId: string) {
  const r = trainingRegistrations;
  return db
    .select({
      ...{ id: r.id, personId: r.personId, credit: r.credit, state: r.state },
      legalName: sql<string>`coalesce(${r.legalName}, ${people.name}, ${r.walkInName}, '')`,
    })
    .from(r)
    .leftJoin(people, eq(people.id, r.personId))
    .where(and(eq(r.runId, runId), inArray(r.state, ["registered", "attended", "attended_partly", "no_show"])))
    .orderBy(asc(r.createdAt), asc(r.id))
    .limit(2000);
}

export type QueuedRun = {
  id: string;
  title: string;
  startsAt: string;
  timeZone: string;
  isApplied: boolean;
  isApproved: boolean;
  isClosed: boolean;
  waiting: number;
};

/**
 * The runs that a clock-hour manager has to look at, soonest first: to approve, or with claims that wait for an award.
 */
export async function listQueuedRuns(db: Db): Promise<QueuedRun[]> {
  const rows = await db.execute<QueuedRun>(sql`
    select t.id, t.title, t.starts_at as "startsAt", t.time_zone as "timeZone", t.applied_on is not null as "isApplied",
      t.approved_on is not null as "isApproved", t.closed_at is not null as "isClosed",
      (select count(*)::int from credit_entries e where e.run_id = t.id and e.kind = 'claimed'
        and not exists (select 1 from credit_entries a where a.run_id = t.id and a.holder_id = e.holder_id
          and a.kind = 'awarded')) as waiting
    from training_runs t
    where t.canceled_at is null and t.published_at is not null
      and (t.approved_on is null or t.closed_at is null or exists (select 1 from credit_entries e
        where e.run_id = t.id and e.kind = 'claimed' and not exists (select 1 from credit_entries a
          where a.run_id = t.id and a.holder_id = e.holder_id and a.kind = 'awarded')))
    order by t.starts_at, t.id limit 200`);
  return [...rows];
}
