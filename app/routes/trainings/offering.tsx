import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listProtocols } from "#app/catalog/programs.server.ts";
import { findTraining } from "#app/catalog/trainings.server.ts";
import { Agenda } from "#app/catalog/ui/agenda.tsx";
import { ContentSection, ProblemNotice, TextList } from "#app/catalog/ui/content-section.tsx";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import style from "#app/catalog/ui/protocol.css?url";
import { WrittenText } from "#app/catalog/ui/written-text.tsx";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { offersShownTo } from "#app/trainings/registration/offers-shown.server.ts";
import { listRuns } from "#app/trainings/runs/queries/runs.server.ts";
import { availabilityInWords, runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { RunSeats } from "#app/trainings/ui/run-seats.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: a training as it is written, for people who think of coming and for those who give it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const training = findTraining(params.training ?? "");
  if (!training) throw notFound("Training");
  const filter = { format: null, language: null, offeringSlug: training.slug, isPast: false };
  const now = currentTime();
  const [runs, offers] = await Promise.all([
    listRuns(db, filter, { from: 0, most: 10 }),
    visitor(request).then((person) => offersShownTo(db, person, now)),
  ]);
  return {
    training,
    protocolTitles: Object.fromEntries(listProtocols().map(({ slug, title }) => [slug, title])),
    runs: runs.map((run) => ({
      ...{ id: run.id, times: runTimesInWords(run), availability: availabilityInWords(run, now) },
      offeredUntil: offers.get(run.id) ?? null,
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.training.title ?? m.trainingsTitle(), m.trainingsTitle()) },
  { name: "description", content: data?.training.summary ?? m.trainingsLead() },
];

export default function OfferingPage() {
  const { training, protocolTitles, runs } = useLoaderData<typeof loader>();
  const { title, summary, audience, minutes, objectives, standards, facilitating, sources, problem } = training;
  const { materials, before, after, parts } = training;
  const agenda = { key: training.slug, week: 0, title, purpose: "", minutes, materials, before, after, parts };
  return (
    <Page
      title={title}
      lead={summary}
      breadcrumbs={[{ to: "/trainings", label: m.trainingsTitle() }]}
      actions={<PrintButton label={m.trainingsPrintGuide()} />}
    >
      <div className="stack stack-8">
        <ProblemNotice problem={problem} />
        <p className="measure">
          {audience} {m.trainingsLength({ count: minutes })}
        </p>
        <ContentSection id="runs" title={m.trainingsDates()}>
          {runs.length === 0 ? <p>{m.trainingsNoDates()}</p> : null}
          <ul className="plain lines">
            {runs.map(({ id, times, ...seats }) => (
              <li key={id}>
                <Link to={`/trainings/${id}`}>{times}</Link> <RunSeats runId={id} {...seats} />
              </li>
            ))}
          </ul>
        </ContentSection>
        <TextList id="objectives" title={m.trainingsObjectives()} texts={objectives} />
        <Agenda agenda={agenda} protocolTitles={protocolTitles} />
        <ContentSection id="facilitating" title={m.trainingsFacilitating()}>
          <WrittenText text={facilitating} />
        </ContentSection>
        <TextList id="standards" title={m.trainingsStandards()} texts={standards} />
        <p className="soft measure">{m.trainingsStandardsLead()}</p>
        <ContentSection id="sources" title={m.trainingsSources()}>
          <ul className="bullets">
            {sources.map(({ id, text, url }) => (
              <li key={id}>{url ? <a href={url}>{text}</a> : text}</li>
            ))}
          </ul>
        </ContentSection>
      </div>
    </Page>
  );
}
