import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findAudience } from "#app/discussions/spaces/queries/audience.server.ts";
import { notifications } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, aTopic } from "./talk.ts";

test("@coaches tells the coaches of the cohort by name, and none of a group that does not fit", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const ana = await join(db, "ana", { cohortIds: [cohort] });
    const cora = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
    await join(db, "dana", { grants: [{ role: "coach" }] });
    await aSpace(db, "cohort", { cohortId: cohort });
    expect(await findAudience(db, cohort)).toMatchObject({ coaches: 1 });
    await aTopic(db, ana, cohort, { source: "Could you look, @coaches? Not write@coaches.org" });
    const told = async () => (await db.select().from(notifications)).map(({ personId, kind }) => [personId, kind]);
    expect(await told()).toEqual([[cora.id, "mention"]]);
    await db.execute(sql`with more as (insert into people (email, name) select 'coach' || n || '@example.org', 'Coach ' || n
        from generate_series(1, 20) n returning id)
      insert into role_grants (person_id, role, cohort_id, reason) select id, 'coach', ${cohort}, 'test' from more`);
    expect(await findAudience(db, cohort)).toMatchObject({ coaches: 21 });
    await aTopic(db, ana, cohort, { source: "And you, @coaches?" });
    expect(await told()).toHaveLength(1);
  }));
