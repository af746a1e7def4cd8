import { and, asc, eq, inArray, lte, max, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import {
  organizations,
  people,
  trainingHeldSeats,
  trainingRegistrationEvents,
  trainingRegistrations,
} from "#db/schema/index.ts";
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

type NewRegistration = typeof trainingRegistrations.$inferInsert & { id: string };

/**
 * Inserts registrations, or changes those that people have for the run, which keep what was signed. Each person at most
 * once. One parameter however many people: building a statement with one for each value takes longer than to run it.
 */
export async function upsertRegistrations(db: Db, rows: readonly NewRegistration[]): Promise<void> {
  await db.execute(sql`insert into training_registrations as r (id, run_id, person_id, organization_id, state, queued_at,
      credit, legal_name, pdenroller_email, certificate_number, stars_id, registered_by, terms_accepted_at, approval,
      approval_by, approval_at, state_since)
    select id, "runId", "personId", "organizationId", state, "queuedAt", coalesce(credit, 'none'), "legalName",
      "pdenrollerEmail", "certificateNumber", "starsId", "registeredBy", "termsAcceptedAt", approval, "approvalBy",
      "approvalAt", "stateSince"
    from json_to_recordset(${JSON.stringify(rows)}::json) as given(id uuid, "runId" uuid, "personId" uuid,
      "organizationId" uuid, state text, "queuedAt" timestamptz, credit text, "legalName" text, "pdenrollerEmail" text,
      "certificateNumber" text, "starsId" text, "registeredBy" uuid, "termsAcceptedAt" timestamptz, approval text,
      "approvalBy" uuid, "approvalAt" timestamptz, "stateSince" timestamptz)
    on conflict (run_id, person_id) do update set organization_id = excluded.organization_id, state = excluded.state,
      queued_at = excluded.queued_at, offer_ends_at = null, reminded_at = null, credit = excluded.credit,
      legal_name = excluded.legal_name, pdenroller_email = excluded.pdenroller_email,
      certificate_number = excluded.certificate_number, stars_id = excluded.stars_id,
      registered_by = excluded.registered_by, terms_accepted_at = excluded.terms_accepted_at,
      approval = excluded.approval, approval_by = excluded.approval_by, approval_at = excluded.approval_at,
      state_since = excluded.state_since`);
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
    .orderBy(asc(sql`search_fold(${name})`), asc(r.id))
    .limit(2000);
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
