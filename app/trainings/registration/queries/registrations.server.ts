import { and, asc, eq, inArray, lte, max, sql } from "drizzle-orm";
import { excluded } from "#app/catalog/queries/upsert.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import {
  organizations,
  people,
  trainingHeldSeats,
  trainingNeeds,
  trainingRegistrationEvents,
  trainingRegistrations,
} from "#db/schema/index.ts";
import { isRunHeld } from "../../runs/queries/held-runs.server.ts";
import type { NeedKind } from "../../runs/run-words.ts";
import { type RegistrationState, seatStates } from "../registration.ts";
import type { HeldSeats, Taken, Waiting } from "../seats.ts";

export type Registration = typeof trainingRegistrations.$inferSelect;

/** The registration of a person for a run, in whatever state. */
export async function findRegistration(db: Db, runId: string, personId: string): Promise<Registration | null> {
  if (!isId(runId)) return null;
  const [row] = await db
    .select()
    .from(trainingRegistrations)
    .where(and(eq(trainingRegistrations.runId, runId), eq(trainingRegistrations.personId, personId)));
  return row ?? null;
}

/** The registrations of these people for a run, in whatever state, by person. */
export async function listRegistrationsOf(
  db: Db,
  runId: string,
  personIds: string[],
): Promise<Map<string, Pick<Registration, "id" | "state">>> {
  const { id, state, personId } = trainingRegistrations;
  const rows = await db
    .select({ id, state, personId })
    .from(trainingRegistrations)
    .where(and(eq(trainingRegistrations.runId, runId), inArray(personId, personIds)));
  return new Map(rows.flatMap(({ personId, ...row }) => (personId ? [[personId, row]] : [])));
}

/** How many seats each organization has taken in a run; null stands for people without one. */
export async function seatsTaken(db: Db, runId: string): Promise<Taken> {
  const rows = await db
    .select({ organizationId: trainingRegistrations.organizationId, seats: sql<number>`count(*)::int` })
    .from(trainingRegistrations)
    .where(and(eq(trainingRegistrations.runId, runId), inArray(trainingRegistrations.state, [...seatStates])))
    .groupBy(trainingRegistrations.organizationId);
  return new Map(rows.map(({ organizationId, seats }) => [organizationId, seats]));
}

/** Seats that a run holds for organizations, with those whose time is over. */
export async function listHeldSeats(db: Db, runId: string): Promise<HeldSeats[]> {
  const { organizationId, seats, releaseAt } = trainingHeldSeats;
  return db
    .select({ organizationId, seats, releaseAt })
    .from(trainingHeldSeats)
    .where(eq(trainingHeldSeats.runId, runId))
    .orderBy(asc(organizationId));
}

/** The waitlist of a run in the order that people joined it. */
export async function listWaitlist(db: Db, runId: string): Promise<Waiting[]> {
  const { id, organizationId, queuedAt, state, createdAt } = trainingRegistrations;
  const rows = await db
    .select({ id, organizationId, queuedAt, createdAt })
    .from(trainingRegistrations)
    .where(and(eq(trainingRegistrations.runId, runId), eq(state, "waitlisted")))
    .orderBy(asc(queuedAt), asc(id));
  return rows.map(({ createdAt, ...row }) => ({ ...row, queuedAt: row.queuedAt ?? createdAt }));
}

/** When the newest of a run's waitlist joined it, with those who had an offer since; null if nobody ever did. */
export async function lastQueuedAt(db: Db, runId: string): Promise<Date | null> {
  const { queuedAt } = trainingRegistrations;
  const [row] = await db
    .select({ last: max(queuedAt) })
    .from(trainingRegistrations)
    .where(eq(trainingRegistrations.runId, runId));
  return row?.last ?? null;
}

/** A waiting person's place in line, from 1: those who joined the waitlist before them. */
export async function positionInLine(db: Db, { runId, queuedAt, id }: Registration): Promise<number> {
  const [row] = await db.execute<{ position: number }>(sql`select count(*)::int + 1 as position
    from training_registrations where run_id = ${runId} and state = 'waitlisted'
      and (queued_at, id) < (${queuedAt?.toISOString() ?? null}::timestamptz, ${id}::uuid)`);
  return row?.position ?? 1;
}

/** What a new registration of a person takes over from the earlier one. */
const lasting = ["id", "runId", "personId", "signature", "claimedMinutes", "signedAt", "createdAt"] as const;

/** Inserts registrations, or changes those that people have for the run. Each person at most once. */
export async function upsertRegistrations(
  db: Db,
  rows: (typeof trainingRegistrations.$inferInsert & { id: string })[],
): Promise<void> {
  await db
    .insert(trainingRegistrations)
    .values(rows)
    .onConflictDoUpdate({
      target: [trainingRegistrations.runId, trainingRegistrations.personId],
      set: excluded(trainingRegistrations, [...lasting]),
    });
}

type Change = {
  state: RegistrationState;
  stateSince: Date;
  offerEndsAt?: Date | null;
  queuedAt?: Date | null;
};

/** Moves registrations to a state and notes each move; `by` is null where the rule of the run decided. */
export async function updateRegistrations(
  db: Db,
  ids: string[],
  change: Change,
  { by = null, reason = null }: { by?: string | null; reason?: string | null } = {},
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(trainingRegistrations)
    .set({ offerEndsAt: null, ...change })
    .where(inArray(trainingRegistrations.id, ids));
  const { state, stateSince: at } = change;
  await insertRegistrationEvents(
    db,
    ids.map((registrationId) => ({ registrationId, state, by, reason, at })),
  );
}

