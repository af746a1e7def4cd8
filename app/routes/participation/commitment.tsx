import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { decideCommitment } from "#app/participation/commitments/commitment.server.ts";
import { commitmentStates, longestEvidence } from "#app/participation/commitments/commitment.ts";
import { outcomeSchema } from "#app/participation/commitments/commitment-form.ts";
import { findCommitment } from "#app/participation/commitments/queries/commitments.server.ts";
import { canReadOrganization } from "#app/participation/scope.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDay } from "#app/time/dates.ts";
import { RadioGroup } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { participationReader } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

async function commitmentOf(request: Request, id = "") {
  const { person, scope } = await participationReader(request);
  const commitment = await findCommitment(db, id);
  if (!commitment || !canReadOrganization(scope, commitment.organizationId)) throw notFound("Commitment");
  return { person, scope, commitment };
}

/** One promise of an organization, and what became of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, scope, commitment } = await commitmentOf(request, params.commitment);
  const { promise, who, organization, state, evidence, kind } = commitment;
  return {
    ...{ personId: person.id, reader: scope.kind, promise, state, evidence },
    lead: m.commitmentFacts({ organization, who, day: shortDay(commitment.dueOn), kind: m.commitmentKind({ kind }) }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, commitment } = await commitmentOf(request, params.commitment);
  const form = await readForm(request, person);
  return editing(commitment.id, async (db) => {
    const saved = await findCommitment(db, commitment.id);
    const conflict = saved && joinEdits(form, { state: saved.state, evidence: saved.evidence }, ["state"]);
    const submission = parseForm(form, outcomeSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { state, evidence = "" } = submission.value;
    const outcome = await decideCommitment(db, person, commitment.id, { state, evidence });
    if (outcome === "refused") throw notFound("Commitment");
    if (outcome === "no_evidence") {
      return rejectForm(submission, { problems: { evidence: [m.commitmentEvidenceMissing()] } });
    }
    return redirect("/participation/commitments?saved", 303);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.promise ?? m.commitmentOne(), m.navParticipation()) },
];

export default function CommitmentPage() {
  const { personId, reader, promise, state, evidence, lead } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ParticipationPage
      reader={reader}
      title={promise}
      lead={lead}
      below={[{ to: "/participation/commitments", label: m.commitmentTitle() }]}
    >
      <PostForm reply={reply} submit={m.commitmentSave()} hidden={{ person: personId }} shown={{ state, evidence }}>
        <RadioGroup
          name="state"
          label={m.commitmentOutcome()}
          defaultValue={state}
          choices={commitmentStates.map((each) => ({ value: each, label: m.commitmentState({ state: each }) }))}
        />
        <TextArea
          name="evidence"
          label={m.commitmentEvidence()}
          help={m.commitmentEvidenceHelp()}
          defaultValue={evidence}
          limit={longestEvidence}
          rows={5}
        />
      </PostForm>
    </ParticipationPage>
  );
}
