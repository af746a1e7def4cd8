import type { Person } from "#app/identity/person/person.ts";
import { findReflection } from "#app/learning/queries/reflection-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, shortDayIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { writtenFields } from "./fields.ts";
import { type ArtifactPage, listArtifactTexts, listArtifactVersions } from "./queries/artifact-page.server.ts";
import { listOwnersReflections } from "./queries/beside.server.ts";

/** Something to read beside a piece of work. */
export type Beside = { title: string; parts: { label: string; text: string }[] };

export type BesideChoices = { versions: BesideChoice[]; reflections: BesideChoice[] };
type BesideChoice = { value: string; words: string };

/** How many versions are offered; the page of versions has all of them. */
const mostVersions = 20;

/** The texts that a reader may lay beside an artifact: other versions of it, and reflections of its owners. */
export async function besideChoices(db: Db, reader: Person, artifact: ArtifactPage): Promise<BesideChoices> {
  const [versions, reflections] = [
    await listArtifactVersions(db, artifact),
    await listOwnersReflections(db, reader, artifact.id),
  ];
  return {
    versions: versions
      .filter(({ revision }) => revision !== artifact.revision)
      .slice(0, mostVersions)
      .map(({ revision, savedAt }) => ({
        value: String(revision),
        words: m.artifactsVersionLine({ revision, day: dayAndTimeIn(reader.timeZone, savedAt) }),
      })),
    reflections: reflections.map(({ id, lessonTitle, authorName, updatedAt }) => ({
      value: id,
      words: m.artifactsBesideReflection({
        lesson: lessonTitle ?? m.artifactsBesideNoLesson(),
        name: authorName,
        day: shortDayIn(reader.timeZone, updatedAt),
      }),
    })),
  };
}

/** The text that the address asks to lay beside an artifact; null for none, or one that the reader may not read. */
export async function findBeside(
  db: Db,
  reader: Person,
  artifact: ArtifactPage,
  wanted: string | null,
): Promise<Beside | null> {
  if (!wanted) return null;
  if (/^\d{1,9}$/.test(wanted)) return versionBeside(db, reader, artifact, Number(wanted));
  const reflection = await findReflection(db, wanted, reader);
  if (!reflection || !artifact.owners.some(({ id }) => id === reflection.personId)) return null;
  return {
    title: m.artifactsBesideReflection({
      lesson: reflection.lessonTitle ?? m.artifactsBesideNoLesson(),
      name: reflection.authorName,
      day: shortDayIn(reader.timeZone, reflection.updatedAt),
    }),
    parts: [{ label: reflection.prompt ?? "", text: reflection.text }],
  };
}

async function versionBeside(db: Db, reader: Person, artifact: ArtifactPage, revision: number): Promise<Beside | null> {
  const version = (await listArtifactVersions(db, artifact)).find((each) => each.revision === revision);
  const [found] = version ? await listArtifactTexts(db, artifact.id, [revision]) : [];
  if (!version || !found) return null;
  return {
    title: m.artifactsVersionLine({ revision, day: dayAndTimeIn(reader.timeZone, version.savedAt) }),
    parts: writtenFields(artifact.template).map(({ key, label }) => ({ label, text: found.texts[key] ?? "" })),
  };
}
