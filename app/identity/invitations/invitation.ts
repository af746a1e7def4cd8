import { z } from "zod";
import { asciiAddress } from "#app/http/typed-email.ts";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import * as m from "#app/messages/catalog.ts";
import { canActAs, canAdminister, canGrant, type Grant, type Role, type Scope } from "../person/role.ts";

/** The role, organization and cohort that someone is invited to. */
export type InvitedTo = { role: Role; organizationId: string | null; cohortId: string | null };

/** Roles that a mailed invitation may grant. */
export const rolesByMail: readonly Role[] = [
  "educator",
  "coach",
  "program_lead",
  "administrator",
  "clock_hour_manager",
];

/** Roles that need a scope: an invitation without one would grant them for everything. */
const rolesWithScope: readonly Role[] = ["coach", "clock_hour_manager"];

type Holder = { grants: readonly Grant[] };

/** Whether a person may grant everything that an invitation names. */
export function canInvite(person: Holder, invited: InvitedTo): boolean {
  return scopesOf(invited).every((scope) => canGrant(person, invited.role, scope));
}

/** Whether there is anything that they may invite to. */
export function canInviteSomewhere(person: Holder): boolean {
  return canAdminister(person) || person.grants.some(({ role }) => role === "program_lead");
}

/** Whether an invitation names enough: coaches and clock-hour managers need a scope. */
export function hasRequiredScope({ role, organizationId, cohortId }: InvitedTo): boolean {
  return !rolesWithScope.includes(role) || organizationId !== null || cohortId !== null;
}

function scopesOf({ organizationId, cohortId }: InvitedTo): Scope[] {
  const scopes = [
    ...(organizationId === null ? [] : [{ organizationId }]),
    ...(cohortId === null ? [] : [{ cohortId }]),
  ];
  return scopes.length > 0 ? scopes : [{}];
}

/** The grant that results: the whole site for administrators; otherwise the named cohort, or else the organization. */
export function grantOf({ role, organizationId, cohortId }: InvitedTo): Grant {
  if (role === "administrator") return { role, organizationId: null, cohortId: null };
  return { role, organizationId: cohortId === null ? organizationId : null, cohortId };
}

/** Whether they would learn in the cohort: its coaches and leads do not. */
export function learnsIn({ role }: { role: Role }): boolean {
  return role === "educator";
}

/** Which invitations a person may see and revoke; the SQL of lists follows it. */
export type InvitationScopes = {
  isEverything: boolean;
  /** Every organization and cohort, but no invitation to the whole site. */
  isEveryScope: boolean;
  organizationIds: string[];
  cohortIds: string[];
  /** Cohorts into which they bring learners as a coach, or every cohort. */
  coachedCohortIds: "every" | string[];
};

/** Administrators see every invitation, leads and coaches those that they could have made. */
export function invitationScopesOf(person: Holder): InvitationScopes {
  const leads = person.grants.filter(({ role }) => role === "program_lead");
  return {
    isEverything: canAdminister(person),
    isEveryScope: leads.some(({ organizationId, cohortId }) => organizationId === null && cohortId === null),
    organizationIds: leads.flatMap(({ organizationId }) => organizationId ?? []),
    cohortIds: leads.flatMap(({ cohortId }) => cohortId ?? []),
    coachedCohortIds: canActAs(person, "coach")
      ? "every"
      : person.grants.flatMap(({ role, cohortId }) => (role === "coach" && cohortId ? [cohortId] : [])),
  };
}

const invitationStates = ["open", "used", "ended"] as const;
/** used: as often as allowed; ended: revoked or expired. */
export type InvitationState = (typeof invitationStates)[number];

type Life = { uses: number; maxUses: number; expiresAt: Date; revokedAt: Date | null };

export function stateOf({ uses, maxUses, expiresAt, revokedAt }: Life, now: Date): InvitationState {
  if (uses >= maxUses) return "used";
  return revokedAt !== null || expiresAt <= now ? "ended" : "open";
}

/** Days that an invitation stays open by default, and at most. */
export const invitationDays = { usual: 14, most: 90 };
export const usesOfCode = { usual: 30, most: 500 };

const lineField = (long: string) => z.string().overwrite(oneLine).max(120, long).optional();

/** Characters allowed in the note of a mail. */
export const noteLength = 500;

export const noteField = () =>
  z
    .string()
    .overwrite((text) => withoutInvisible(text.replace(/\r\n?/g, "\n").replaceAll("\t", " ")))
    .trim()
    .max(noteLength, m.invitationsNoteLong())
    .optional();

const placeField = () => z.uuid(m.invitationsPlaceWrong()).optional();

const common = () => ({
  organizationId: placeField(),
  cohortId: placeField(),
  title: lineField(m.invitationsTextLong()),
  days: wholeNumber({ most: invitationDays.most, wrong: m.invitationsDaysWrong({ most: invitationDays.most }) }),
});

export const mailedInvitationSchema = () =>
  z.object({
    email: z
      .string(m.invitationsEmailMissing())
      .overwrite(asciiAddress)
      .max(254, m.invitationsEmailWrong())
      .pipe(z.email(m.invitationsEmailWrong())),
    name: lineField(m.invitationsTextLong()),
    role: z.enum(rolesByMail, m.invitationsRoleMissing()),
    note: noteField(),
    ...common(),
  });

export const codeSchema = () =>
  z.object({
    maxUses: wholeNumber({ most: usesOfCode.most, wrong: m.invitationsUsesWrong({ most: usesOfCode.most }) }),
    key: z.uuid().optional(),
    ...common(),
  });
