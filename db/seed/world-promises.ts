import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { reportingPeriods } from "../schema/participation.ts";
import { organizationRosters } from "../schema/participation-people.ts";
import { grantTargets, organizationCommitments } from "../schema/participation-reports.ts";
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
