import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findBrightSpot } from "#app/catalog/bright-spots.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { audiencesOf } from "#app/inquiry/library/library.ts";
import { withdrawOffer } from "#app/inquiry/library/offer.server.ts";
import { findPublished, hasConsented } from "#app/inquiry/library/queries/offers.server.ts";
import style from "#app/inquiry/library/ui/library.css?url";
import { facets, OutcomeMark } from "#app/inquiry/library/ui/library-rows.tsx";
import { publicSeriesOf } from "#app/inquiry/public-series.ts";
import { findPublicSeries } from "#app/inquiry/queries/public-series.server.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import { PublicFigures } from "#app/inquiry/ui/public-figures.tsx";
import { useLive } from "#app/live/ui/use-live.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn, visitor } from "#app/signed-in/signed-in.server.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const id = params.entry ?? "";
  const spot = findBrightSpot(id);
  if (spot) {
    const { title, place, tried, happened, advice, settings, topics, outcome, sources } = spot;
    const texts = { title, place, tried, happened, advice };
    return { texts, settings, topics, outcome, sources, series: [], topic: null, withdrawal: null };
  }
  const entry = await findPublished(db, id, audiencesOf(person));
  if (!entry) throw notFound("Entry");
  // Nobody has consented to points that came later, and no lead has read them.
  const { measures, entries } = await findPublicSeries(db, entry.id, entry.publishedAt);
  const { texts, setting, topics, outcome } = entry;
  const series = publicSeriesOf(seriesOf(measures, entries));
  const topic = person === null ? null : `library:${entry.id}`;
  const mayWithdraw = person !== null && (await hasConsented(db, entry.id, person.id));
  const withdrawal = mayWithdraw ? { person: person.id, action: `/library/${entry.id}` } : null;
  return { texts, settings: [setting], topics, outcome, sources: [], series, topic, withdrawal };
}

/** Whoever consented to an entry withdraws it, also after they left its team. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  await readForm(request, person);
  if ((await withdrawOffer(db, person, params.entry ?? "")) === "missing") throw notFound("Entry");
  throw redirect("/library", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.texts.title ?? m.libraryTitle(), m.libraryTitle()) },
];

export default function LibraryEntryPage() {
  const { texts, settings, topics, outcome, sources, series, topic, withdrawal } = useLoaderData<typeof loader>();
  useLive(topic);
  return (
    <Page title={texts.title} lead={texts.place} breadcrumbs={[{ to: "/library", label: m.libraryTitle() }]}>
      <div className="stack-8 measure">
        <div className="stack-2">
          <OutcomeMark outcome={outcome} />
          <p className="small soft">{facets({ settings, topics })}</p>
        </div>
        {(["tried", "happened", "advice"] as const).map((key) =>
          texts[key] ? (
            <section key={key} className="stack-2">
              <h2>{m.libraryPart({ key })}</h2>
              <p className="as-typed">{texts[key]}</p>
            </section>
          ) : null,
        )}
        {series.length > 0 ? <PublicFigures series={series} /> : null}
        {sources.length > 0 ? (
          <section className="stack-2">
            <h2>{m.librarySources()}</h2>
            <ul className="bullets">
              {sources.map(({ id, text, url }) => (
                <li key={id}>{url ? <a href={url}>{text}</a> : text}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {withdrawal ? (
          <div className="no-print">
            <Confirm
              action={withdrawal.action}
              tone="quiet"
              hidden={{ person: withdrawal.person }}
              label={m.libraryWithdraw()}
              question={m.libraryWithdrawQuestion()}
              confirm={m.libraryWithdraw()}
            >
              <p>{m.libraryWithdrawHelp()}</p>
            </Confirm>
          </div>
        ) : null}
      </div>
    </Page>
  );
}
