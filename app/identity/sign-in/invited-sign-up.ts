import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { nameSchema } from "../accounts/account.ts";
import { passwordLength } from "../accounts/password.ts";

/** What a mailed invitation asks of who has no account: a name, and a password if they want one. */
export const invitedSignUpSchema = () =>
  nameSchema().extend({ password: z.string().max(1024, m.accountPasswordLong(passwordLength)).optional() });
