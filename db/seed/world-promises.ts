import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { reportingPeriods } from "../schema/participation.ts";
import { organizationRosters } from "../schema/participation-people.ts";
import { grantTargets, organizationCommitments, registerEntries } from "../schema/participation-reports.ts";
import { idFor } from "./random.ts";
import { organizationId } from "./world-organizations.ts";
import { personId } from "./world-people.ts";

const lead = personId("lead@demo.example");

/** A promise of one of the demo's organizations. */
export const demoCommitment = idFor("commitment of lantern");

/** A made-up grant over the quarter of today and the three before it. */
export const demoGrant = idFor("demo grant");

/** What a grant planned; its name says that it is made up. */
export async function seedGrant(db: Db, { startsOn, endsOn }: { startsOn: string; endsOn: string }): Promise<void> {
  const grant = { id: demoGrant, kind: "grant" as const, name: "Demo grant (synthetic)", createdBy: lead };
  await db
    .insert(reportingPeriods)
    .values({ ...grant, startsOn, endsOn })
    .onConflictDoNothing();
  const made = { periodId: demoGrant, recordedBy: lead };
  const reason = "The first quarter had one workshop instead of two; a second facilitator has joined since.";
  await db
    .insert(grantTargets)
    .values([
      { ...made, measure: "people", planned: 120, budgetLine: "Stipends", reason },
      { ...made, measure: "organizations", planned: 12, budgetLine: "Partnership" },
      { ...made, measure: "minutes", planned: 400 * 60, budgetLine: "Facilitation" },
    ])
    .onConflictDoNothing();
}

export const demoNeed = idFor("demo need");

/** Entries of the registers that show what they are for; each says that it is made up. */
export async function seedRegisters(db: Db, now: Date): Promise<void> {
  const day = (ago: number) => dayOf(new Date(now.getTime() - ago * days), homeZone);
  const made = { recordedBy: lead };
  await db
    .insert(registerEntries)
    .values([
      {
        ...{ ...made, id: demoNeed, register: "needs" as const, happenedOn: day(150), clientKey: "demo need 1" },
        title: "Synthetic example: workshops at hours when programs are closed",
        evidence: "Made up for the demo: notes of a meeting with four community organizations.",
        decision: "Made up: evening sessions twice a quarter.",
        outcome: "Made up: the first evening session is planned.",
        ...{ organizationId: organizationId("two-rivers"), hasConsent: true },
      },
      {
        ...{ ...made, register: "needs" as const, happenedOn: day(90), clientKey: "demo need 2" },
        title: "Synthetic example: short modules that work on a phone",
        evidence: "Made up for the demo: what people wrote when they registered.",
      },
      {
        ...{ ...made, register: "sharing" as const, happenedOn: day(60), clientKey: "demo sharing" },
        title: "Synthetic example: attendance counts of after-school programs",
        evidence: "Made up for the demo: whether buses leave before programs end.",
        decision: "Made up: groups would have been smaller than ten, so nothing was shared.",
        answer: "refused" as const,
      },
      {
        ...{ ...made, register: "lessons" as const, happenedOn: day(40), clientKey: "demo lesson" },
        title: "Synthetic example: people finish courses together",
        evidence: "Made up for the demo: two cohorts compared.",
        outcome: "Made up: invitations go to pairs of colleagues.",
      },
    ])
    .onConflictDoNothing();
}

/** What two organizations promised, and how many people some of them have. */
export async function seedPromises(db: Db, now: Date): Promise<void> {
  const day = (after: number) => dayOf(new Date(now.getTime() + after * days), homeZone);
  await db
    .insert(organizationCommitments)
    .values([
      {
        ...{ id: demoCommitment, organizationId: organizationId("lantern"), kind: "time" as const },
        ...{ promise: "Two paid hours a month for everyone who takes part.", who: "Program manager" },
        ...{ dueOn: day(45), recordedBy: lead, clientKey: "demo commitment 1" },
      },
      {
        ...{ organizationId: organizationId("two-rivers"), kind: "leadership" as const },
        ...{ promise: "A leader comes to each workshop.", who: "Executive director", dueOn: day(-20) },
        ...{ state: "kept" as const, evidence: "The lists of the three workshops so far.", decidedOn: day(-10) },
        ...{ recordedBy: lead, clientKey: "demo commitment 2" },
      },
    ])
    .onConflictDoNothing();
  const counts = [
    { at: "lantern", people: 18 },
    { at: "two-rivers", people: 34 },
  ] as const;
  await db
    .insert(organizationRosters)
    .values(
      counts.map(({ at, people }) => ({
        ...{ organizationId: organizationId(at), asOf: day(-70), people, recordedBy: lead },
        clientKey: `demo roster ${at}`,
      })),
    )
    .onConflictDoNothing();
}
