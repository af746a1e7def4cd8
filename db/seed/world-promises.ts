import { dayOf, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "../client.server.ts";
import { organizationRosters } from "../schema/participation-people.ts";
import { organizationCommitments } from "../schema/participation-reports.ts";
import { idFor } from "./random.ts";
import { organizationId } from "./world-organizations.ts";
import { personId } from "./world-people.ts";

const lead = personId("lead@demo.example");

/** A promise of one of the demo's organizations. */
export const demoCommitment = idFor("commitment of lantern");

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
