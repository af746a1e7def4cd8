import { redirect } from "@remix-run/node";
import { readableAddress } from "#app/http/readable-email.server.ts";
import { browserSecretIn } from "#app/identity/sign-in/mail-browser.server.ts";
import { proofOfBrowser } from "#app/identity/sign-in/mail-proof.server.ts";
import { proofMinutes } from "#app/identity/sign-in/mail-proof.ts";
import { site } from "#app/settings/site.server.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** What the page for a mailed code shows in this browser. Throws a redirect for a person who is signed in. */
export async function codePageFor(request: Request, purpose: "sign_in" | "sign_up") {
  if (await visitor(request)) throw redirect("/");
  const browserSecret = browserSecretIn(request);
  const proof = browserSecret ? await proofOfBrowser(db, purpose, browserSecret) : null;
  return {
    asked: proof && { email: readableAddress(proof.email), minutes: proofMinutes[purpose] },
    hasMailbox: site().isDemo,
  };
}
