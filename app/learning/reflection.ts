import type { Person } from "#app/identity/person/person.ts";

export const visibilities = ["private", "coach", "cohort"] as const;
export type Visibility = (typeof visibilities)[number];

export const longestReflection = 50_000;

/** How long one open page keeps extending the same version. */
const versionMinutes = 10;

export function isVisibility(word: unknown): word is Visibility {
  return visibilities.some((visibility) => visibility === word);
}

/**
 * Who may read a reflection: always its author; at "coach", coaches of a cohort that the author currently learns in,
 * and site-wide coaches; at "cohort" also those who learn in that cohort. No other role gives access. Once its author
 * has asked for erasure, only they may read it. `authorCohortIds` are the cohorts that the author learns in and whose
 * agreement they have accepted; until they accept, what they share waits, for site-wide coaches too. `chosenReaderId` is
 * the one person whom the author asked to read it, at any visibility.
 */
export function canReadReflection(
  person: Person,
  reflection: {
    personId: string;
    visibility: Visibility;
    isAuthorLeaving?: boolean;
    isAuthorAsked?: boolean;
    chosenReaderId?: string | null;
  },
  authorCohortIds: readonly string[],
): boolean {
  if (reflection.personId === person.id) return true;
  if (reflection.isAuthorLeaving) return false;
  if (reflection.chosenReaderId === person.id) return true;
  if (reflection.visibility === "private") return false;
  if (isSiteCoach(person) && !reflection.isAuthorAsked) return true;
  if (!isSiteCoach(person) && coachedCohortIds(person).some((id) => authorCohortIds.includes(id))) return true;
  return reflection.visibility === "cohort" && person.cohortIds.some((id) => authorCohortIds.includes(id));
}

/** A coach of everyone, not of one organization or cohort. */
export function isSiteCoach(person: Person): boolean {
  return person.grants.some(
    (grant) => grant.role === "coach" && grant.organizationId === null && grant.cohortId === null,
  );
}

/** The cohorts that a person coaches. */
export function coachedCohortIds(person: Person): string[] {
  return person.grants.flatMap((grant) => (grant.role === "coach" && grant.cohortId ? [grant.cohortId] : []));
}

type Version = { text: string; writer: string; savedAt: Date; promptVersion: string };

/**
 * How a save changes the newest version. Only the page that started a version extends it, within a short time, for the
 * same question, and unless most of the text is gone; any other save becomes a new version.
 */
export function savingFor(
  newest: Version | null,
  save: { text: string; writer: string; promptVersion: string },
  now: Date,
): "nothing" | "extend" | "append" {
  if (!newest) return "append";
  if (newest.text === save.text) return "nothing";
  const isSamePage = pageOf(newest) === pageOf(save) && newest.promptVersion === save.promptVersion;
  const isRecent = now.getTime() - newest.savedAt.getTime() < versionMinutes * 60_000;
  const isMostlyGone = save.text.length * 2 < newest.text.length;
  return isSamePage && isRecent && !isMostlyGone ? "extend" : "append";
}

/** Whether another page saved newer text before this one: both stay as versions. */
export function isOvertaken(newest: (Version & { revision: number }) | null, save: { writer: string; base: number }) {
  return newest !== null && newest.revision > save.base && pageOf(newest) !== pageOf(save);
}

/** A writer is the random word of a page, then, if the page sends one, the key of its text. */
const pageOf = ({ writer }: Pick<Version, "writer">): string => writer.split(" ")[0] ?? "";
