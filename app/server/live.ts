import { canFollowSpace, canFollowTopic } from "#app/discussions/reading/follow.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { personWatching } from "#app/identity/sessions/session.server.ts";
import { eventStream } from "#app/live/event-stream.server.ts";
import { canFollowMeeting } from "#app/meetings/follow.server.ts";
import { db } from "#db/pool.server.ts";

/** The rule for each kind of topic that says whether a person may follow it; the id is what comes after the colon. */
const kinds: Record<string, (person: Person, id: string) => Promise<boolean>> = {
  meeting: (person, id) => canFollowMeeting(db, person, id),
  // An entry that was withdrawn is gone for everyone, so that the hint itself tells nothing.
  library: async () => true,
  topic: (person, id) => canFollowTopic(db, person, id),
  space: (person, id) => canFollowSpace(db, person, id),
};

/** The stream at /live, with the rights of the domains that have topics. */
export const liveStream = () =>
  eventStream<Person>({
    personOf: async (request) => {
      const person = await personWatching(db, request);
      return person && person.session.secondStep !== "needed" && !person.erasureDueAt ? person : null;
    },
    canFollow: async (person, topic) => {
      const [kind = "", id = ""] = topic.split(":");
      return kinds[kind]?.(person, id) ?? false;
    },
  });
