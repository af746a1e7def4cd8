import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { inviteToRun } from "#app/trainings/registration/invitation.server.ts";
import { addressesIn, mostInvitations } from "#app/trainings/registration/invitation.ts";
import { listInvitations } from "#app/trainings/registration/queries/invitations.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { staffedRunOf } from "./run-of-request.server.ts";

const limit = 10_000;
const schema = () => z.object({ addresses: z.string(m.trainingsInviteNobody()).max(limit) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.trainingsInvite(), data?.title ?? m.trainingsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  const invited = await listInvitations(db, run.id);
  const sent = new URL(request.url).searchParams.get("invited");
  return {
    ...{ id: run.id, title: run.title, personId: person.id, sent: sent === null ? null : Number(sent) || 0 },
    invited: invited.map(({ email, state }) => ({
      email,
      standing: state ? m.trainingsRosterStanding({ state }) : m.trainingsInviteNotYet(),
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, run } = await staffedRunOf(request, params.run);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { addresses, wrong } = addressesIn(submission.value.addresses);
  const problem = problemOf(addresses, wrong);
  if (problem) return rejectForm(submission, { problems: { addresses: [problem] } });
  const outcome = await inviteToRun(db, person, run.id, addresses);
  if (outcome === "missing") throw notFound("Training");
  if (outcome === "closed") return rejectForm(submission, { problems: { "": [m.trainingsInviteClosed()] } });
  throw redirect(`/trainings/${run.id}/invitations?invited=${outcome.invited}`, 303);
}

function problemOf(addresses: string[], wrong: string[]): string | null {
  if (wrong.length > 0) return m.trainingsInviteWrong({ addresses: wrong.slice(0, 5).join(", ") });
  if (addresses.length === 0) return m.trainingsInviteNobody();
  return addresses.length > mostInvitations ? m.trainingsInviteTooMany({ count: mostInvitations }) : null;
}

export default function InvitationsPage() {
  const { id, title, personId, invited, sent } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.trainingsInvite()}
      lead={m.trainingsInviteLead()}
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
    >
      <div className="stack stack-8">
        {sent === null ? null : (
          <Notice kind="done" live>
            <p>{m.trainingsInviteSent({ count: sent })}</p>
          </Notice>
        )}
        <PostForm reply={reply} submit={m.trainingsInviteSend()} hidden={{ person: personId }}>
          <TextArea
            name="addresses"
            label={m.trainingsInviteAddresses()}
            help={m.trainingsInviteAddressesHelp()}
            rows={5}
            limit={limit}
            required
          />
        </PostForm>
        {invited.length > 0 ? (
          <Table
            caption={m.trainingsInvited()}
            isCaptionShown
            rows={invited}
            keyOf={({ email }) => email}
            columns={[
              { heading: m.trainingsDoorEmail(), cell: ({ email }) => email, isRowHeading: true },
              { heading: m.trainingsStandingLabel(), cell: ({ standing }) => standing },
            ]}
          />
        ) : null}
      </div>
    </Page>
  );
}
