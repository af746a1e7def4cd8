import type { Submission } from "@conform-to/dom";
import { rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import type { CodeRefusal } from "#app/identity/sign-in/mail-sign-in.server.ts";
import * as m from "#app/messages/catalog.ts";

/** Answers the form for a mailed code with why the code was refused. */
export function rejectCode<Value>(submission: Submission<Value>, refusal: CodeRefusal) {
  if (typeof refusal !== "string") return rejectFormUntil(submission, refusal, ["code"]);
  const words = { wrong: m.mailProofCodeWrong(), spent: m.mailProofCodeSpent(), link_only: m.mailProofCodeLinkOnly() };
  return rejectForm(submission, { secrets: ["code"], problems: { code: [words[refusal]] } });
}
