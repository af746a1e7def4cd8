import type { Db } from "#db/client.server.ts";
import {
  courseFacts,
  enrollments,
  trainingRegistrationEvents,
  trainingRegistrations,
  trainingRuns,
} from "#db/schema/index.ts";
import { chanceFrom } from "#db/seed/random.ts";

const paths = [
  ["registered", "attended"],
  ["waitlisted", "offered", "registered", "no_show"],
  ["waitlisted", "offered", "declined"],
  ["waitlisted", "offered", "lapsed", "waitlisted"],
  ["waitlisted", "canceled"],
] as const;

/** Trainings of the quarter, after it, canceled and unpublished, for each of which many of these people asked for a seat. */
export async function seedWaitlist(db: Db, persons: { id: string }[]): Promise<void> {
  const chance = chanceFrom("waitlist");
  const at = (iso: string) => new Date(iso);
  const runs = await db
    .insert(trainingRuns)
    .values(
      [
        { startsAt: at("2026-10-01T07:01:00Z"), publishedAt: at("2026-09-01T00:00:00Z") },
        { startsAt: at("2027-01-01T07:30:00Z"), publishedAt: at("2026-09-01T00:00:00Z") },
        { startsAt: at("2027-01-01T08:30:00Z"), publishedAt: at("2026-09-01T00:00:00Z") },
        {
          startsAt: at("2026-11-01T18:00:00Z"),
          publishedAt: at("2026-09-01T00:00:00Z"),
          canceledAt: at("2026-10-01T00:00:00Z"),
        },
        { startsAt: at("2026-11-01T18:00:00Z") },
      ].map((run) => ({
        ...{ title: "A training", timeZone: "America/Los_Angeles", capacity: 5, summary: "", place: "Here" },
        ...{ offeringKind: "training" as const, offeringSlug: "numbers", format: "in_person" as const },
        ...{ endsAt: new Date(run.startsAt.getTime() + 3_600_000), ...run },
      })),
    )
    .returning({ id: trainingRuns.id });
  for (const { id: runId } of runs) {
    const asked = persons
      .filter(() => chance.happens(0.55))
      .map(({ id }) => ({ personId: id, states: chance.pick(paths) }));
    const made = await db
      .insert(trainingRegistrations)
      .values(asked.map(({ personId, states }) => ({ runId, personId, state: states.at(-1) ?? "registered" })))
      .returning({ id: trainingRegistrations.id });
    await db
      .insert(trainingRegistrationEvents)
      .values(
        asked.flatMap(({ states }, at) => states.map((state) => ({ registrationId: made[at]?.id ?? "", state }))),
      );
  }
}

/** People who asked for a seat, waited, declined or let an offer lapse, and how many of them had a seat, from raw rows. */
export async function recomputedAccess(db: Db, isIn: (moment: Date) => boolean) {
  const runs = (await db.select().from(trainingRuns)).filter(
    ({ publishedAt, canceledAt, startsAt }) => publishedAt && !canceledAt && isIn(startsAt),
  );
  const registrations = (await db.select().from(trainingRegistrations)).filter(({ runId }) =>
    runs.some(({ id }) => id === runId),
  );
  const seated = new Set(
    registrations
      .filter(({ state }) => ["registered", "attended", "no_show"].includes(state))
      .map((row) => row.personId),
  );
  const events = await db.select().from(trainingRegistrationEvents);
  const groups = new Map<string, { people: number; finished: number }>();
  for (const category of ["registered", "waitlisted", "declined", "lapsed"]) {
    const ids = new Set(events.filter(({ state }) => state === category).map((row) => row.registrationId));
    const people = new Set(
      registrations.filter(({ id }) => category === "registered" || ids.has(id)).map((row) => row.personId),
    );
    const finished = [...people].filter((id) => seated.has(id)).length;
    groups.set(`access ${category}`, { people: people.size, finished });
  }
  return groups;
}

/** Days from beginning to finishing of the person in the middle, from raw rows. */
export async function daysInTheMiddle(db: Db, isIn: (moment: Date) => boolean): Promise<{ median: number }> {
  const dayNumber = (moment: Date) => {
    const [month, day, year] = moment.toLocaleDateString("en-US", { timeZone: "America/Los_Angeles" }).split("/");
    return Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
  };
  const began = new Map((await db.select().from(enrollments)).map((row) => [row.personId, row.enrolledAt]));
  const days = (await db.select().from(courseFacts))
    .filter(({ happenedAt }) => isIn(happenedAt))
    .map(({ personId, happenedAt }) => dayNumber(happenedAt) - dayNumber(began.get(personId) ?? happenedAt))
    .sort((one, other) => one - other);
  const [low, high] = [days[Math.floor((days.length - 1) / 2)] ?? 0, days[Math.ceil((days.length - 1) / 2)] ?? 0];
  return { median: (low + high) / 2 };
}
