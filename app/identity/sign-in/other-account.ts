import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { typedDigits } from "../second-step/one-time-code.ts";

/** Either a mailed code or the password is enough. */
export const otherProofSchema = () =>
  z
    .object({
      code: z.string().max(100, m.mergeCodeShape()).transform(typedDigits).optional(),
      password: z.string().max(1024, m.mergeProofMissing()).optional(),
    })
    .superRefine(({ code, password }, context) => {
      if (!code && !password) context.addIssue({ code: "custom", path: ["code"], message: m.mergeProofMissing() });
      if (code && !/^\d{6}$/.test(code))
        context.addIssue({ code: "custom", path: ["code"], message: m.mergeCodeShape() });
    });

/** An app code or a recovery code, as typed. */
export const otherStepSchema = () =>
  z.object({ code: z.string(m.mergeStepMissing()).trim().min(1, m.mergeStepMissing()).max(100, m.mergeStepMissing()) });
