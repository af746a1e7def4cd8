import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { relationTo } from "#app/learning/artifacts/artifact.ts";
import { listCohortArtifacts, listOwnArtifacts } from "#app/learning/artifacts/queries/artifact-lists.server.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { findRelation } from "#app/learning/artifacts/queries/artifacts.server.ts";
import { moveArtifact, reviewChildData } from "#app/learning/artifacts/review.server.ts";
import { addOwner, leaveTeam } from "#app/learning/artifacts/team.server.ts";
import { saveArtifact } from "#app/learning/artifacts/writing.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { handedIn, save, texts } from "./started.ts";
import { aTemplate } from "./template.ts";

test("work that is taken back is closed to coaches again, until they answered once", () =>
  inDatabase(async (db) => {
    const { ana, cora, id } = await handedIn(db);
    await moveArtifact(db, ana, id, { action: "withdraw" });
    expect(await findArtifactPage(db, cora, id)).toBeNull();
    await moveArtifact(db, ana, id, { action: "submit" });
    await moveArtifact(db, cora, id, { action: "return", note: "Look again." });
    await saveArtifact(db, ana, id, { ...save, base: 1, writer: "x", texts: { ...texts, noticed: "New." } });
    await moveArtifact(db, ana, id, { action: "submit" });
    await moveArtifact(db, ana, id, { action: "withdraw" });
    expect((await findArtifactPage(db, cora, id))?.texts.noticed).toBe(texts.noticed);
  }));

test("a member who leaves keeps their work, and the cohort's coaches lose it at once", () =>
  inDatabase(async (db) => {
    const { ana, cora, tides, id } = await handedIn(db);
    expect(await findRelation(db, cora, id)).toBe("coach");
    await db.execute(sql`update cohort_memberships set left_on = '2026-01-02' where person_id = ${ana.id}`);
    expect(await findRelation(db, cora, id)).toBeNull();
    expect((await listCohortArtifacts(db, cora, tides)).artifacts).toEqual([]);
    expect(await moveArtifact(db, cora, id, { action: "accept" })).toEqual({ outcome: "missing" });
    expect(await findRelation(db, { ...ana, cohortIds: [] }, id)).toBe("owner");
    expect((await listOwnArtifacts(db, { ...ana, cohortIds: [] })).artifacts).toHaveLength(1);
  }));

test("in SQL, who may open one is what the rule says, for everyone", () =>
  inDatabase(async (db) => {
    const [tides, cedars, ended] = [await aCohort(db), await aCohort(db), await aCohort(db, { endsOn: "2026-02-01" })];
    const readers = [
      await join(db, "cora", { grants: [{ role: "coach", cohortId: tides }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: cedars }] }),
      await join(db, "cora", { grants: [{ role: "coach", cohortId: ended }] }),
      await join(db, "cora", { grants: [{ role: "coach" }] }),
      await join(db, "dana", { grants: [{ role: "program_lead", cohortId: tides }] }),
      await join(db, "ines", { grants: [{ role: "administrator" }] }),
      await join(db, "bea", { cohortIds: [tides] }),
    ];
    const owners = [
      { person: await join(db, "ana", { cohortIds: [tides] }), learns: [tides] },
      { person: await join(db, "ana", { cohortIds: [cedars, ended] }), learns: [cedars] },
      {
        person: await join(db, "ana", { grants: [{ role: "coach", cohortId: tides }], cohortIds: [tides] }),
        learns: [tides],
      },
      { person: await join(db, "femi", {}), learns: [] },
    ];
    const seen: string[] = [];
    for (const cohortId of [tides, cedars, ended, null]) {
      for (const team of [owners.slice(0, 1), owners.slice(1, 2), owners.slice(0, 3), owners.slice(3)]) {
        const [made] = await db
          .insert(schema.artifacts)
          .values({ cohortId, templateKey: "t", template: aTemplate, title: "t", sharedRevision: 1 })
          .returning();
        const id = made?.id ?? "";
        await db
          .insert(schema.artifactOwners)
          .values(team.map(({ person }) => ({ artifactId: id, personId: person.id })));
        const access = {
          ...{ cohortId, ownerIds: team.map(({ person }) => person.id) },
          learningCohortIds: team.flatMap(({ learns }) => learns),
        };
        for (const reader of [...readers, ...owners.map(({ person }) => person)]) {
          const relation = relationTo(reader, access);
          expect(await findRelation(db, reader, id)).toBe(relation);
          seen.push(String(relation));
        }
      }
    }
    expect(new Set(seen)).toEqual(new Set(["owner", "coach", "null"]));
  }));

test("a member who asks to be erased shares nothing from then on", () =>
  inDatabase(async (db) => {
    const { ana, cora, id } = await handedIn(db);
    await db.update(schema.people).set({ erasureDueAt: new Date() }).where(eq(schema.people.id, ana.id));
    expect(await findRelation(db, cora, id)).toBeNull();
  }));

test("a pasted roster asks a coach to look, and is saved all the same", () =>
  inDatabase(async (db) => {
    const { ana, cora, id } = await handedIn(db);
    await moveArtifact(db, ana, id, { action: "withdraw" });
    const table = "Student ID\tAbsences\n4001122\t3\n4001123\t9\n4001124\t0";
    await saveArtifact(db, ana, id, { ...save, base: 1, writer: "x", texts: { ...texts, table } });
    await moveArtifact(db, ana, id, { action: "submit" });
    expect(await findArtifactPage(db, cora, id)).toMatchObject({ dataReview: "asked", texts: { table } });
    expect(await reviewChildData(db, ana, id, "fine")).toBe("missing");
    expect(await reviewChildData(db, cora, id, "remove")).toBe("done");
    expect((await findArtifactPage(db, ana, id))?.dataReview).toBe("remove");
    await moveArtifact(db, ana, id, { action: "withdraw" });
    await saveArtifact(db, ana, id, { ...save, base: 2, writer: "y" });
    await moveArtifact(db, ana, id, { action: "submit" });
    expect((await findArtifactPage(db, cora, id))?.dataReview).toBeNull();
  }));

test("a team shares the work: its coaches read it while one of them learns there, and who leaves reads it no more", () =>
  inDatabase(async (db) => {
    const { tides, ana, cora, id } = await handedIn(db);
    const bea = await join(db, "bea", { cohortIds: [tides] });
    const femi = await join(db, "femi", { cohortIds: [await aCohort(db)] });
    expect(await addOwner(db, cora, id, bea.id)).toBe("missing");
    expect(await addOwner(db, ana, id, femi.id)).toBe("missing");
    expect(await leaveTeam(db, ana, id)).toBe("last");
    expect(await addOwner(db, ana, id, bea.id)).toBe("done");
    expect(await addOwner(db, ana, id, bea.id)).toBe("already");
    await db.execute(sql`update cohort_memberships set left_on = '2026-01-02' where person_id = ${ana.id}`);
    expect(await findRelation(db, cora, id)).toBe("coach");
    expect(await leaveTeam(db, bea, id)).toBe("done");
    expect([await findRelation(db, bea, id), await findRelation(db, cora, id)]).toEqual([null, null]);
    expect(await findRelation(db, ana, id)).toBe("owner");
  }));
