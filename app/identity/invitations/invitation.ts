import { z } from "zod";
import { asciiAddress } from "#app/http/typed-email.ts";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { canAdminister, canGrant, type Grant, type Role, type Scope } from "../person/role.ts";

/** What somebody is asked to: a role, where they would belong, what they would learn in. */
export type InvitedTo = { role: Role; organizationId: string | null; cohortId: string | null };

/** Roles that a mailed invitation may name. */
export const rolesByMail: readonly Role[] = [
  "educator",
  "coach",
  "program_lead",
  "administrator",
  "clock_hour_manager",
];

/** Roles that hold for what they name, so that an invitation without any would give them for everything. */
const rolesWithScope: readonly Role[] = ["coach", "clock_hour_manager"];

type Holder = { grants: readonly Grant[] };

/** Everything that an invitation names must be theirs to give. */
export function canInvite(person: Holder, invited: InvitedTo): boolean {
  return scopesOf(invited).every((scope) => canGrant(person, invited.role, scope));
}

/** Whether there is anything at all that they may invite to. */
export function canInviteSomewhere(person: Holder): boolean {
  return canAdminister(person) || person.grants.some(({ role }) => role === "program_lead");
}

/** Whether an invitation says enough: who coaches or approves clock hours does so for something. */
export function namesEnough({ role, organizationId, cohortId }: InvitedTo): boolean {
  return !rolesWithScope.includes(role) || organizationId !== null || cohortId !== null;
}

function scopesOf({ organizationId, cohortId }: InvitedTo): Scope[] {
  const scopes = [
    ...(organizationId === null ? [] : [{ organizationId }]),
    ...(cohortId === null ? [] : [{ cohortId }]),
  ];
  return scopes.length > 0 ? scopes : [{}];
}

/** What the role would hold for: administrators the site; others the cohort that is named or else the organization. */
export function grantOf({ role, organizationId, cohortId }: InvitedTo): Grant {
  if (role === "administrator") return { role, organizationId: null, cohortId: null };
  return { role, organizationId: cohortId === null ? organizationId : null, cohortId };
}

/** Whether they would learn in the cohort: whoever coaches or leads one is no learner of it. */
export function learnsIn({ role }: { role: Role }): boolean {
  return role === "educator";
}

/** What somebody may see and take back of all invitations; the queries hold lists to it. */
export type InvitationReach = {
  isEverything: boolean;
  /** Every organization and cohort, but nothing for the whole site. */
  isEveryScope: boolean;
  organizationIds: string[];
  cohortIds: string[];
};

/** Administrators see every invitation, leads those that they could have made. */
export function reachOf(person: Holder): InvitationReach {
  const leads = person.grants.filter(({ role }) => role === "program_lead");
  return {
    isEverything: canAdminister(person),
    isEveryScope: leads.some(({ organizationId, cohortId }) => organizationId === null && cohortId === null),
    organizationIds: leads.flatMap(({ organizationId }) => organizationId ?? []),
    cohortIds: leads.flatMap(({ cohortId }) => cohortId ?? []),
  };
}

export const invitationStates = ["open", "used", "ended"] as const;
/** used: as often as it may be; ended: taken back, or past its day. */
export type InvitationState = (typeof invitationStates)[number];

type Life = { uses: number; maxUses: number; expiresAt: Date; revokedAt: Date | null };

export function stateOf({ uses, maxUses, expiresAt, revokedAt }: Life, now: Date): InvitationState {
  if (uses >= maxUses) return "used";
  return revokedAt !== null || expiresAt <= now ? "ended" : "open";
}

/** Days that an invitation stays open unless said otherwise, and at most. */
export const invitationDays = { usual: 14, most: 90 };
export const usesOfCode = { usual: 30, most: 500 };

const lineField = (long: string) => z.string().overwrite(oneLine).max(120, long).optional();

/** Characters that a note in the mail may have. */
export const noteLength = 500;

export const noteField = () =>
  z
    .string()
    .overwrite((text) => withoutInvisible(text.replace(/\r\n?/g, "\n").replaceAll("\t", " ")))
    .trim()
    .max(noteLength, m.invitationsNoteLong())
    .optional();

const placeField = () => z.uuid(m.invitationsPlaceWrong()).optional();

const wholeNumber = (most: number, wrong: string) =>
  z
    .string(wrong)
    .trim()
    .regex(/^\d{1,4}$/, wrong)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, wrong);

const common = () => ({
  organizationId: placeField(),
  cohortId: placeField(),
  title: lineField(m.invitationsTextLong()),
  days: wholeNumber(invitationDays.most, m.invitationsDaysWrong({ most: invitationDays.most })),
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
  z.object({ maxUses: wholeNumber(usesOfCode.most, m.invitationsUsesWrong({ most: usesOfCode.most })), ...common() });
