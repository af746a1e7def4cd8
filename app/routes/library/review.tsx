import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { longestOffer } from "#app/inquiry/library/library.ts";
import { canReviewOffers, reviewOffer } from "#app/inquiry/library/offer.server.ts";
import { listOffersToReview } from "#app/inquiry/library/queries/offers.server.ts";
import style from "#app/inquiry/library/ui/library.css?url";
import { facets, OutcomeMark } from "#app/inquiry/library/ui/library-rows.tsx";
import { publicSeriesOf } from "#app/inquiry/public-series.ts";
import { listPublicSeries } from "#app/inquiry/queries/public-series.server.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import { PublicFigure } from "#app/inquiry/ui/public-figures.tsx";
import * as m from "#app/messages/catalog.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

async function reviewer(request: Request) {
  const person = await signedIn(request);
  if (!canReviewOffers(person)) throw closedPage(request, person);
  return person;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await reviewer(request);
  const offers = await listOffersToReview(db, person.id);
  const found = await listPublicSeries(
    db,
    offers.map(({ id }) => id),
  );
  const withNumbers = offers.map((offer) => {
    const { measures, entries } = found.get(offer.id) ?? { measures: [], entries: [] };
    return { ...offer, series: publicSeriesOf(seriesOf(measures, entries)) };
  });
  return { person: person.id, offers: withNumbers };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await reviewer(request);
  const form = await readForm(request, person);
  const read = (name: string) => String(form.get(name) ?? "");
  const decided = { revision: Number(read("revision")) || 0, isPublished: read("decision") === "publish" };
  const note = read("note").trim();
  const problem = problemOfLength(note, longestOffer);
  const refusal = problem && refusalWithWords(problem, form, 422);
  if (refusal) throw refusal;
  const outcome = await reviewOffer(db, person, read("offer"), { ...decided, note });
  if (outcome === "missing") throw notFound("Offer");
  throw redirect("/library/review", 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.libraryReview(), m.libraryTitle()) }];

export default function LibraryReviewPage() {
  const { person, offers } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.libraryReview()}
      lead={m.libraryReviewLead()}
      breadcrumbs={[{ to: "/library", label: m.libraryTitle() }]}
    >
      {offers.length === 0 ? <EmptyState title={m.libraryReviewEmpty()} /> : null}
      <ul className="plain rows">
        {offers.map(({ id, texts, setting, topics, outcome, audience, revision, series }) => (
          <li key={id} className="stack">
            <OutcomeMark outcome={outcome} />
            <h2>{texts.title}</h2>
            <p className="small soft">
              {facets({ settings: [setting], topics })} · {m.libraryAudienceName({ audience })}
            </p>
            <dl className="plan-facts measure">
              {(["place", "tried", "happened", "advice"] as const).map((key) =>
                texts[key] ? (
                  <div key={key}>
                    <dt>{key === "place" ? m.libraryPlace() : m.libraryPart({ key })}</dt>
                    <dd className="as-typed">{texts[key]}</dd>
                  </div>
                ) : null,
              )}
            </dl>
            {series.length > 0 ? (
              <details className="fold">
                <summary>{m.libraryReviewNumbers({ count: series.length })}</summary>
                <div className="stack-6">
                  {series.map((each) => (
                    <PublicFigure key={each.measure.name} series={each} />
                  ))}
                </div>
              </details>
            ) : null}
            <Form method="post" className="stack">
              <input type="hidden" name="person" value={person} />
              <input type="hidden" name="offer" value={id} />
              <input type="hidden" name="revision" value={revision} />
              <GuardedTextArea
                name="note"
                id={`note-${id}`}
                label={m.libraryNote()}
                isOptional
                rows={2}
                limit={longestOffer}
              />
              <div className="cluster">
                <Button
                  tone="primary"
                  name="decision"
                  value="publish"
                  aria-label={m.libraryPublishOf({ title: texts.title })}
                >
                  {m.libraryPublish()}
                </Button>
                <Button name="decision" value="return" aria-label={m.libraryReturnOf({ title: texts.title })}>
                  {m.libraryReturn()}
                </Button>
              </div>
            </Form>
          </li>
        ))}
      </ul>
    </Page>
  );
}
