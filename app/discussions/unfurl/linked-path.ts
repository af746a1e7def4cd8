import { meetingPath } from "#app/meetings/paths.ts";
import { postPath, topicPath } from "../paths.ts";
import type { Linked } from "./queries/linked.server.ts";

/** The page of what a post links to, or a topic hangs from. */
export function pathOf({ kind, id, spaceId, meeting }: Linked): string {
  switch (kind) {
    case "topic":
      return spaceId === null ? postPath(id) : topicPath({ spaceId, id });
    case "post":
      return postPath(id);
    case "cycle":
      return `/inquiry/${id}`;
    case "training":
      return `/trainings/${id}`;
    case "session":
      return meetingPath({ id, kind, cohortId: meeting?.cohortId ?? null });
  }
}
