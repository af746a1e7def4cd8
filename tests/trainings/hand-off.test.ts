import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { closeRun } from "#app/credit/closing.server.ts";
import { claimHours, recordApproval, recordAwards } from "#app/credit/credit.server.ts";
import { auditPack, pdEnrollerCsv, starsCsv } from "#app/credit/hand-off.server.ts";
import { countdownOf, gapsOf, proposal } from "#app/credit/proposal.ts";
import { proposedOf } from "#app/credit/proposal-content.server.ts";
import { listEntriesOfRun } from "#app/credit/queries/ledger.server.ts";
import { drawPdf } from "#app/document/pdf.server.ts";
import { recordPresence } from "#app/meetings/presence.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { findRun, listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { readTags } from "#tests/document/tags.ts";
import { aCatalog, aCourse, aLesson, join } from "#tests/world.ts";
import { aRun, nothingMore, now, startsAt } from "./run.ts";

const after = new Date(startsAt.getTime() + 24 * 60 * 60 * 1000);
const part = (title: string, minutes: number, kind: "work" | "break" = "work") => ({
  title,
  minutes,
  kind,
  notes: "",
  say: "",
});
const catalog = {
  ...aCatalog(aCourse("numbers", [aLesson("counting")])),
  trainings: [
    {
      ...{ slug: "empathy-interviews", title: "Empathy interviews", summary: "", audience: "Teams", minutes: 180 },
      ...{
        language: "en",
        objectives: ["Ask", "Listen"],
        standards: ["Role standards (WAC 181-85-203)"],
        materials: [],
      },
      ...{ before: [], after: [], facilitating: "", sources: [], problem: null },
      parts: [part("Ask", 90), part("Break", 30, "break"), part("Listen", 60)],
    },
  ],
};
const cells = (csv: string) =>
  csv
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));

async function runIn(db: Db, runId: string) {
  const run = await findRun(db, runId);
  if (!run) throw new Error("no run");
  return run;
}

/** Ana asks for clock hours, Bea for STARS, Femi for nothing; Ana signs for fewer minutes than she attended. */
async function aWorld(db: Db) {
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const manager = await join(db, "ines", { grants: [{ role: "clock_hour_manager" }] });
  const facilitators = [{ personId: null, name: "Cora", qualification: "Data coach" }];
  const runId = await aRun(db, dana, { capacity: 9 }, { facilitators });
  const [ana, bea, femi] = [await join(db, "ana"), await join(db, "bea"), await join(db, "femi")];
  const [session] = await listRunSessions(db, runId);
  for (const [person, credit] of [
    [ana, "clock_hours"],
    [bea, "stars"],
    [femi, "none"],
  ] as const) {
    const words = {
      ...nothingMore,
      credit,
      legalName: `${person.name} Legal`,
      starsId: "S-1",
      pdenrollerEmail: "p@example.org",
    };
    await register(db, person, runId, { ...words, organizationId: null, by: person.id }, now);
    const seen = { meetingId: session?.id ?? "", personId: person.id, minutes: 180, recordedBy: dana.id };
    await recordPresence(db, [seen]);
  }
  await closeRun(db, dana, runId, after);
  await claimHours(db, ana, runId, { signature: "=Ana R.", minutes: 100 });
  await claimHours(db, bea, runId, { signature: "Bea S.", minutes: 150 });
  return { dana, manager, runId, ana, bea };
}

test("the hand-offs hold who signed, by their signature, with hours rounded down and at most what was approved", () =>
  inDatabase(async (db) => {
    const { manager, runId } = await aWorld(db);
    const [, ana, ...others] = cells(await pdEnrollerCsv(db, await runIn(db, runId)));
    expect(others).toEqual([]);
    expect(ana?.slice(0, 2)).toEqual(["'=Ana R.", "p@example.org"]);
    expect(ana?.slice(7, 11)).toEqual(["", "150", "100", "1.5"]);
    const decided = {
      proposalNumber: "PS-1",
      appliedOn: null,
      approvedOn: "2026-10-20",
      claimCode: null,
      designations: [],
    };
    await recordApproval(db, manager, runId, { ...decided, approvedMinutes: 60 });
    const [, approved] = cells(await pdEnrollerCsv(db, await runIn(db, runId)));
    expect(approved?.slice(7, 11)).toEqual(["1", "150", "100", "1"]);
    const [, bea, ...more] = cells(await starsCsv(db, await runIn(db, runId)));
    expect(more).toEqual([]);
    expect(bea?.slice(0, 3)).toEqual(["S-1", "Bea S.", "Empathy interviews"]);
    expect(bea?.slice(4, 7)).toEqual(["Cora", "2026-12-10", "2.5"]);
  }));

