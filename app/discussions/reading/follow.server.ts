import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { findSpace } from "../spaces/queries/spaces.server.ts";
import { findTopic } from "../topics/queries/topics.server.ts";

/** Whether a person may follow a topic's live hints: anyone who may open it. */
export async function canFollowTopic(db: Db, person: Person, topicId: string): Promise<boolean> {
  return (await findTopic(db, person, topicId)) !== null;
}

export async function canFollowSpace(db: Db, person: Person, spaceId: string): Promise<boolean> {
  return (await findSpace(db, person, spaceId)) !== null;
}
