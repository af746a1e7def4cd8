import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { countEntries, listEntries } from "#app/participation/needs/queries/registers.server.ts";
import { recordEntry } from "#app/participation/needs/register.server.ts";
import { isOpen, registerKinds } from "#app/participation/needs/register.ts";
import { entrySchema } from "#app/participation/needs/register-form.ts";
import { EntryFields } from "#app/participation/needs/ui/entry-fields.tsx";
import { EntryList } from "#app/participation/needs/ui/entry-list.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone, shortDay } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { organizationChoices, problemsOf, registerOf } from "./register-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const pageSize = 50;

/** One of the registers that keep Phase One alive. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, register } = await registerOf(request, params.register);
  const counts = await countEntries(db);
  const pageCount = Math.max(1, Math.ceil((counts[register] ?? 0) / pageSize));
  const wanted = Math.trunc(Number(new URL(request.url).searchParams.get("page"))) || 1;
  const page = Math.min(Math.max(wanted, 1), pageCount);
  const entries = await listEntries(db, register, { from: (page - 1) * pageSize, most: pageSize });
  return {
    ...{ personId: person.id, key: randomUUID(), register, page, pageCount },
    today: dayOf(currentTime(), homeZone),
    registers: registerKinds.map((kind) => ({ kind, total: counts[kind] ?? 0 })),
    organizations: await organizationChoices(),
    entries: entries.map((entry) => ({
      ...{ id: entry.id, title: entry.title, raisedBy: entry.raisedBy, answer: entry.answer },
      ...{ day: shortDay(entry.happenedOn), outcome: entry.outcome, isOpen: isOpen(entry) },
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, register } = await registerOf(request, params.register);
  const submission = parseForm(await readForm(request, person), entrySchema(register));
  if (submission.status !== "success") return rejectForm(submission);
  const { key: clientKey = randomUUID(), ...written } = submission.value;
  const outcome = await recordEntry(db, person, { register, clientKey }, written);
  if (outcome === "refused") throw closedPage(request, person);
  if (outcome !== "recorded") return rejectForm(submission, { problems: problemsOf(outcome) });
  throw redirect(`/participation/registers/${register}?saved`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.registerName({ register: data?.register ?? "needs" }), m.navParticipation()) },
];

export default function RegisterPage() {
  const { register, registers, entries, page, pageCount, ...form } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { personId, key, today, organizations } = form;
  const empty = { title: "", happenedOn: today, evidence: "", decision: "", outcome: "", answer: null };
  return (
    <ParticipationPage
      reader="program"
      title={m.registerName({ register })}
      lead={m.registerLead({ register })}
      below={[]}
      actions={<LinkButton to="/participation/plan">{m.registerPlan()}</LinkButton>}
    >
      <div className="stack stack-8">
        <EntryList registers={registers} register={register} entries={entries}>
          <EmptyState title={m.registerNone({ register })} />
        </EntryList>
        <Pagination page={page} pageCount={pageCount} />
        <section aria-labelledby="new" className="stack no-print">
          <h2 id="new">{m.registerNew({ register })}</h2>
          <PostForm once={key} reply={reply} submit={m.registerSave()} hidden={{ person: personId }}>
            <EntryFields
              register={register}
              entry={{ ...empty, organizationId: null, hasConsent: false }}
              organizations={organizations}
            />
          </PostForm>
        </section>
      </div>
    </ParticipationPage>
  );
}
