import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { decide } from "#app/inquiry/cycle.server.ts";
import { decisions } from "#app/inquiry/cycle.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { longestText, textKeysOf, textsIn } from "#app/inquiry/step.ts";
import { ActForm, ActView } from "#app/inquiry/ui/act-form.tsx";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle);
  const next = cycle.line.find(({ number }) => number > cycle.number);
  return {
    ...{ cycle: headOf(cycle), person: person.id, decision: cycle.decision, act: cycle.texts.act },
    next: next ? { id: next.isOpen ? next.id : null, number: next.number } : null,
    nextId: randomUUID(),
  };
}

const schema = () =>
  z.object({
    decision: z.enum(decisions, m.inquiryDecisionMissing()),
    base: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
    ...Object.fromEntries(textKeysOf("act").map((key) => [key, z.string().trim().max(longestText).optional()])),
    reasons: z.string(m.inquiryReasonsMissing()).trim().min(1, m.inquiryReasonsMissing()).max(longestText),
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { decision, base } = submission.value;
  const texts = textsIn("act", (key) => form.get(key), cycle.texts.act.texts);
  const { outcome } = await decide(db, person, cycle.id, { decision, texts, base });
  if (outcome === "missing") throw notFound("Cycle");
  if (outcome === "has_next") return rejectForm(submission, { problems: { decision: [m.inquiryHasNext()] } });
  if (outcome === "changed_meanwhile") {
    return rejectForm(submission, { problems: { "": [m.inquiryChangedMeanwhile()] } });
  }
  throw redirect(safePath(form.get("to"), `/inquiry/${cycle.id}/act#next`), 303);
}

export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.inquiryStepName({ step: "act" }), data?.cycle.title ?? m.inquiryTitle()) },
];

export default function ActPage() {
  const { cycle, person, decision, act, next, nextId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isMember = cycle.relation === "member";
  return (
    <CycleFrame cycle={cycle} title={m.inquiryStepName({ step: "act" })} lead={m.inquiryActLead()}>
      <div className="stack-12">
        {decision !== null && isMember ? (
          <section id="next" className="next-cycle stack">
            <h2>{m.inquiryDecidedTitle({ decision })}</h2>
            {next ? (
              <p>
                {next.id ? (
                  <LinkButton to={`/inquiry/${next.id}`}>{m.inquiryOpenNext({ number: next.number })}</LinkButton>
                ) : (
                  m.inquiryNextClosed({ number: next.number })
                )}
              </p>
            ) : (
              <Form method="post" action={`/inquiry/${cycle.id}/next`} className="stack">
                <input type="hidden" name="person" value={person} />
                <input type="hidden" name="id" value={nextId} />
                <p className="measure">{m.inquiryNextAbout()}</p>
                <Button tone="primary">{m.inquiryStartNext({ number: cycle.number + 1 })}</Button>
              </Form>
            )}
          </section>
        ) : null}
        {isMember ? (
          <ActForm person={person} decision={decision} act={act} reply={reply} />
        ) : (
          <ActView decision={decision} texts={act.texts} />
        )}
      </div>
    </CycleFrame>
  );
}
