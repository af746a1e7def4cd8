import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { mostOwners } from "./artifact.ts";
import { insertArtifactEvent, lockArtifact } from "./queries/artifacts.server.ts";
import { countOwners, deleteOwner, insertOwner, isFellowLearner } from "./queries/owners.server.ts";

export type TeamOutcome = "done" | "already" | "missing" | "full" | "last";

/**
 * An owner who learns in the cohort takes someone else who does into the team, who then reads and writes all of it.
 */
export async function addOwner(db: Db, person: Person, artifactId: string, memberId: string): Promise<TeamOutcome> {
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "owner") return "missing";
    const { cohortId, revision } = found.artifact;
    if (cohortId === null || !person.cohortIds.includes(cohortId)) return "missing";
    if (!(await isFellowLearner(db, cohortId, memberId))) return "missing";
    if ((await countOwners(db, artifactId)) >= mostOwners) return "full";
    if (!(await insertOwner(db, artifactId, memberId))) return "already";
    await insertArtifactEvent(db, { artifactId, event: "join", revision, personId: memberId });
    return "done";
  });
}

/** An owner leaves the team and no longer reads the work; the last one stays. */
export async function leaveTeam(db: Db, person: Person, artifactId: string): Promise<TeamOutcome> {
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "owner") return "missing";
    if ((await countOwners(db, artifactId)) < 2) return "last";
    await deleteOwner(db, artifactId, person.id);
    const { revision } = found.artifact;
    await insertArtifactEvent(db, { artifactId, event: "leave", revision, personId: person.id });
    return "done";
  });
}
