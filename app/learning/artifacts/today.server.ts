import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { stateWords } from "./artifact-words.ts";
import { listOpenArtifacts, type OpenArtifact } from "./queries/artifact-lists.server.ts";

/** A person's work that came back from a coach, until it is read or handed in again, and their newest drafts. */
export async function artifactsToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
  const open = await listOpenArtifacts(db, person.id);
  return open.map((artifact) => ({
    id: `artifact ${artifact.id}`,
    reason: reasonFor(artifact),
    title: artifact.title,
    to: `/artifacts/${artifact.id}`,
    action: artifact.state === "accepted" ? m.artifactsTodayRead() : m.artifactsTodayWrite(),
    within:
      artifact.cohortId && artifact.cohortName
        ? { title: artifact.cohortName, to: `/cohorts/${artifact.cohortId}/work` }
        : { title: m.artifactsTitle(), to: "/artifacts" },
    facts: stateWords(artifact.state),
    note: m.artifactsTodaySince({ day: dayIn(person.timeZone, artifact.stateSince) }),
  }));
}

function reasonFor({ state, isUnread, stateSince, updatedAt }: OpenArtifact): TodayItem["reason"] {
  if (isUnread) return { kind: "returned", at: stateSince };
  return state === "draft" ? { kind: "begun", at: updatedAt } : { kind: "next", at: updatedAt };
}
