import { recordViews } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { type ArtifactPage, findArtifactPage } from "./queries/artifact-page.server.ts";

/** A piece of work as this person may read it. That a coach read it is recorded for each owner, once a day. */
export async function openArtifact(db: Db, reader: Person, id: string): Promise<ArtifactPage | null> {
  const artifact = await findArtifactPage(db, reader, id);
  if (artifact?.relation === "coach") {
    const seen = artifact.owners.map((owner) => ({
      action: "artifact.read" as const,
      subjectId: owner.id,
      detail: { id: artifact.id },
    }));
    await recordViews(db, reader.id, seen, 1 * days);
  }
  return artifact;
}
