import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { audiences, isTopic, longestOffer, offerShown, settings } from "#app/inquiry/library/library.ts";
import { consent, withdrawOffer, writeOffer } from "#app/inquiry/library/offer.server.ts";
import { findOffer, listConsents } from "#app/inquiry/library/queries/offers.server.ts";
import { OfferForm, OfferState } from "#app/inquiry/library/ui/offer-form.tsx";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const [offer, consents] = await Promise.all([findOffer(db, cycle.id), listConsents(db, cycle.id)]);
  const hasConsented = (id: string) =>
    consents.some(({ personId, revision }) => personId === id && revision === offer?.revision);
  const members = cycle.team.filter(({ state }) => state === "member");
  return {
    ...{ cycle: headOf(cycle), person: person.id, isDecided: cycle.decision !== null },
    offer: offer && {
      ...{ texts: offer.texts, setting: offer.setting, topics: offer.topics, audience: offer.audience },
      ...{ state: offer.state, revision: offer.revision, note: offer.note },
    },
    team: members.map(({ id, name }) => ({ name, hasConsented: hasConsented(id) })),
    hasConsented: hasConsented(person.id),
    start: startOf(cycle),
  };
}

/** The cycle's own text, with which an offer begins. */
function startOf({ title, texts }: Awaited<ReturnType<typeof cycleVisitor>>["cycle"]) {
  return { title, tried: texts.plan.texts.change ?? "", happened: texts.study.texts.learned ?? "" };
}

const schema = () =>
  z.object({
    title: z.string(m.libraryTitleMissing()).trim().min(1, m.libraryTitleMissing()).max(200),
    place: z.string().trim().max(500).default(""),
    tried: z.string(m.libraryTriedMissing()).trim().min(1, m.libraryTriedMissing()).max(longestOffer),
    happened: z.string(m.libraryHappenedMissing()).trim().min(1, m.libraryHappenedMissing()).max(longestOffer),
    advice: z.string().trim().max(longestOffer).default(""),
    setting: z.enum(settings, m.librarySettingMissing()),
    audience: z.enum(audiences, m.libraryAudienceMissing()),
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const to = `/inquiry/${cycle.id}/offer`;
  const what = String(form.get("form") ?? "");
  if (what === "consent" || what === "withdraw") {
    const outcome =
      what === "consent"
        ? await consent(db, person, cycle.id, Number(form.get("revision")) || 0)
        : await withdrawOffer(db, person, cycle.id);
    if (outcome === "missing") throw notFound("Offer");
    throw redirect(to, 303);
  }
  return editing(cycle.id, async (db) => {
    const conflict = joinEdits(form, offerShown(await findOffer(db, cycle.id), startOf(cycle)), [
      "setting",
      "audience",
    ]);
    const submission = parseForm(form, schema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { setting, audience, ...texts } = submission.value;
    const topics = form.getAll("topics").filter(isTopic);
    const outcome = await writeOffer(db, person, cycle.id, { texts, setting, audience, topics });
    if (outcome === "undecided") return rejectForm(submission, { problems: { "": [m.libraryUndecided()] } });
    if (outcome === "missing") throw notFound("Cycle");
    return redirect(to, 303);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.libraryOffer(), data?.cycle.title ?? m.inquiryTitle()) },
];

export default function OfferPage() {
  const { cycle, person, isDecided, offer, team, hasConsented, start } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CycleFrame cycle={cycle} title={m.libraryOffer()} lead={m.libraryOfferLead()}>
      {isDecided ? (
        <div className="cycle-overview">
          <OfferForm person={person} offer={offer} start={start} reply={reply} />
          {offer ? <OfferState cycleId={cycle.id} {...{ person, offer, team, hasConsented }} /> : null}
        </div>
      ) : (
        <p>{m.libraryUndecided()}</p>
      )}
    </CycleFrame>
  );
}
