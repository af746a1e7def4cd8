import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { findReflection, listSharedReflections } from "#app/learning/queries/reflection-lists.server.ts";
import { canReadReflection, type Visibility, visibilities } from "#app/learning/reflection.ts";
import type { Db } from "#db/client.server.ts";
import { cohortMemberships, people } from "#db/schema/identity.ts";
import { reflections } from "#db/schema/learning.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";

/** Ana currently learns in "river"; "ended" is over; "left" continues without her. Everyone who might look: */
async function everyone(db: Db) {
  const river = await aCohort(db, { name: "River" });
  const ended = await aCohort(db, { name: "Ended", endsOn: "2026-02-01" });
  const left = await aCohort(db, { name: "Left" });
  const elsewhere = await aCohort(db, { name: "Elsewhere" });
  const ana = await join(db, "ana", { cohortIds: [river, ended] });
  await db
    .insert(cohortMemberships)
    .values({ cohortId: left, personId: ana.id, joinedOn: "2026-01-01", leftOn: "2026-03-01" });
  const coachOf = (cohortId: string) => join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const readers: Record<string, Person> = {
    "the author": ana,
    "a fellow learner": await join(db, "bea", { cohortIds: [river] }),
    "a fellow of an ended cohort": await join(db, "bea", { cohortIds: [ended] }),
    "a fellow of one she left": await join(db, "bea", { cohortIds: [left] }),
    "a learner elsewhere": await join(db, "femi", { cohortIds: [elsewhere] }),
    "nobody's fellow": await join(db, "femi"),
    "her coach": await coachOf(river),
    "a coach of an ended cohort": await coachOf(ended),
    "a coach of one she left": await coachOf(left),
    "a coach elsewhere": await coachOf(elsewhere),
    "a coach of the site": await join(db, "cora", { grants: [{ role: "coach" }] }),
    "a lead": await join(db, "dana", { grants: [{ role: "program_lead" }] }),
    "a lead of her cohort": await join(db, "dana", { grants: [{ role: "program_lead", cohortId: river }] }),
    "an administrator": await join(db, "ines", { grants: [{ role: "administrator" }] }),
    "a clock-hour manager": await join(db, "ines", { grants: [{ role: "clock_hour_manager" }] }),
  };
  return { ana, readers, authorCohortIds: [river] };
}

const mayRead: Record<Visibility, string[]> = {
  private: ["the author"],
  coach: ["the author", "her coach", "a coach of the site"],
  cohort: ["the author", "a fellow learner", "her coach", "a coach of the site"],
};

describe.each(visibilities)("a reflection that is %s", (visibility) => {
  test("is read by those it says, and is not there for anyone else", () =>
    inDatabase(async (db) => {
      const { ana, readers, authorCohortIds } = await everyone(db);
      const [made] = await db
        .insert(reflections)
        .values({
          personId: ana.id,
          lessonId: "averages",
          promptId: "notice",
          courseId: "numbers",
          visibility,
          revision: 1,
          text: "Two groups.",
          promptVersion: "1",
        })
        .returning();
      const id = made?.id ?? "";
      const byRule: string[] = [];
      const byQuery: string[] = [];
      const byList: string[] = [];
      for (const [who, reader] of Object.entries(readers)) {
        if (canReadReflection(reader, { personId: ana.id, visibility }, authorCohortIds)) byRule.push(who);
        if (await findReflection(db, id, reader)) byQuery.push(who);
        if ((await listSharedReflections(db, reader, 1)).total > 0) byList.push(who);
      }
      expect(byRule).toEqual(mayRead[visibility]);
      expect(byQuery).toEqual(mayRead[visibility]);
      expect(byList).toEqual(mayRead[visibility].filter((who) => who !== "the author"));
    }));
});

test("shared reflections of a person who asked for erasure are private until they cancel it", () =>
  inDatabase(async (db) => {
    const { ana, readers, authorCohortIds } = await everyone(db);
    const text = { text: "Two groups.", promptVersion: "1", revision: 1 };
    const place = { personId: ana.id, lessonId: "averages", promptId: "notice", courseId: "numbers" };
    const [made] = await db
      .insert(reflections)
      .values({ ...place, ...text, visibility: "cohort" })
      .returning();
    const reading = async () => {
      const found: string[] = [];
      for (const [who, reader] of Object.entries(readers)) {
        if (await findReflection(db, made?.id ?? "", reader)) found.push(who);
        if ((await listSharedReflections(db, reader, 1)).total > 0) found.push(`${who}, in the list`);
      }
      return found;
    };
    const shared = await reading();
    await db.update(people).set({ erasureDueAt: new Date() }).where(eq(people.id, ana.id));
    expect(await reading()).toEqual(["the author"]);
    const leaving = { personId: ana.id, visibility: "cohort" as const, isAuthorLeaving: true };
    const byRule = Object.entries(readers).filter(([, reader]) => canReadReflection(reader, leaving, authorCohortIds));
    expect(byRule.map(([who]) => who)).toEqual(["the author"]);
    await db.update(people).set({ erasureDueAt: null }).where(eq(people.id, ana.id));
    expect(await reading()).toEqual(shared);
  }));

test("an id that is no id finds nothing, as one that does not exist", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    expect(await findReflection(db, "not-an-id", ana)).toBeNull();
    expect(await findReflection(db, "00000000-0000-4000-8000-000000000000", ana)).toBeNull();
  }));
