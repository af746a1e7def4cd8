import { and, eq, sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { artifactEvents, artifactOwners, artifacts, artifactVersions } from "#db/schema/artifacts.ts";
import { momentOf } from "#db/today.server.ts";
import type { ArtifactEvent, ArtifactRelation } from "../artifact.ts";
import { relationOf } from "./access.server.ts";

export type Artifact = typeof artifacts.$inferSelect;
export type ArtifactVersion = typeof artifactVersions.$inferSelect;

/**
 * An artifact that the person may open, locked until the caller's transaction ends, and their part in it; null for
 * anyone else, and for a coach while nothing was handed in.
 */
export async function lockArtifact(
  db: Db,
  person: Person,
  id: string,
): Promise<{ artifact: Artifact; relation: ArtifactRelation } | null> {
  if (!isId(id)) return null;
  const [artifact] = await db.select().from(artifacts).where(eq(artifacts.id, id)).for("update");
  // Read after the lock: someone may have joined, left or handed in meanwhile.
  const relation = artifact && (await findRelation(db, person, id));
  if (!artifact || !relation || (relation === "coach" && artifact.sharedRevision === 0)) return null;
  return { artifact, relation };
}

/** A person's part in an artifact; null if they may not open it. */
export async function findRelation(db: Db, person: Person, id: string): Promise<ArtifactRelation | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<{ relation: ArtifactRelation | null }>(
    sql`select ${relationOf(person)} as relation from artifacts a where a.id = ${id}`,
  );
  return row?.relation ?? null;
}

export async function insertArtifact(
  db: Db,
  artifact: Pick<typeof artifacts.$inferInsert, "cohortId" | "programSlug" | "templateKey" | "template" | "title">,
  personId: string,
): Promise<Artifact> {
  const [made] = await db.insert(artifacts).values(artifact).returning();
  if (!made) throw new Error("an artifact that was just made is not there");
  await db.insert(artifactOwners).values({ artifactId: made.id, personId });
  return made;
}

/** The caller holds the artifact's lock. */
export async function updateArtifact(
  db: Db,
  id: string,
  change: Partial<Pick<Artifact, "state" | "stateSince" | "sharedRevision" | "dataReview">>,
): Promise<void> {
  await db.update(artifacts).set(change).where(eq(artifacts.id, id));
}

export async function findArtifactVersion(
  db: Db,
  artifactId: string,
  revision: number,
): Promise<ArtifactVersion | null> {
  const [version] = await db
    .select()
    .from(artifactVersions)
    .where(and(eq(artifactVersions.artifactId, artifactId), eq(artifactVersions.revision, revision)));
  return version ?? null;
}

/** Appends a version and makes it the newest. The caller holds the artifact's lock. */
export async function insertArtifactVersion(db: Db, version: typeof artifactVersions.$inferInsert): Promise<void> {
  await db.insert(artifactVersions).values(version);
  await updateNewest(db, version);
}

/** Overwrites the newest version; its start time stays. */
export async function updateArtifactVersion(
  db: Db,
  version: Pick<ArtifactVersion, "artifactId" | "revision" | "title" | "texts">,
): Promise<void> {
  const { artifactId, revision, title, texts } = version;
  await db
    .update(artifactVersions)
    .set({ title, texts })
    .where(and(eq(artifactVersions.artifactId, artifactId), eq(artifactVersions.revision, revision)));
  await updateNewest(db, version);
}

/** From then on the version never changes: it was handed in. */
export async function updateVersionFixed(db: Db, artifactId: string, revision: number): Promise<void> {
  await db
    .update(artifactVersions)
    .set({ isFixed: true })
    .where(and(eq(artifactVersions.artifactId, artifactId), eq(artifactVersions.revision, revision)));
}

type Newest = { artifactId: string; revision: number; title: string; texts: Record<string, string> };

async function updateNewest(db: Db, { artifactId, revision, title, texts }: Newest): Promise<void> {
  await db.update(artifacts).set({ revision, title, texts, updatedAt: momentOf() }).where(eq(artifacts.id, artifactId));
}

/** Appends to the history. The caller holds the artifact's lock, which makes the number the next one. */
export async function insertArtifactEvent(
  db: Db,
  event: { artifactId: string; event: ArtifactEvent; revision: number; note?: string; personId: string },
): Promise<void> {
  const next = sql<number>`(select coalesce(max(number), 0) + 1 from artifact_events where artifact_id = ${event.artifactId})`;
  await db.insert(artifactEvents).values({ ...event, number: next });
}

/** The newest version that coaches had answered, 0 if none. */
export async function findReturnedRevision(db: Db, artifactId: string): Promise<number> {
  const [row] = await db.execute<{ revision: number }>(sql`select coalesce(max(revision), 0)::int as revision
    from artifact_events where artifact_id = ${artifactId} and event in ('return', 'accept', 'reopen')`);
  return row?.revision ?? 0;
}
