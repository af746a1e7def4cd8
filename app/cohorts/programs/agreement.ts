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

/** Whether a member has to be asked: there is an agreement, and they have not accepted its newest version. */
export function isAsked(agreement: { version: number } | null, acceptedVersion: number | null): boolean {
  return agreement !== null && acceptedVersion !== agreement.version;
}
