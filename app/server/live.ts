import { canFollowSpace, canFollowTopic } from "#app/discussions/reading/follow.server.ts";
import { readsSpace, readsTopic } from "#app/discussions/reading/queries/followers.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import {
  everybody,
  listOpenSessions,
  nobody,
  type PersonCondition,
} from "#app/identity/sessions/queries/open-sessions.server.ts";
import { personWatching } from "#app/identity/sessions/session.server.ts";
import { eventStream } from "#app/live/event-stream.server.ts";
import type { OpenTopics } from "#app/live/streams.server.ts";
import { canFollowMeeting } from "#app/meetings/follow.server.ts";
import { seesMeeting } from "#app/meetings/queries/followers.server.ts";
import { db } from "#db/pool.server.ts";

type Kind = {
  /** Whether a person may open a stream about it; the id is what comes after the colon. */
  canFollow: (person: Person, id: string) => Promise<boolean>;
  /** The same as a condition, for everybody who follows it at once. */
  followers: (id: string) => PersonCondition;
};

const kinds: Record<string, Kind> = {
  meeting: { canFollow: (person, id) => canFollowMeeting(db, person, id), followers: seesMeeting },
  // An entry that was withdrawn is gone for everyone, so that the hint itself tells nothing.
  library: { canFollow: async () => true, followers: () => everybody },
  topic: { canFollow: (person, id) => canFollowTopic(db, person, id), followers: readsTopic },
  space: { canFollow: (person, id) => canFollowSpace(db, person, id), followers: readsSpace },
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
      return kinds[kind]?.canFollow(person, id) ?? false;
    },
  });

/**
 * The rights of everybody who follows these topics, by what they hold now. What a session holds back itself, such as an
 * administrator's view as another role, was decided when its stream was opened.
 */
export const openTopics: OpenTopics = async (topics, sessionIds) => {
  const conditions = topics.map((topic) => {
    const [kind = "", id = ""] = topic.split(":");
    return kinds[kind]?.followers(id) ?? nobody;
  });
  const rows = await listOpenSessions(db, sessionIds, conditions);
  return new Map(rows.map(({ id, holds }) => [id, new Set(topics.filter((_, at) => holds[at]))]));
};
