import { z } from "zod";
import { optionalLine } from "#app/http/optional-line.ts";
import * as m from "#app/messages/catalog.ts";
import type { Approval } from "./credit.server.ts";
import { designations } from "./designation.ts";

const optionalDay = () => z.iso.date(m.trainingsDayWrong()).optional();

/** The field that says on whose authority a designation was approved; empty where it was not. */
export const authorityField = (name: string): `authority-${string}` => `authority-${name}`;

/** The committee's decision about a run. */
export const approvalSchema = () =>
  z.object({
    proposalNumber: optionalLine(60),
    appliedOn: optionalDay(),
    approvedOn: optionalDay(),
    approvedHours: z
      .string()
      .trim()
      .regex(/^\d+(\.[05]0?)?$/, m.creditHoursWrong())
      .transform(Number)
      .refine((hours) => hours >= 0.5 && hours <= 100, m.creditHoursWrong())
      .optional(),
    claimCode: optionalLine(20),
    ...Object.fromEntries(designations.map((each) => [authorityField(each), optionalLine(200)])),
  });

/** What is recorded of the committee's decision; `authorities` says on whose each designation was approved. */
export type ShownApproval = {
  proposalNumber: string;
  appliedOn: string;
  approvedOn: string;
  approvedHours: number | string;
  claimCode: string;
  authorities: Record<string, string>;
};

/** The same by the names of the fields. */
export const approvalShown = ({ authorities, ...facts }: ShownApproval) => ({
  ...facts,
  ...Object.fromEntries(designations.map((each) => [authorityField(each), authorities[each] ?? ""])),
});

type Submitted = {
  proposalNumber: string | null;
  appliedOn?: string | undefined;
  approvedOn?: string | undefined;
  approvedHours?: number | undefined;
  claimCode: string | null;
} & Record<string, unknown>;

const approvedIn = (form: Submitted): Approval["designations"] =>
  designations.flatMap((designation) => {
    const authority = form[authorityField(designation)];
    return typeof authority === "string" && authority ? [{ designation, authority }] : [];
  });

/** Problems of an approval, by field: hours and day belong together, and designations need the approval. */
export function approvalProblems(form: Submitted): Record<string, string[]> {
  const needsDay = form.approvedHours !== undefined || approvedIn(form).length > 0;
  return {
    ...(form.approvedOn && form.approvedHours === undefined ? { approvedHours: [m.creditHoursWrong()] } : {}),
    ...(needsDay && !form.approvedOn ? { approvedOn: [m.creditApprovedOnMissing()] } : {}),
  };
}

export function approvalIn(form: Submitted): Approval {
  const { proposalNumber, appliedOn, approvedOn, approvedHours, claimCode } = form;
  return {
    ...{ proposalNumber, claimCode, appliedOn: appliedOn ?? null, approvedOn: approvedOn ?? null },
    approvedMinutes: approvedHours === undefined ? null : Math.round(approvedHours * 60),
    designations: approvedIn(form),
  };
}
