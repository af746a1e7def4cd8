import { formOf, wantsJson } from "#app/http/form.server.ts";
import { forbidden } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { signInPath } from "#app/http/return-path.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";

/**
 * Reads the submitted form, with `formOf`'s refusals. A form that names the person whose page it was on is refused for
 * anyone else: at a shared computer, a page left open must not write as the next person.
 */
export async function readForm(request: Request, person: Person): Promise<FormData> {
  const form = await formOf(request);
  const owner = form.get("person");
  if (owner === null || owner === person.id) return form;
  const error = m.accountOtherPerson();
  if (!wantsJson(request)) throw refusalWithWords(error, form, 403) ?? forbidden(error);
  throw Response.json({ error, signIn: signInPath(request) }, { status: 401 });
}
