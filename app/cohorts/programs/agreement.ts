import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

export const agreementParts = ["goals", "norms", "readers", "records"] as const;
export type AgreementPart = (typeof agreementParts)[number];
/** The words of a coaching agreement. */
export type AgreementWords = Record<AgreementPart, string>;

const partField = () => z.string(m.agreementPartMissing()).trim().min(1, m.agreementPartMissing()).max(5_000);

export const agreementSchema = () =>
  z.object({ goals: partField(), norms: partField(), readers: partField(), records: partField() });

/** The words that a first agreement begins with, to be edited. */
export const firstAgreement = (): AgreementWords => ({
  goals: m.agreementFirstGoals(),
  norms: m.agreementFirstNorms(),
  readers: m.agreementFirstReaders(),
  records: m.agreementFirstRecords(),
});

/**
 * Whether a member has to be asked: there is an agreement, and they have not accepted its newest version, or a coach who
 * works above them came since.
 */
export function isAsked(
  agreement: { version: number } | null,
  acceptance: { version: number; hasUnnamedCoach: boolean } | null,
): boolean {
  return agreement !== null && (acceptance?.version !== agreement.version || acceptance.hasUnnamedCoach);
}

/** Whether what a member shares waits: there is an agreement, and they accepted no version of it. */
export const isSharingOnHold = (agreement: object | null, acceptance: object | null): boolean =>
  agreement !== null && acceptance === null;
