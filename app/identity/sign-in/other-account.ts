import { z } from "zod";
import { typedDigits } from "../second-step/one-time-code.ts";

/** What the forms say by which somebody shows that another account is theirs too, handed in by the page. */
export type OtherAccountWords = { missing: string; wrongShape: string };

/** One of the two is enough: a mailed code, or the password. */
export const otherProofSchema = (words: OtherAccountWords) =>
  z
    .object({
      code: z.string().max(100, words.wrongShape).transform(typedDigits).optional(),
      password: z.string().max(1024, words.missing).optional(),
    })
    .superRefine(({ code, password }, context) => {
      if (!code && !password) context.addIssue({ code: "custom", path: ["code"], message: words.missing });
      if (code && !/^\d{6}$/.test(code))
        context.addIssue({ code: "custom", path: ["code"], message: words.wrongShape });
    });

/** A code of an app or a recovery code, as it was typed. */
export const otherStepSchema = (words: Pick<OtherAccountWords, "missing">) =>
  z.object({ code: z.string(words.missing).trim().min(1, words.missing).max(100, words.missing) });
