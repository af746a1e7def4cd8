import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { methodOf } from "#app/http/form.server.ts";
import { onlyForms, postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { addFile, removeFile } from "#app/learning/artifacts/file.server.ts";
import { findRelation } from "#app/learning/artifacts/queries/artifacts.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Adds a photo or PDF to one's work, or removes one. Only owners' bodies are read, which may be large. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request, "POST, DELETE");
  const id = params.artifact ?? "";
  if ((await findRelation(db, person, id)) !== "owner") throw notFound("Work");
  const form = await readForm(request, person);
  const page = `/artifacts/${id}`;
  if (methodOf(request, form) === "DELETE") {
    const removed = await removeFile(db, person, id, String(form.get("file") ?? ""));
    if (removed === "missing") throw notFound("File");
    return redirect(removed === "done" ? `${page}#files` : `${page}?refused=not-now`, 303);
  }
  const upload = form.get("file");
  const bytes = upload instanceof File ? Buffer.from(await upload.arrayBuffer()) : Buffer.alloc(0);
  const name = upload instanceof File ? upload.name : "";
  const added = await addFile(db, person, id, { fieldKey: String(form.get("field") ?? ""), name, bytes });
  if (added === "missing") throw notFound("Work");
  return redirect(added === "done" ? `${page}#files` : `${page}?file=${added}#files`, 303);
}
