import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { signedIn } from "#app/http/signed-in.server.ts";
import { methodNotAllowed } from "#app/learning/submission.server.ts";

export function action() {
  throw methodNotAllowed("GET");
}

/** Settings begin with the profile. */
export async function loader({ request }: LoaderFunctionArgs) {
  await signedIn(request);
  throw redirect("/settings/profile");
}
