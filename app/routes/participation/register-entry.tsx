import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { type Entry, findEntry } from "#app/participation/needs/queries/registers.server.ts";
import { changeEntry, removeEntry } from "#app/participation/needs/register.server.ts";
import type { Written } from "#app/participation/needs/register.ts";
import { entrySchema } from "#app/participation/needs/register-form.ts";
import { EntryFields } from "#app/participation/needs/ui/entry-fields.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDay } from "#app/time/dates.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { organizationChoices, problemsOf, registerOf } from "./register-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

async function entryOf(request: Request, { register: kind, entry: id = "" }: LoaderFunctionArgs["params"]) {
  const { person, register } = await registerOf(request, kind);
  const entry = await findEntry(db, register, id);
  if (!entry) throw notFound("Entry");
  return { person, register, entry };
}

/** One entry of a register. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, register, entry } = await entryOf(request, params);
  return {
    ...{ personId: person.id, register, entry, organizations: await organizationChoices() },
    day: shortDay(entry.happenedOn),
  };
}

/** Changes an entry with POST, removes it with DELETE. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, register } = await registerOf(request, params.register);
  const form = await readForm(request, person);
  const at = { register, id: params.entry ?? "" };
  if (methodOf(request, form) === "DELETE") {
    await removeEntry(db, person, at);
    throw redirect(`/participation/registers/${register}?saved=removed`, 303);
  }
  return editing(at.id, async (db) => {
    const saved = await findEntry(db, register, at.id);
    if (!saved) throw notFound("Entry");
    const conflict = joinEdits(form, entryShown(saved), ["organizationId", "answer"]);
    const submission = parseForm(form, entrySchema(register));
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { key, ...written } = submission.value;
    const outcome = await changeEntry(db, person, { ...at, revision: saved.revision }, written);
    if (outcome === "refused" || outcome === "not_there") throw notFound("Entry");
    if (outcome === "changed") return rejectForm(submission, { problems: { title: [m.registerChanged()] } });
    if (outcome !== "saved") return rejectForm(submission, { problems: problemsOf(outcome) });
    return redirect(`/participation/registers/${register}?saved`, 303);
  });
}

const entryShown = ({ id, register, raisedBy, revision, ...written }: Entry): Written => written;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.entry.title ?? m.registerRegisters(), m.navParticipation()) },
];

export default function RegisterEntryPage() {
  const { personId, register, entry, organizations, day } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const at = `/participation/registers/${register}`;
  return (
    <ParticipationPage
      reader="program"
      title={entry.title}
      lead={m.registerRaised({ register, day, by: entry.raisedBy ?? "none" })}
      below={[{ to: at, label: m.registerName({ register }) }]}
    >
      <PostForm reply={reply} submit={m.registerSave()} hidden={{ person: personId }} shown={entryShown(entry)}>
        <EntryFields register={register} entry={entry} organizations={organizations} />
      </PostForm>
      <Confirm
        action={`${at}/${entry.id}`}
        isDelete
        hidden={{ person: personId }}
        tone="quiet"
        label={m.targetRemove()}
        question={m.registerRemoveQuestion()}
        confirm={m.targetRemove()}
      >
        <p>{m.registerRemoveBody()}</p>
      </Confirm>
    </ParticipationPage>
  );
}