test("a signature stays as it was when the person signs under another name later", () =>
  inDatabase(async (db) => {
    const { dana, runId, ana } = await aWorld(db);
    const next = await aRun(db, dana, { capacity: 9 });
    const [session] = await listRunSessions(db, next);
    await register(db, ana, next, { ...nothingMore, credit: "clock_hours", organizationId: null, by: ana.id }, now);
    await recordPresence(db, [{ meetingId: session?.id ?? "", personId: ana.id, minutes: 180, recordedBy: dana.id }]);
    await closeRun(db, dana, next, after);
    await claimHours(db, ana, next, { signature: "Ana Newname", minutes: 150 });
    await closeRun(db, dana, runId, after);
    expect(await pdEnrollerCsv(db, await runIn(db, runId))).toContain("Ana R.");
    expect(await pdEnrollerCsv(db, await runIn(db, next))).toContain("Ana Newname");
  }));

test("the records for an audit hold the proposal and the ledger, and no evaluation that is open", () =>
  inDatabase(async (db) => {
    const { runId } = await aWorld(db);
    const files = unzipSync(await auditPack(db, await runIn(db, runId), after, catalog));
    expect(Object.keys(files).sort()).toEqual(["ledger.csv", "pdenroller.csv", "proposal.pdf", "stars.csv"]);
    const ledger = strFromU8(files["ledger.csv"] ?? new Uint8Array());
    expect(ledger.match(/signed for/g)).toHaveLength(2);
    expect(ledger.match(/attended/g)).toHaveLength(2);
  }));

test("the proposal has objectives, times, qualifications and standards, says what is missing, and approves nothing", () =>
  inDatabase(async (db) => {
    const { runId } = await aWorld(db);
    const proposed = await proposedOf(db, await runIn(db, runId), catalog);
    expect(gapsOf(proposed)).toEqual([]);
    const shorter = { ...proposed, sessions: proposed.sessions.map((session) => ({ ...session, minutes: 120 })) };
    expect(gapsOf(shorter)).toEqual(["agenda_minutes"]);
    const { outline } = await readTags(await drawPdf(proposal(proposed, now)));
    const read = outline.join("\n");
    expect(read).toContain("2.5 hours for 150 minutes without meals and breaks");
    expect(read).toContain("TH Thursday, December 10, 2026 | TD 10:00 AM to 1:00 PM | TD 30 | TD 150");
    expect(read).toContain("TH Break | TD 11:30 AM | TD 30 | TD not counted");
    expect(read).toContain("TH Cora | TD Data coach");
    expect(read).toContain("WAC 181-85-203");
    expect(read).not.toMatch(/approved for|hours awarded/i);
    const empty = { ...proposed, facilitators: [], sessions: [], offered: null };
    expect(gapsOf(empty)).toEqual(["objectives", "agenda", "instructors", "standards", "hour"]);
  }));

test("ten full working days lie between the last day to hand it in and the first day", () => {
  const run = { startsAt, timeZone: "America/Los_Angeles" };
  expect(countdownOf(run, now)).toEqual({ deadline: "2026-11-23", isPast: false, left: 14 });
  const late = new Date("2026-11-24T09:00:00Z");
  expect(countdownOf(run, late)).toMatchObject({ isPast: true, left: 0 });
});

test("STARS is awarded to whoever asked for it, once for the same training in 12 months", () =>
  inDatabase(async (db) => {
    const { dana, manager, runId, bea } = await aWorld(db);
    const decided = { proposalNumber: null, appliedOn: null, approvedOn: "2026-10-20", approvedMinutes: 150 };
    const designations = (["equity", "stars"] as const).map((designation) => ({ designation, authority: "Committee" }));
    const awarded = async (run: string) => {
      await recordApproval(db, manager, run, { ...decided, claimCode: null, designations });
      await recordAwards(db, manager, run, { reference: "T-1" });
      const rows = await listEntriesOfRun(db, run);
      return rows.flatMap(({ entry, name }) => (entry.kind === "awarded" ? [[name, entry.designations]] : []));
    };
    expect(Object.fromEntries(await awarded(runId))).toEqual({
      "Ana Reyes": ["equity"],
      "Bea Tran": ["equity", "stars"],
    });
    const repeat = await aRun(db, dana, { capacity: 9 });
    const [session] = await listRunSessions(db, repeat);
    await register(db, bea, repeat, { ...nothingMore, credit: "stars", organizationId: null, by: bea.id }, now);
    await recordPresence(db, [{ meetingId: session?.id ?? "", personId: bea.id, minutes: 180, recordedBy: dana.id }]);
    await closeRun(db, dana, repeat, after);
    await claimHours(db, bea, repeat, { signature: "Bea S.", minutes: 150 });
    expect(await awarded(repeat)).toEqual([["Bea Tran", ["equity"]]]);
  }));
