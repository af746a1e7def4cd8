import { and, asc, eq, type SQLWrapper, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { meetings, trainingHeldSeats, trainingRunFacilitators, trainingRuns } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import { seatStates } from "../../registration/registration.ts";

export type Run = typeof trainingRuns.$inferSelect;

export async function findRun(db: Db, id: string): Promise<Run | null> {
  if (!isId(id)) return null;
  const [row] = await db.select().from(trainingRuns).where(eq(trainingRuns.id, id));
  return row ?? null;
}

/** Locks a run until the caller's transaction ends: registrations of one run happen one after the other. */
export async function lockRun(db: Db, id: string): Promise<Run | null> {
  if (!isId(id)) return null;
  const [row] = await db.select().from(trainingRuns).where(eq(trainingRuns.id, id)).for("update");
  return row ?? null;
}

/** Inserts a run; the one that the same form made before, if it was sent twice. */
export async function insertRun(
  db: Db,
  row: typeof trainingRuns.$inferInsert & { clientKey: string },
): Promise<{ id: string; isNew: boolean }> {
  const [made] = await db
    .insert(trainingRuns)
    .values(row)
    .onConflictDoNothing({ target: trainingRuns.clientKey })
    .returning({ id: trainingRuns.id });
  if (made) return { id: made.id, isNew: true };
  const [earlier] = await db
    .select({ id: trainingRuns.id })
    .from(trainingRuns)
    .where(eq(trainingRuns.clientKey, row.clientKey));
  if (!earlier) throw new Error("a run was not written");
  return { id: earlier.id, isNew: false };
}

export type RunChange = Partial<Omit<Run, "id" | "createdAt" | "createdBy" | "clientKey">>;

export async function updateRun(db: Db, id: string, change: RunChange): Promise<void> {
  await db.update(trainingRuns).set(change).where(eq(trainingRuns.id, id));
}

/** Sets a run's start and end to those of its sessions that are not canceled. */
export async function updateRunTimes(db: Db, id: string): Promise<void> {
  await db.execute(sql`update training_runs t set starts_at = s.starts_at, ends_at = s.ends_at from (
    select min(starts_at) as starts_at, max(starts_at + make_interval(mins => minutes)) as ends_at
    from meetings where training_run_id = ${id} and canceled_at is null) s where t.id = ${id} and s.starts_at is not null`);
}

export type RunSession = typeof meetings.$inferSelect;

/** A run's sessions in order, without canceled ones. */
export async function listRunSessions(db: Db, runId: string): Promise<RunSession[]> {
  return db
    .select()
    .from(meetings)
    .where(and(eq(meetings.trainingRunId, runId), sql`${meetings.canceledAt} is null`))
    .orderBy(asc(meetings.startsAt), asc(meetings.id))
    .limit(100);
}

export type Facilitator = Pick<typeof trainingRunFacilitators.$inferSelect, "personId" | "name" | "qualification">;

export async function listFacilitators(db: Db, runId: string): Promise<Facilitator[]> {
  const { personId, name, qualification, position } = trainingRunFacilitators;
  return db
    .select({ personId, name, qualification })
    .from(trainingRunFacilitators)
    .where(eq(trainingRunFacilitators.runId, runId))
    .orderBy(asc(position))
    .limit(20);
}

export async function insertFacilitators(db: Db, runId: string, facilitators: Facilitator[]): Promise<void> {
  if (facilitators.length === 0) return;
  await db
    .insert(trainingRunFacilitators)
    .values(facilitators.map((each, position) => ({ ...each, runId, position: position + 1 })));
}

/** Replaces the seats that a run holds for organizations. */
export async function replaceHeldSeats(
  db: Db,
  runId: string,
  held: Omit<typeof trainingHeldSeats.$inferInsert, "runId">[],
): Promise<void> {
  await db.delete(trainingHeldSeats).where(eq(trainingHeldSeats.runId, runId));
  await insertHeldSeats(
    db,
    held.map((each) => ({ ...each, runId })),
  );
}

export async function insertHeldSeats(db: Db, rows: (typeof trainingHeldSeats.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(trainingHeldSeats).values(rows);
}

/** A run in the catalog, with how many seats are taken and how many people wait. */
export type ListedRun = Pick<
  Run,
  "id" | "title" | "summary" | "format" | "startsAt" | "endsAt" | "timeZone" | "place" | "capacity" | "languages"
> &
  Pick<Run, "offeringKind" | "offeringSlug" | "publishedAt" | "canceledAt" | "opensAt" | "closesAt" | "cost"> & {
    taken: number;
    waiting: number;
    sessions: number;
  };

export type RunFilter = {
  format: Run["format"] | null;
  language: string | null;
  offeringSlug: string | null;
  isPast: boolean;
};

const states = sql.join(
  seatStates.map((state) => sql`${state}`),
  sql`, `,
);

/** Published runs by start: those to come, or past ones, newest first. `from` is the page's offset. */
export async function listRuns(
  db: Db,
  { format, language, offeringSlug, isPast }: RunFilter,
  { from, most }: { from: number; most: number },
): Promise<ListedRun[]> {
  const r = trainingRuns;
  const byStart = (startsAt: SQLWrapper, id: SQLWrapper) =>
    isPast ? sql`${startsAt} desc, ${id} desc` : sql`${startsAt}, ${id}`;
  // Counts are made for the runs of the page, and not for those that its offset skips.
  const page = db.$with("page").as(
    db
      .select({
        ...{ id: r.id, title: r.title, summary: r.summary, format: r.format, startsAt: r.startsAt, endsAt: r.endsAt },
        ...{ timeZone: r.timeZone, place: r.place, capacity: r.capacity, languages: r.languages, cost: r.cost },
        ...{ offeringKind: r.offeringKind, offeringSlug: r.offeringSlug, publishedAt: r.publishedAt },
        ...{ canceledAt: r.canceledAt, opensAt: r.opensAt, closesAt: r.closesAt },
      })
      .from(r)
      .where(
        and(
          sql`${r.publishedAt} is not null`,
          isPast ? sql`${r.startsAt} < ${momentOf()}` : sql`${r.startsAt} >= ${momentOf()}`,
          format ? eq(r.format, format) : undefined,
          language ? sql`${r.languages} @> array[${language}]` : undefined,
          offeringSlug ? eq(r.offeringSlug, offeringSlug) : undefined,
        ),
      )
      .orderBy(byStart(r.startsAt, r.id))
      .offset(from)
      .limit(most),
  );
  const registrations = sql`(select x.run_id, count(*) filter (where x.state in (${states}))::int as taken,
    count(*) filter (where x.state = 'waitlisted')::int as waiting from training_registrations x
    where x.run_id in (select id from page) group by x.run_id) registrations`;
  const sessions = sql`(select t.training_run_id, count(*)::int as sessions from meetings t
    where t.training_run_id in (select id from page) and t.canceled_at is null group by 1) sessions`;
  return db
    .with(page)
    .select({
      ...page._.selectedFields,
      taken: sql<number>`coalesce(registrations.taken, 0)`,
      waiting: sql<number>`coalesce(registrations.waiting, 0)`,
      sessions: sql<number>`coalesce(sessions.sessions, 0)`,
    })
    .from(page)
    .leftJoin(registrations, sql`registrations.run_id = ${page.id}`)
    .leftJoin(sessions, sql`sessions.training_run_id = ${page.id}`)
    .orderBy(byStart(page.startsAt, page.id));
}

/** Runs that are not published yet, for those who plan them. */
export async function listDrafts(db: Db): Promise<Run[]> {
  return db
    .select()
    .from(trainingRuns)
    .where(sql`${trainingRuns.publishedAt} is null`)
    .orderBy(asc(trainingRuns.startsAt), asc(trainingRuns.id))
    .limit(100);
}

/** The runs whose waitlist has to move: an offer is over, or people wait for a run that has a seat without an owner. */
export async function listRunsToSettle(db: Db): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select run_id as id from training_registrations where state = 'offered' and offer_ends_at <= ${momentOf()}
    union select x.run_id from training_registrations x join training_runs t on t.id = x.run_id
      where x.state = 'waitlisted' and t.starts_at > ${momentOf()} and t.canceled_at is null
        and t.capacity > (select count(*) from training_registrations s where s.run_id = t.id and s.state in (${states}))
    limit 1000`);
  return rows.map(({ id }) => id);
}
