import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { acceptAgreement } from "#app/cohorts/programs/agreement.server.ts";
import { isAsked } from "#app/cohorts/programs/agreement.ts";
import { findAcceptance, findAgreement } from "#app/cohorts/programs/queries/agreements.server.ts";
import { AgreementText } from "#app/cohorts/programs/ui/agreement-text.tsx";
import { listCoachesAbove } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort);
  const [agreement, acceptance, above] = await Promise.all([
    findAgreement(db, cohort.id),
    findAcceptance(db, cohort.id, person.id),
    standing === "member" ? listCoachesAbove(db, cohort.id, person.id) : [],
  ]);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    person: person.id,
    agreement: agreement && { ...agreement, writtenOn: dayIn(person.timeZone, agreement.createdAt.toISOString()) },
    isAsked: standing === "member" && isAsked(agreement, acceptance),
    accepted: acceptance && {
      version: acceptance.version,
      on: dayIn(person.timeZone, acceptance.acceptedAt),
    },
    above,
    isChanged: new URL(request.url).searchParams.has("changed"),
  };
}

/** Accepts the version that the page showed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, (standing) => standing === "member");
  const form = await readForm(request, person);
  const version = Number(form.get("version"));
  const outcome = await acceptAgreement(db, person, { cohortId: cohort.id, version });
  const to = `/cohorts/${cohort.id}`;
  throw redirect(outcome === "accepted" ? `${to}?saved=accepted` : `${to}/agreement?changed`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.agreementTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function AgreementPage() {
  const { cohort, person, agreement, isAsked, accepted, above, isChanged } = useLoaderData<typeof loader>();
  const reply = useActionData<undefined>();
  const write =
    cohort.standing === "coach" ? (
      <LinkButton to={`/cohorts/${cohort.id}/agreement/new`}>
        {agreement ? m.agreementChange() : m.agreementWrite()}
      </LinkButton>
    ) : null;
  return (
    <CohortPage cohort={cohort} title={m.agreementTitle()} actions={agreement ? write : null}>
      <div className="stack-8 measure">
        {isChanged ? (
          <Notice kind="care" live>
            <p>{m.agreementChangedMeanwhile()}</p>
          </Notice>
        ) : null}
        {above.length > 0 ? (
          <Notice kind="care" title={m.agreementAboveTitle()}>
            <ul>
              {above.map(({ name, organizationName }) => (
                <li key={`${name} ${organizationName}`}>
                  {m.agreementAbove({ name, organization: organizationName })}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {agreement ? (
          <>
            <p className="soft">{m.agreementVersion({ version: agreement.version, day: agreement.writtenOn })}</p>
            <AgreementText agreement={agreement} />
          </>
        ) : (
          <EmptyState title={m.agreementNoneTitle()} actions={write}>
            <p>{m.agreementNoneBody()}</p>
          </EmptyState>
        )}
        {agreement && isAsked ? (
          <PostForm
            reply={reply}
            submit={m.agreementAccept()}
            hidden={{ person, version: agreement.version }}
            help={m.agreementAcceptHelp()}
          />
        ) : null}
        {accepted ? (
          <p className="soft">{m.agreementAccepted({ version: accepted.version, day: accepted.on })}</p>
        ) : null}
      </div>
    </CohortPage>
  );
}
