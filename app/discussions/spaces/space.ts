import { coachesCohort } from "#app/identity/person/coaching.ts";
import { canLead, type Grant } from "#app/identity/person/role.ts";

/**
 * community: everybody with an account; program: everybody in a cohort of the program, and site-wide leads; cohort: its
 * members and coaches; invited: those who were invited.
 */
export const spaceKinds = ["community", "program", "cohort", "invited"] as const;
export type SpaceKind = (typeof spaceKinds)[number];

export const spaceRoles = ["member", "facilitator"] as const;
export type SpaceRole = (typeof spaceRoles)[number];

type Reader = { id: string; grants: readonly Grant[]; cohortIds: readonly string[] };

/** The facts that decide one person's rights in a space. */
export type SpaceFacts = {
  kind: SpaceKind;
  /** The cohort of a cohort's space; every cohort of the program for a program's. */
  cohortIds: readonly string[];
  /** The person's own place in it, if somebody gave them one that has not ended. */
  role: SpaceRole | null;
  /** They learned in the cohort until its last day, which has passed. */
  isAlumnus: boolean;
  /** Its facilitators archived it: it is read, and nobody writes until they reopen it. */
  isArchived: boolean;
  /** Nobody writes any more: it was archived, or its cohort has ended. */
  isClosed: boolean;
};

/**
 * Whether a person may read a space: all of it, also what was written before they came. Whoever leaves loses access the
 * day after; after a cohort ends, those who learned in it until then and its coaches go on reading. Leads and
 * administrators do not read what cohorts and invited groups write.
 */
export function canReadSpace(person: Reader, space: SpaceFacts): boolean {
  const isInCohort = () => space.cohortIds.some((id) => person.cohortIds.includes(id) || coachesCohort(person, id));
  switch (space.kind) {
    case "community":
      return true;
    case "program":
      return canLead(person, {}) || isInCohort();
    case "cohort":
      return isInCohort() || space.isAlumnus;
    case "invited":
      return space.role !== null;
  }
}

/** Whether they moderate it: pin, lock, move and hide, and decide about reports. */
export function canFacilitate(person: Reader, space: SpaceFacts): boolean {
  if (!canReadSpace(person, space)) return false;
  if (space.role === "facilitator") return true;
  if (space.kind === "cohort" || space.kind === "program") {
    if (space.cohortIds.some((id) => coachesCohort(person, id))) return true;
  }
  return (space.kind === "community" || space.kind === "program") && canLead(person, {});
}

/** The acts and decisions that settle whether a person may write in a space. */
export type WriterFacts = { hasAgreed: boolean; isPaused: boolean };

/** Why a person who reads a space may not write in it now. */
export type WhyNotWrite = "archived" | "closed" | "paused" | "not-agreed";

/** The first reason that holds; null if they may write. */
export function whyNotWrite(space: SpaceFacts, writer: WriterFacts): WhyNotWrite | null {
  if (space.isArchived) return "archived";
  if (space.isClosed) return "closed";
  if (writer.isPaused) return "paused";
  return writer.hasAgreed ? null : "not-agreed";
}

/** Spaces that people make; a cohort's and the community's are there of themselves. */
const madeKinds = ["program", "invited"] as const;
export type MadeKind = (typeof madeKinds)[number];

/**
 * Whether a person may make a space: site-wide leads for a program, they and every coach for a group that they invite.
 */
export function canMakeSpace(person: Pick<Reader, "grants">, kind: MadeKind): boolean {
  const isLead = canLead(person, {});
  return kind === "program" ? isLead : isLead || person.grants.some(({ role }) => role === "coach");
}

/** What facilitators do to a space, noted for everyone who reads it. */
export const spaceActions = ["archive", "reopen"] as const;
export type SpaceAction = (typeof spaceActions)[number];
export const isSpaceAction = (word: unknown): word is SpaceAction => spaceActions.some((action) => action === word);

/** In a space by invitation; more is a community. */
export const mostInvited = 500;

export const longestTitle = 120;
export const longestPurpose = 500;
export const longestAgreements = 4_000;
