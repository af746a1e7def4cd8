import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { methodNotAllowed } from "#app/http/methods.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";

export function action() {
  throw methodNotAllowed("GET");
}

/** Settings begin with the profile. */
export async function loader({ request }: LoaderFunctionArgs) {
  await signedIn(request);
  throw redirect("/settings/profile");
}
