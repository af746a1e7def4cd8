import { expect, test } from "vitest";
import { textOf, textsOf } from "#app/document/document.ts";
import { parseForm } from "#app/http/form.server.ts";
import type { Grant } from "#app/identity/person/role.ts";
import { draftPlan } from "#app/participation/needs/plan.server.ts";
import { listEntries } from "#app/participation/needs/queries/registers.server.ts";
import { changeEntry, recordEntry, removeEntry } from "#app/participation/needs/register.server.ts";
import type { Written } from "#app/participation/needs/register.ts";
import { entrySchema } from "#app/participation/needs/register-form.ts";
import type { Db } from "#db/client.server.ts";
import { organizations, people } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";

const now = new Date("2026-11-29T20:00:00Z");
const grantOf = (organizationId: string | null): Grant => ({ role: "program_lead", organizationId, cohortId: null });
const page = { from: 0, most: 10 };
const need: Written = {
  ...{ happenedOn: "2026-11-01", title: "Evening sessions", evidence: "Two meetings", decision: "", outcome: "" },
  ...{ answer: null, organizationId: null, hasConsent: false },
};

async function aLead(db: Db) {
  const [person] = await db.insert(people).values({ name: "Lea", email: "lea@registers.example" }).returning();
  const [place] = await db.insert(organizations).values({ name: "Heron Family Network", kind: "cbo" }).returning();
  if (!person || !place) throw new Error("no world");
  return { lead: { id: person.id, grants: [grantOf(null)] }, placeId: place.id };
}

test("a form says every field of an entry, and only a request to share has an answer", () => {
  const sent = new FormData();
  for (const [name, value] of Object.entries({
    title: need.title,
    happenedOn: need.happenedOn,
    evidence: need.evidence,
  }))
    sent.set(name, value);
  const readAs = (register: "needs" | "sharing") => {
    const submission = parseForm(sent, entrySchema(register));
    return submission.status === "success" ? submission.value : submission.error;
  };
  expect(readAs("needs")).toEqual(need);
  expect(readAs("sharing")).toEqual({ ...need, answer: "waiting" });
  sent.set("answer", "agreed");
  sent.set("hasConsent", "on");
  expect(readAs("needs")).toEqual({ ...need, hasConsent: true });
  expect(readAs("sharing")).toEqual({ ...need, answer: "agreed", hasConsent: true });
});

test("who raised a need is named in the list and the plan only as long as they agree", () =>
  inDatabase(async (db) => {
    const { lead, placeId } = await aLead(db);
    const named = { ...need, organizationId: placeId, hasConsent: true };
    const at = { register: "needs" as const, clientKey: "one form" };
    expect(await recordEntry(db, lead, at, named, now)).toBe("recorded");
    expect(await recordEntry(db, lead, at, named, now)).toBe("recorded");
    const [entry, ...others] = await listEntries(db, "needs", page);
    expect([entry?.raisedBy, others]).toEqual(["Heron Family Network", []]);
    expect(textsOf(await draftPlan(db, now)).join(" ")).toContain("Heron Family Network");
    const before = { register: "needs" as const, id: entry?.id ?? "", revision: entry?.revision ?? "" };
    expect(await changeEntry(db, lead, before, { ...named, hasConsent: false }, now)).toBe("saved");
    expect((await listEntries(db, "needs", page))[0]?.raisedBy).toBe(null);
    expect(textsOf(await draftPlan(db, now)).join(" ")).not.toContain("Heron");
    expect(await changeEntry(db, lead, before, named, now)).toBe("changed");
    expect(await removeEntry(db, lead, before)).toBe("removed");
    expect(await changeEntry(db, lead, before, named, now)).toBe("not_there");
  }));

test("the plan lists what is still open, also where nothing is recorded", () =>
  inDatabase(async (db) => {
    const { lead } = await aLead(db);
    await recordEntry(db, lead, { register: "needs", clientKey: "a" }, need, now);
    const waiting = { ...need, title: "Counts by school", answer: "waiting" as const };
    await recordEntry(db, lead, { register: "sharing", clientKey: "b" }, waiting, now);
    const { blocks } = await draftPlan(db, now);
    const open = blocks.flatMap((block) => (block.kind === "list" ? block.items.map(textOf) : []));
    expect(open.slice(0, 2)).toEqual(["Need: Evening sessions", "Request waiting for an answer: Counts by school"]);
    expect(textsOf({ title: "", language: "en", blocks })).toContain("No lesson is recorded yet.");
  }));

test("leads of one organization, refusals without a reason and unknown organizations are refused", () =>
  inDatabase(async (db) => {
    const { lead, placeId } = await aLead(db);
    const at = { register: "sharing" as const, clientKey: "c" };
    const ofOne = { ...lead, grants: [grantOf(placeId)] };
    expect(await recordEntry(db, ofOne, at, need, now)).toBe("refused");
    expect(await removeEntry(db, ofOne, { register: "sharing", id: "nothing" })).toBe("refused");
    expect(await recordEntry(db, lead, at, { ...need, answer: "refused" }, now)).toBe("no_reason");
    expect(await recordEntry(db, lead, at, { ...need, organizationId: lead.id }, now)).toBe("no_organization");
    expect(await listEntries(db, "sharing", page)).toEqual([]);
  }));
