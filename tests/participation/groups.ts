import type { Db } from "#db/client.server.ts";
import {
  coachingContacts,
  cohortMemberships,
  cohorts,
  contactPeople,
  demographicAnswers,
  meetingInvitations,
  meetings,
  organizationCommitments,
} from "#db/schema/index.ts";
import { chanceFrom } from "#db/seed/random.ts";

const stays = [
  { joinedOn: "2026-01-01", leftOn: null },
  { joinedOn: "2026-01-01", leftOn: "2026-10-01" },
  { joinedOn: "2026-01-01", leftOn: "2026-09-30" },
  { joinedOn: "2026-12-31", leftOn: null },
  { joinedOn: "2027-01-01", leftOn: null },
];

/** Two cohorts, what people told of themselves, and coaching at the edges of the quarter. */
export async function seedGroups(db: Db, persons: { id: string }[], moments: readonly string[]): Promise<void> {
  const chance = chanceFrom("groups");
  const made = await db
    .insert(cohorts)
    .values(["Fall", "Winter"].map((name) => ({ name, startsOn: "2026-01-01" })))
    .returning();
  const members = persons.filter(() => chance.happens(0.7));
  await db
    .insert(cohortMemberships)
    .values(members.map(({ id }) => ({ personId: id, cohortId: chance.pick(made).id, ...chance.pick(stays) })));
  const answers = persons.flatMap(({ id: personId }) =>
    (["role", "race"] as const).flatMap((question) => {
      if (chance.happens(0.15)) return [];
      const all = question === "role" ? ["teacher", "teacher", "leader"] : ["black", "asian", "white"];
      const choices = [...new Set(chance.shuffle(all).slice(0, question === "race" ? chance.whole(1, 2) : 1))];
      const told = chance.happens(0.1) ? { state: "declined" as const } : { state: "answered" as const, choices };
      return [{ personId, question, version: 1, ...told }];
    }),
  );
  await db.insert(demographicAnswers).values(answers);
  await seedCoaching(db, persons.slice(0, 12), { cohortId: made[0]?.id ?? "", moments });
}

/** A typed contact at each moment, and a one-to-one in November that nobody checked in to. */
async function seedCoaching(
  db: Db,
  persons: { id: string }[],
  { cohortId, moments }: { cohortId: string; moments: readonly string[] },
): Promise<void> {
  const contact = { cohortId, kind: "one-to-one" as const, mode: "video" as const, minutes: 35 };
  const contacts = await db
    .insert(coachingContacts)
    .values(moments.map((moment) => ({ ...contact, beganAt: new Date(moment) })))
    .returning();
  await db
    .insert(contactPeople)
    .values(
      contacts.flatMap(({ id }, at) => persons.slice(at).map((person) => ({ contactId: id, personId: person.id }))),
    );
  const [met] = await db
    .insert(meetings)
    .values({
      ...{ kind: "one-to-one", title: "One to one", startsAt: new Date("2026-11-05T18:00:00Z"), timeZone: "UTC" },
      ...{ minutes: 30, breakMinutes: 0 },
    })
    .returning();
  await db
    .insert(meetingInvitations)
    .values(
      persons
        .slice(0, 2)
        .map(({ id }) => ({ meetingId: met?.id ?? "", personId: id, role: "participant" as const, mailedSequence: 0 })),
    );
}

/** When each person was coached and for how long, from raw rows. */
export async function coachedByPerson(db: Db): Promise<{ personId: string; moment: Date; minutes: number }[]> {
  const contacts = new Map((await db.select().from(coachingContacts)).map((row) => [row.id, row]));
  const typed = (await db.select().from(contactPeople)).flatMap(({ contactId, personId }) => {
    const contact = contacts.get(contactId);
    return contact ? [{ personId, moment: contact.beganAt, minutes: contact.minutes }] : [];
  });
  const held = new Map((await db.select().from(meetings)).map((row) => [row.id, row]));
  const met = (await db.select().from(meetingInvitations)).flatMap(({ meetingId, personId }) => {
    const meeting = held.get(meetingId);
    return meeting?.kind === "one-to-one" && personId
      ? [{ personId, moment: meeting.startsAt, minutes: meeting.minutes }]
      : [];
  });
  return [...typed, ...met];
}

/** The groups of cohorts and answers that each person is in, from raw rows. */
export async function groupsByPerson(db: Db): Promise<(personId: string) => string[]> {
  const stays = await db.select().from(cohortMemberships);
  const answers = await db.select().from(demographicAnswers);
  return (personId) => [
    ...stays
      .filter((row) => row.personId === personId && row.joinedOn <= "2026-12-31")
      .filter(({ leftOn }) => leftOn === null || leftOn >= "2026-10-01")
      .map(({ cohortId }) => `cohort ${cohortId}`),
    ...(["role", "race"] as const).flatMap((question) => {
      const told = answers.find((row) => row.personId === personId && row.question === question);
      return told?.state === "answered"
        ? told.choices.map((choice) => `${question} ${choice}`)
        : [`${question} no_answer`];
    }),
  ];
}

/** Promises due on the first and last days of the quarter and the day after it. */
export async function seedPromises(db: Db, organizationId: string): Promise<void> {
  const promises = [
    { dueOn: "2026-10-01", state: "kept" as const, decidedOn: "2027-01-10" },
    { dueOn: "2026-12-31", state: "partly" as const, decidedOn: "2026-12-31" },
    { dueOn: "2027-01-01", state: "kept" as const, decidedOn: "2026-12-01" },
  ];
  const promise = { organizationId, kind: "time" as const, promise: "An hour a week", who: "The director" };
  await db
    .insert(organizationCommitments)
    .values(promises.map((row, at) => ({ ...promise, ...row, clientKey: `recomputed ${at}` })));
}

/** Partners and those of them of which somebody came, by kind. */
export function kindTotals(kinds: ReadonlyMap<string, string>, there: ReadonlySet<string>): Record<string, number> {
  return Object.fromEntries(
    [...new Set(kinds.values())].flatMap((kind) => {
      const ids = [...kinds].flatMap(([id, each]) => (each === kind ? [id] : []));
      return [
        [`partners_${kind}`, ids.length],
        [`organizations_${kind}`, ids.filter((id) => there.has(id)).length],
      ];
    }),
  );
}

/** The value at a share of the way through the sorted values, between two of them where it falls there. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** The calendar month of a moment on the Pacific coast, YYYY-MM. */
export function monthOf(moment: Date): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/Los_Angeles",
    year: "numeric",
    month: "2-digit",
  });
  const of = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${of.year}-${of.month}`;
}
