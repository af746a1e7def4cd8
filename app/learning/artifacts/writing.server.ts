import type { ArtifactTemplate } from "#app/catalog/program.ts";
import { oneLine } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isOvertaken, savingFor } from "#app/learning/reflection.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { isOpenToEdits, longestTitle } from "./artifact.ts";
import { excessOf, type FieldTexts, textOf } from "./fields.ts";
import { mergedWith, type ShownVersions, seenOf, type Words } from "./merging.server.ts";
import {
  findArtifactVersion,
  insertArtifact,
  insertArtifactEvent,
  insertArtifactVersion,
  lockArtifact,
  updateArtifactVersion,
} from "./queries/artifacts.server.ts";

/**
 * Starts a piece of work from a template, in a cohort that the person learns in or for themselves alone. The route has
 * found the template in the cohort's program. Null for a cohort that is not theirs.
 */
export async function startArtifact(
  db: Db,
  person: Person,
  work: { template: ArtifactTemplate; programSlug: string | null; cohortId: string | null },
): Promise<{ artifactId: string } | null> {
  const { template, programSlug, cohortId } = work;
  if (cohortId !== null && !person.cohortIds.includes(cohortId)) return null;
  return db.transaction(async (db) => {
    const given = { cohortId, programSlug, templateKey: template.key, template, title: template.title };
    const { id } = await insertArtifact(db, given, person.id);
    await insertArtifactEvent(db, { artifactId: id, event: "start", revision: 0, personId: person.id });
    return { artifactId: id };
  });
}

export type ArtifactSave = {
  title: string;
  texts: FieldTexts;
  /** A random id of the open page. */
  writer: string;
  /** The revision that the page started from, 0 for none. */
  base: number;
  /** The version of each part that the page showed, so that untouched parts stay unchanged. */
  seen?: ShownVersions;
};

export type ArtifactSaved =
  | {
      outcome: "saved";
      revision: number;
      isOvertaken: boolean;
      /** Parts that were changed elsewhere and not on this page, as they are now; the title under "". */
      taken: FieldTexts;
      seen: ShownVersions;
    }
  | { outcome: "missing" }
  /** It was handed in meanwhile: take it back to go on writing. */
  | { outcome: "handed-in" }
  | { outcome: "too-long"; over: number };

/**
 * Saves what an owner typed as the newest version. Another page's text is never overwritten: parts that only the other
 * page changed stay in the newest version, and of a part that both changed, both texts stay as versions.
 */
export async function saveArtifact(
  db: Db,
  person: Person,
  artifactId: string,
  save: ArtifactSave,
  now = currentTime(),
): Promise<ArtifactSaved> {
  const title = oneLine(save.title) || null;
  const over = Math.max(excessOf(save.texts), (title ?? "").length - longestTitle);
  if (over > 0) return { outcome: "too-long", over };
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "owner") return { outcome: "missing" };
    const { artifact } = found;
    const { template } = artifact;
    const newest = artifact.revision > 0 ? await findArtifactVersion(db, artifactId, artifact.revision) : null;
    const typed = { title: title ?? template.title, texts: save.texts };
    const merged = newest
      ? mergedWith(template, newest, typed, save.seen ?? {})
      : { ...typed, taken: [], isOvertaken: false };
    if (excessOf(merged.texts) > 0) return { outcome: "too-long", over: excessOf(merged.texts) };
    const asText = (words: Words) => `${words.title}\n${textOf(template, words.texts)}`;
    const text = asText(merged);
    const before = newest && { ...newest, text: asText(newest), promptVersion: "" };
    const saving = savingFor(before, { text, writer: save.writer, promptVersion: "" }, now);
    const answer = {
      outcome: "saved" as const,
      isOvertaken: merged.isOvertaken || (!save.seen && isOvertaken(before, save)),
      taken: Object.fromEntries(
        merged.taken.map((key) => [key, key === "" ? merged.title : (merged.texts[key] ?? "")]),
      ),
      seen: seenOf(template, merged),
    };
    if (saving === "nothing") return { ...answer, revision: artifact.revision };
    if (!isOpenToEdits(artifact.state)) return { outcome: "handed-in" };
    const version = { artifactId, title: merged.title, texts: merged.texts };
    const isExtended = saving === "extend" && newest?.isFixed === false && newest.savedBy === person.id;
    const revision = isExtended ? artifact.revision : artifact.revision + 1;
    if (isExtended) await updateArtifactVersion(db, { ...version, revision });
    else
      await insertArtifactVersion(db, { ...version, revision, writer: save.writer, savedBy: person.id, savedAt: now });
    return { ...answer, revision };
  });
}

/** Makes an older version the newest again. Nothing in between is lost. */
export async function restoreArtifact(
  db: Db,
  person: Person,
  artifactId: string,
  revision: number,
): Promise<"restored" | "missing" | "handed-in"> {
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    const old = found?.relation === "owner" ? await findArtifactVersion(db, artifactId, revision) : null;
    if (!found || !old) return "missing";
    const { artifact } = found;
    if (revision === artifact.revision) return "restored";
    if (!isOpenToEdits(artifact.state)) return "handed-in";
    const { title, texts } = old;
    const writer = `restored ${revision}`;
    await insertArtifactVersion(db, {
      ...{
        artifactId,
        revision: artifact.revision + 1,
        title,
        texts,
        writer,
        savedBy: person.id,
        savedAt: currentTime(),
      },
    });
    return "restored";
  });
}
