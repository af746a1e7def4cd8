import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";

export const action = getOnly;

/** Redirects to the first page of the settings, the profile. */
export async function loader({ request }: LoaderFunctionArgs) {
  await signedIn(request);
  throw redirect("/settings/profile");
}
