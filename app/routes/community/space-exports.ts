import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { exportFormats } from "#app/discussions/export/export-format.ts";
import { exportSpace } from "#app/discussions/export/space-export.server.ts";
import { spacePath } from "#app/discussions/paths.ts";
import { facilitatorOf } from "#app/discussions/spaces/space-visitor.server.ts";
import { parseForm } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { textStream } from "#app/http/text-stream.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Downloads a copy of a space, for its facilitators. A form, because everyone who reads the space is told. */
export async function action({ request, params }: ActionFunctionArgs) {
  onlyForms(request);
  const { person, space } = await facilitatorOf(request, params.space);
  const submission = parseForm(await readForm(request, person), z.object({ format: z.enum(exportFormats) }));
  if (submission.status !== "success") throw redirect(`${spacePath(space.id)}/export?told=no-format`, 303);
  const copy = await exportSpace(db, person, space.id, submission.value.format);
  if (!copy) throw notFound("Space");
  return new Response(textStream(copy.pieces), {
    headers: {
      "Content-Type": copy.type,
      "Content-Disposition": `attachment; filename="${copy.fileName}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
