import type { Person } from "#app/identity/person/person.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { actionsFor, isOpenToEdits } from "../artifact.ts";
import { eventWords, stateWords } from "../artifact-words.ts";
import { childDataIn } from "../fields.ts";
import { seenOf } from "../merging.server.ts";
import { isOrphan } from "../passages.ts";
import type { ArtifactPage } from "../queries/artifact-page.server.ts";
import { shownComments } from "./comment-list.tsx";

export type ArtifactView = ReturnType<typeof artifactView>;

/** What an artifact's page needs, with its dates in the reader's zone. */
export function artifactView(artifact: ArtifactPage, { id: personId, timeZone }: Person) {
  const { relation, state, revision, texts, events, comments, ratings } = artifact;
  const textOf = (fieldKey: string | null) => (fieldKey === null ? "" : (texts[fieldKey] ?? ""));
  const labelOf = (fieldKey: string) => artifact.template.fields.find(({ key }) => key === fieldKey)?.label ?? "";
  const newest = events.find(({ event }) => ["return", "accept", "acknowledge"].includes(event));
  // The newest version that a coach rated: an earlier one's rows stay in its place.
  const [rated] = ratings;
  return {
    ...{ id: artifact.id, cohortId: artifact.cohortId, cohortName: artifact.cohortName, template: artifact.template },
    ...{ title: artifact.title, relation, state, revision, texts, comments, files: artifact.files },
    ...{ owners: artifact.owners, dataReview: artifact.dataReview },
    partsWithChildData: childDataIn(artifact.template, texts).map(({ fieldKey }) => labelOf(fieldKey)),
    stateInWords: stateWords(state),
    updated: dayIn(timeZone, artifact.updatedAt),
    isEditing: relation === "owner" && isOpenToEdits(state),
    seen: seenOf(artifact.template, artifact),
    actions: actionsFor(state, relation),
    ratings: ratings.filter((rating) => rating.revision === rated?.revision),
    shownComments: shownComments(artifact, {
      ...{ personId, timeZone },
      isOrphan: (comment) => isOrphan(comment, textOf(comment.fieldKey), revision),
    }),
    isUnread: relation === "owner" && newest !== undefined && newest.event !== "acknowledge",
    events: events.map(({ number, event, note, name, happenedAt }) => {
      return { number, words: eventWords(event, name), note, day: dayAndTimeIn(timeZone, happenedAt) };
    }),
  };
}
