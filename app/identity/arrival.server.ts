import { redirect } from "@remix-run/node";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "./audit.server.ts";
import { endSession, startSession } from "./session.server.ts";
import type { SignInMethod } from "./sign-in-method.ts";

type Proved = {
  personId: string;
  method: SignInMethod;
  isShared: boolean;
  /** A path of ours; see safePath. */
  to: string;
};

/**
 * Lets someone in who proved who they are, however they did: the one way to a session. Ends what this browser was
 * signed in as before.
 */
export async function arrive(db: Db, request: Request, { personId, method, isShared, to }: Proved): Promise<Response> {
  await endSession(db, request);
  const cookie = await startSession(db, request, personId, { method, isShared });
  await recordAudit(db, { actorId: personId, action: "session.started", subjectId: personId, detail: { method } });
  return redirect(to, { headers: { "Set-Cookie": cookie } });
}
