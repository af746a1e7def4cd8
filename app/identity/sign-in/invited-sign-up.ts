import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { nameSchema } from "../accounts/account.ts";
import { passwordLength } from "../accounts/password.ts";

/** Sign-up through a mailed invitation: a name, and optionally a password. */
export const invitedSignUpSchema = () =>
  nameSchema().extend({ password: z.string().max(1024, m.accountPasswordLong(passwordLength)).optional() });
