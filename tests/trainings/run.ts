import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Jobs } from "#app/jobs/queues.ts";
import { mailTrainingInvitations } from "#app/meetings/training-meeting.server.ts";
import type { RegistrationWords } from "#app/trainings/registration/registering.server.ts";
import { createRun, publishRun, type RunDraft } from "#app/trainings/runs/run.server.ts";
import type { Db } from "#db/client.server.ts";
import { organizations } from "#db/schema/index.ts";

export const now = new Date("2026-11-02T18:00:00Z");
export const startsAt = new Date("2026-12-10T18:00:00Z");

export const nothingMore: RegistrationWords = {
  ...{ credit: "none", legalName: null, pdenrollerEmail: null, certificateNumber: null, starsId: null, needs: [] },
};

/** A published run of one three-hour session with a half-hour break, unless the test says otherwise. */
export async function aRun(
  db: Db,
  lead: Person,
  given: Partial<RunDraft> = {},
  more: Partial<Parameters<typeof createRun>[3]> = {},
): Promise<string> {
  const timeZone = "America/Los_Angeles";
  const session = {
    title: "Empathy interviews",
    startsAt,
    minutes: 180,
    breakMinutes: 30,
    timeZone,
    place: null,
    link: null,
  };
  const made = await createRun(
    db,
    lead,
    {
      ...{ offeringKind: "training", offeringSlug: "empathy-interviews", title: "Empathy interviews" },
      ...{ format: "in_person", timeZone, capacity: 2, ...given },
    },
    { key: crypto.randomUUID(), sessions: [session], facilitators: [], ...more },
  );
  if (made === "not_allowed") throw new Error("no run was made");
  await publishRun(db, lead, made.runId, now);
  return made.runId;
}

/** Does the jobs that wait to mail calendar events to people who registered. */
export async function mailInvitations(db: Db): Promise<void> {
  const waiting = await db.execute<{ data: Jobs["mail-training-invitations"] }>(
    sql`delete from pgboss.job where name = 'mail-training-invitations' returning data`,
  );
  for (const { data } of waiting) await mailTrainingInvitations(db, data, now);
}

export async function anOrganization(db: Db, name: string): Promise<string> {
  const [row] = await db.insert(organizations).values({ name, kind: "cbo" }).returning();
  if (!row) throw new Error("no organization was made");
  return row.id;
}
