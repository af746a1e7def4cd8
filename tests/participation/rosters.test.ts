import { expect, test } from "vitest";
import { decideCommitment, recordCommitment } from "#app/participation/commitments/commitment.server.ts";
import { findCommitment, listCommitments } from "#app/participation/commitments/queries/commitments.server.ts";
import { listRosters, listRostersByKind } from "#app/participation/rosters/queries/rosters.server.ts";
import { recordRoster } from "#app/participation/rosters/roster.server.ts";
import type { Db } from "#db/client.server.ts";
import { memberships, organizationRosters, organizations } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const now = new Date("2026-11-20T20:00:00Z");

async function theRiver(db: Db) {
  const [river, hill] = await db
    .insert(organizations)
    .values([
      { name: "River", kind: "cbo" },
      { name: "Hill", kind: "cbo" },
    ])
    .returning({ id: organizations.id });
  return { river: river?.id ?? "", hill: hill?.id ?? "" };
}

test("a pasted list becomes two counts, and nothing of it is kept", () =>
  inDatabase(async (db) => {
    const { river, hill } = await theRiver(db);
    const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: river }] });
    const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
    await db.insert(memberships).values([
      { personId: ana.id, organizationId: river, startedOn: "2026-01-01" },
      { personId: bea.id, organizationId: hill, startedOn: "2026-01-01" },
    ]);
    const others = Array.from({ length: 9 }, (_, at) => `Quokka ${"abcdefghi"[at]} <q${at}@quokka.example>`);
    const list = [ana.email.toUpperCase(), ana.email, bea.email, ...others].join("\n");
    const wanted = { organizationId: river, asOf: "2026-11-01", people: null, list, note: "", clientKey: "a roster" };
    expect(await recordRoster(db, lead, wanted, now)).toBe("recorded");
    expect(await recordRoster(db, lead, wanted, now)).toBe("recorded");
    expect(await listRosters(db, river, 5)).toMatchObject([{ people: 11, withAccount: 1 }]);
    expect(JSON.stringify(await db.select().from(organizationRosters))).not.toMatch(/quokka/i);
  }));

test("a short list is not compared with anyone, and others' organizations are refused", () =>
  inDatabase(async (db) => {
    const { river, hill } = await theRiver(db);
    const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: river }] });
    const wanted = { organizationId: river, asOf: "2026-11-01", people: null, list: lead.email, note: "" };
    expect(await recordRoster(db, lead, { ...wanted, clientKey: "one" }, now)).toBe("recorded");
    expect(await listRosters(db, river, 5)).toMatchObject([{ people: 1, withAccount: null }]);
    expect(await recordRoster(db, lead, { ...wanted, organizationId: hill, clientKey: "two" }, now)).toBe("refused");
    expect(await recordRoster(db, lead, { ...wanted, list: " ", clientKey: "three" }, now)).toBe("nobody");
    expect(await recordRoster(db, lead, { ...wanted, people: 12, clientKey: "five" }, now)).toBe("two_counts");
    expect(await listRosters(db, river, 5)).toHaveLength(1);
    expect(await recordRoster(db, lead, { ...wanted, asOf: "2026-11-21", clientKey: "four" }, now)).toBe("in_future");
  }));

test("the newest count up to a day is the denominator, and an organization without one is not a zero", () =>
  inDatabase(async (db) => {
    const { river } = await theRiver(db);
    const counts = [
      { asOf: "2026-09-01", people: 20 },
      { asOf: "2026-10-01", people: 25 },
      { asOf: "2026-12-01", people: 99 },
    ];
    await db
      .insert(organizationRosters)
      .values(counts.map((count) => ({ ...count, organizationId: river, clientKey: count.asOf })));
    const kinds = await listRostersByKind(db, "2026-11-20");
    expect(kinds.find(({ kind }) => kind === "cbo")).toMatchObject({ organizations: 2, counted: 1, people: 25 });
  }));

test("a promise is recorded once, and kept only with evidence", () =>
  inDatabase(async (db) => {
    const { river, hill } = await theRiver(db);
    const lead = await join(db, "dana", { grants: [{ role: "program_lead", organizationId: river }] });
    const promise = { kind: "time" as const, promise: "Two hours a month", who: "The director", dueOn: "2026-12-31" };
    const wanted = { ...promise, organizationId: river, clientKey: "a promise" };
    expect(await recordCommitment(db, lead, wanted)).toBe("recorded");
    expect(await recordCommitment(db, lead, wanted)).toBe("recorded");
    expect(await recordCommitment(db, lead, { ...wanted, organizationId: hill, clientKey: "b" })).toBe("refused");
    const [row, ...rest] = await listCommitments(db, { from: 0, most: 10 });
    expect(rest).toEqual([]);
    const id = row?.id ?? "";
    expect(await decideCommitment(db, lead, id, { state: "kept", evidence: "" }, now)).toBe("no_evidence");
    expect(await decideCommitment(db, lead, id, { state: "kept", evidence: "A calendar" }, now)).toBe("saved");
    expect(await findCommitment(db, id)).toMatchObject({ state: "kept", decidedOn: "2026-11-20" });
    expect(await decideCommitment(db, lead, id, { state: "open", evidence: "" }, now)).toBe("saved");
    expect(await findCommitment(db, id)).toMatchObject({ state: "open", decidedOn: null });
    const other = await join(db, "cora", { grants: [{ role: "program_lead", organizationId: hill }] });
    expect(await decideCommitment(db, other, id, { state: "kept", evidence: "Mine" }, now)).toBe("refused");
  }));
