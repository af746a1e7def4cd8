import { z } from "zod";
import { optionalLine } from "#app/http/optional-line.ts";
import * as m from "#app/messages/catalog.ts";
import type { Approval } from "./credit.server.ts";
import { designations } from "./designation.ts";

const optionalDay = () => z.iso.date(m.trainingsDayWrong()).optional();

export const designationField = (name: string): `designation-${string}` => `designation-${name}`;

/** What the committee decided about a run. */
export const approvalSchema = () =>
  z.object({
    proposalNumber: optionalLine(60),
    appliedOn: optionalDay(),
    approvedOn: optionalDay(),
    approvedHours: z.coerce
      .number(m.creditHoursWrong())
      .multipleOf(0.5, m.creditHoursWrong())
      .min(0.5, m.creditHoursWrong())
      .max(100, m.creditHoursWrong())
      .optional(),
    claimCode: optionalLine(20),
    authority: optionalLine(200),
    ...Object.fromEntries(designations.map((each) => [designationField(each), z.literal("on").optional()])),
  });

type Submitted = {
  proposalNumber: string | null;
  appliedOn?: string | undefined;
  approvedOn?: string | undefined;
  approvedHours?: number | undefined;
  claimCode: string | null;
  authority: string | null;
} & Record<string, unknown>;

/** What is missing in an approval, by field: hours and day belong together, and a designation names its authority. */
export function approvalProblems(form: Submitted): Record<string, string[]> {
  const chosen = designations.some((each) => form[designationField(each)] === "on");
  return {
    ...(form.approvedOn && form.approvedHours === undefined ? { approvedHours: [m.creditHoursWrong()] } : {}),
    ...(form.approvedHours !== undefined && !form.approvedOn ? { approvedOn: [m.creditApprovedOnMissing()] } : {}),
    ...(chosen && !form.authority ? { authority: [m.creditAuthorityMissing()] } : {}),
    ...(chosen && !form.approvedOn ? { approvedOn: [m.creditApprovedOnMissing()] } : {}),
  };
}

export function approvalIn(form: Submitted): Approval {
  const { proposalNumber, appliedOn, approvedOn, approvedHours, claimCode, authority } = form;
  return {
    ...{ proposalNumber, claimCode, appliedOn: appliedOn ?? null, approvedOn: approvedOn ?? null },
    approvedMinutes: approvedHours === undefined ? null : Math.round(approvedHours * 60),
    designations: designations.flatMap((designation) =>
      form[designationField(designation)] === "on" ? [{ designation, authority: authority ?? "" }] : [],
    ),
  };
}