export async function insertRegistrationEvents(
  db: Db,
  events: (typeof trainingRegistrationEvents.$inferInsert)[],
): Promise<void> {
  if (events.length > 0) await db.insert(trainingRegistrationEvents).values(events);
}

/** The registrations of a run in certain states, locked by the caller's lock on the run. */
export async function listRegistrationsIn(
  db: Db,
  runId: string,
  states: readonly RegistrationState[],
): Promise<Registration[]> {
  return db
    .select()
    .from(trainingRegistrations)
    .where(and(eq(trainingRegistrations.runId, runId), inArray(trainingRegistrations.state, [...states])))
    .orderBy(asc(trainingRegistrations.createdAt), asc(trainingRegistrations.id));
}

/** The offers of a run whose time is over. */
export async function listDueOffers(db: Db, runId: string, now: Date): Promise<Registration[]> {
  const { state, offerEndsAt } = trainingRegistrations;
  return db
    .select()
    .from(trainingRegistrations)
    .where(and(eq(trainingRegistrations.runId, runId), eq(state, "offered"), lte(offerEndsAt, now)))
    .orderBy(asc(offerEndsAt), asc(trainingRegistrations.id));
}

export type Addressee = { registrationId: string; personId: string; email: string; language: string; timeZone: string };

/** Lists the addresses for mail about registrations, without people whose account is being erased. */
export async function listAddressees(db: Db, ids: string[]): Promise<Addressee[]> {
  if (ids.length === 0) return [];
  return db
    .select({
      ...{ registrationId: trainingRegistrations.id, personId: people.id, email: people.email },
      ...{ language: people.language, timeZone: people.timeZone },
    })
    .from(trainingRegistrations)
    .innerJoin(people, eq(people.id, trainingRegistrations.personId))
    .where(and(inArray(trainingRegistrations.id, ids), sql`${people.erasureDueAt} is null`))
    .orderBy(asc(trainingRegistrations.id));
}

/** Stores what people need at a run, in place of what the registrations in `ids` asked for before. */
export async function replaceNeeds(db: Db, ids: string[], needs: (typeof trainingNeeds.$inferInsert)[]): Promise<void> {
  if (ids.length > 0) await db.delete(trainingNeeds).where(inArray(trainingNeeds.registrationId, ids));
  if (needs.length > 0) await db.insert(trainingNeeds).values(needs);
}

export type RosterRow = {
  registrationId: string;
  personId: string | null;
  name: string;
  organization: string | null;
  state: RegistrationState;
  offerEndsAt: Date | null;
  queuedAt: Date | null;
  credit: Registration["credit"];
};

/** A run's people by name, for those who run it. */
export async function listRoster(db: Db, runId: string, states: readonly RegistrationState[]): Promise<RosterRow[]> {
  const r = trainingRegistrations;
  const name = sql<string>`coalesce(${people.name}, ${r.walkInName}, '')`;
  return db
    .select({
      ...{ registrationId: r.id, personId: r.personId, name, organization: organizations.name, state: r.state },
      ...{ offerEndsAt: r.offerEndsAt, queuedAt: r.queuedAt, credit: r.credit },
    })
    .from(r)
    .leftJoin(people, eq(people.id, r.personId))
    .leftJoin(organizations, eq(organizations.id, r.organizationId))
    .where(and(eq(r.runId, runId), inArray(r.state, [...states])))
    .orderBy(asc(sql`lower(${name})`), asc(r.id))
    .limit(2000);
}

/** The needs of the people who come to a run, for those who plan or give it. */
export async function listNeeds(db: Db, runId: string): Promise<{ kind: NeedKind; text: string; name: string }[]> {
  const r = trainingRegistrations;
  return db
    .select({
      kind: trainingNeeds.kind,
      text: trainingNeeds.text,
      name: sql<string>`coalesce(${people.name}, ${r.walkInName}, '')`,
    })
    .from(trainingNeeds)
    .innerJoin(r, eq(r.id, trainingNeeds.registrationId))
    .leftJoin(people, eq(people.id, r.personId))
    .where(and(eq(r.runId, runId), inArray(r.state, [...seatStates])))
    .orderBy(asc(trainingNeeds.kind), asc(r.id))
    .limit(2000);
}

/**
 * Deletes what people needed at runs that ended before a moment and whose records nobody holds, and adds how many needs
 * of each kind were asked for and met to the run's counts. How many were deleted.
 */
export async function deleteNeedsOfRunsBefore(db: Db, moment: Date): Promise<number> {
  const [row] = await db.execute<{ deleted: number }>(sql`with gone as (
      delete from training_needs n using training_registrations r, training_runs t
      where r.id = n.registration_id and t.id = r.run_id and t.ends_at < ${moment.toISOString()}::timestamptz
        and not ${isRunHeld(sql`t.id`)}
      returning r.run_id, n.kind, n.is_met),
    counted as (insert into training_need_counts (run_id, kind, asked, met)
      select run_id, kind, count(*), count(*) filter (where is_met) from gone group by run_id, kind
      on conflict (run_id, kind) do update
        set asked = training_need_counts.asked + excluded.asked, met = training_need_counts.met + excluded.met)
    select count(*)::int as deleted from gone`);
  return row?.deleted ?? 0;
}

/** How many registrations of a run are in each state. */
export async function countRegistrations(db: Db, runId: string): Promise<Partial<Record<RegistrationState, number>>> {
  const rows = await db
    .select({ state: trainingRegistrations.state, count: sql<number>`count(*)::int` })
    .from(trainingRegistrations)
    .where(eq(trainingRegistrations.runId, runId))
    .groupBy(trainingRegistrations.state);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
