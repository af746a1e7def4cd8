import { sql } from "drizzle-orm";
import { freezePeriod } from "#app/participation/snapshots/freezing.server.ts";
import { listVersions } from "#app/participation/snapshots/queries/snapshots.server.ts";
import type { Db } from "#db/client.server.ts";
import { enrollments, memberships, organizations, people } from "#db/schema/index.ts";

export const now = new Date("2027-01-20T20:00:00Z");
const began = new Date("2026-11-10T18:00:00Z");

/** So many people of an organization of a kind, who all began a course in the fall. */
export async function anOrganizationOf(
  db: Db,
  name: string,
  kind: "school" | "cbo" | "early_learning",
  count: number,
  enrolledAt = began,
) {
  const [organization] = await db.insert(organizations).values({ name, kind }).returning();
  const made = await db
    .insert(people)
    .values(
      Array.from({ length: count }, (_, at) => ({ name: `${name} ${at}`, email: `${name}${at}@freezing.example` })),
    )
    .returning({ id: people.id });
  const organizationId = organization?.id ?? "";
  await db
    .insert(memberships)
    .values(made.map(({ id }) => ({ personId: id, organizationId, startedOn: "2026-01-01" })));
  await db.insert(enrollments).values(made.map(({ id }) => ({ personId: id, courseId: "numbers", enrolledAt })));
  return organizationId;
}

/** The quarter from October to December 2026. */
export async function theFall(db: Db) {
  const [row] = await db.execute<{ id: string }>(
    sql`select id from reporting_periods where kind = 'quarter' and starts_on = '2026-10-01'`,
  );
  return row?.id ?? "";
}

/** Does the job for the version of a period that was begun. */
export async function freeze(db: Db, periodId: string, at = now) {
  const version = (await listVersions(db, periodId)).find(({ state }) => state !== "frozen");
  await freezePeriod(db, { snapshotId: version?.id ?? "" }, at);
}
