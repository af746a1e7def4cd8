import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { roles } from "../person/role.ts";

export const dayField = () => z.iso.date(m.peopleDayMissing());

export const reasonLength = 500;

export const grantReasonField = () =>
  z.string(m.peopleReasonMissing()).trim().min(1, m.peopleReasonMissing()).max(reasonLength, m.peopleReasonLong());

export const membershipSchema = () =>
  z.object({
    organization: z.string(m.peoplePlaceMissing()).min(1, m.peoplePlaceMissing()),
    title: z.string().trim().max(120, m.peopleJobTitleLong()).optional(),
    startedOn: dayField(),
  });

/** The scope of a role as one choice of a list: "site", "organization <id>" or "cohort <id>". */
const scope = /^(?:site|(?:organization|cohort) [0-9a-f-]{36})$/i;

export const grantSchema = () =>
  z.object({
    role: z.enum(roles, m.peopleRoleMissing()),
    scope: z.string(m.peopleScopeMissing()).regex(scope, m.peopleScopeMissing()),
    reason: grantReasonField(),
    lastDay: dayField().optional(),
  });

/** The ids in a choice of scope. */
export function scopeIn(choice: string): { organizationId: string | null; cohortId: string | null } {
  const [what, id = null] = choice.split(" ");
  return { organizationId: what === "organization" ? id : null, cohortId: what === "cohort" ? id : null };
}
