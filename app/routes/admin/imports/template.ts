import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { importKinds } from "#app/identity/imports/import.ts";
import { templateOf } from "#app/identity/imports/import-file.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";

export const action = getOnly;

/** Downloads a template: `?of=people` or `?of=organizations`. */
export async function loader({ request }: LoaderFunctionArgs) {
  await administrator(request);
  const wanted = new URL(request.url).searchParams.get("of");
  const kind = importKinds.find((each) => each === wanted) ?? "people";
  return new Response(templateOf(kind), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${kind}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
