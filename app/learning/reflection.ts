import type { Person } from "#app/identity/person/person.ts";

export const visibilities = ["private", "coach", "cohort"] as const;
export type Visibility = (typeof visibilities)[number];

export const longestReflection = 50_000;

/** How long one open page keeps writing into the same version. */
export const versionMinutes = 10;

export function isVisibility(word: unknown): word is Visibility {
  return visibilities.some((visibility) => visibility === word);
}

/**
 * Who may read the words: the author always; at "coach", coaches of a cohort that the author learns in today, and
 * coaches of the whole site; at "cohort" also those who learn in it with them. No other role opens it. What an author
 * shared who asked for their account to be erased is theirs alone from then on.
 */
export function canReadReflection(
  person: Person,
  reflection: { personId: string; visibility: Visibility; isAuthorLeaving?: boolean },
  authorCohortIds: readonly string[],
): boolean {
  if (reflection.personId === person.id) return true;
  if (reflection.visibility === "private" || reflection.isAuthorLeaving) return false;
  if (isSiteCoach(person) || coachedCohortIds(person).some((id) => authorCohortIds.includes(id))) return true;
  return reflection.visibility === "cohort" && person.cohortIds.some((id) => authorCohortIds.includes(id));
}

/** A coach of everyone, not of one organization or cohort. */
export function isSiteCoach(person: Person): boolean {
  return person.grants.some(
    (grant) => grant.role === "coach" && grant.organizationId === null && grant.cohortId === null,
  );
}

/** The cohorts whose coach somebody is. */
export function coachedCohortIds(person: Person): string[] {
  return person.grants.flatMap((grant) => (grant.role === "coach" && grant.cohortId ? [grant.cohortId] : []));
}

type Version = { text: string; writer: string; savedAt: Date; promptVersion: string };

/**
 * What a save does to the newest version. It is written on only by the page that began it, soon after, to the same
 * question, and while the text is not mostly gone; everything else becomes a version of its own.
 */
export function savingFor(
  newest: Version | null,
  save: { text: string; writer: string; promptVersion: string },
  now: Date,
): "nothing" | "extend" | "append" {
  if (!newest) return "append";
  if (newest.text === save.text) return "nothing";
  const isSamePage = newest.writer === save.writer && newest.promptVersion === save.promptVersion;
  const isRecent = now.getTime() - newest.savedAt.getTime() < versionMinutes * 60_000;
  const isMostlyGone = save.text.length * 2 < newest.text.length;
  return isSamePage && isRecent && !isMostlyGone ? "extend" : "append";
}

/** Someone's newer words, from another page, were there when this page saved: both stay as versions. */
export function isOvertaken(newest: (Version & { revision: number }) | null, save: { writer: string; base: number }) {
  return newest !== null && newest.revision > save.base && newest.writer !== save.writer;
}
