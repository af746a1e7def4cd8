import { z } from "zod";
import { oneLine, withoutInvisible } from "#app/http/typed-text.ts";
import { isId } from "#app/ids/id.ts";
import * as m from "#app/messages/catalog.ts";
import { dayField } from "../day-field.ts";
import { commitmentKinds, commitmentStates, longestEvidence, longestPromise } from "./commitment.ts";

const line = (most: number, missing: () => string) =>
  z
    .string({ error: missing })
    .transform(oneLine)
    .pipe(
      z
        .string()
        .min(1, { error: missing })
        .max(most, { error: () => m.aboutYouDetailTooLong({ most }) }),
    );

/** The form that records a promise. */
export const commitmentSchema = () =>
  z.object({
    organizationId: z
      .string({ error: () => m.commitmentOrganizationMissing() })
      .refine(isId, { error: () => m.commitmentOrganizationMissing() }),
    kind: z.enum(commitmentKinds).catch("other"),
    promise: line(longestPromise, m.commitmentPromiseMissing),
    who: line(160, m.commitmentWhoMissing),
    dueOn: dayField(),
    key: z.string().min(10).max(60),
  });

/** The form that says what became of a promise. */
export const outcomeSchema = () =>
  z.object({
    state: z.enum(commitmentStates, { error: () => m.commitmentStateMissing() }),
    evidence: z
      .string()
      .transform((typed) => withoutInvisible(typed).trim())
      .pipe(z.string().max(longestEvidence, { error: () => m.aboutYouDetailTooLong({ most: longestEvidence }) }))
      .optional(),
  });
