import { z } from "zod";
import { type AccountWords, nameSchema } from "../accounts/account.ts";

/** What a mailed invitation asks of who has no account: a name, and a password if they want one. */
export const newcomerSchema = (words: AccountWords) =>
  nameSchema(words).extend({ password: z.string().max(1024, words.passwordProblems.long).optional() });
