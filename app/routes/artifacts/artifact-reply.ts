import { data } from "@remix-run/node";
import type { FormReply } from "#app/http/form-reply.ts";

/** A form of an artifact's page that could not be taken, as it was typed. */
export type ArtifactReply = FormReply & { form: "comment" | "review" };

/** `problems` by field, each a sentence; under "" what concerns the whole form. */
export function artifactReply(name: ArtifactReply["form"], form: FormData, problems: Record<string, string>) {
  const typed = [...form].flatMap(([field, value]) => (typeof value === "string" ? [[field, value] as const] : []));
  const reply: ArtifactReply = {
    form: name,
    values: Object.fromEntries(typed),
    problems: Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, [problem]])),
    at: Date.now(),
  };
  return data(reply, { status: 422 });
}
