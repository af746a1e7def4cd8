import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm, rejectFormUntil } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { react } from "#app/inquiry/give-back/give-back.server.ts";
import { isComplete, languageNamed, longestReaction } from "#app/inquiry/give-back/give-back.ts";
import {
  findPublishedGiveBack,
  listGiveBackTexts,
  listReactions,
} from "#app/inquiry/give-back/queries/give-backs.server.ts";
import style from "#app/inquiry/give-back/ui/give-back.css?url";
import { GivenBack } from "#app/inquiry/give-back/ui/given-back.tsx";
import { publicSeriesOf } from "#app/inquiry/public-series.ts";
import { findPublicSeries } from "#app/inquiry/queries/public-series.server.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** For families and partners: no account, no cookie, nothing that names the team. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await visitor(request);
  const page = await findPublishedGiveBack(db, params.token ?? "");
  if (!page) return data(null, { status: 404 });
  const [texts, reactions, found] = await Promise.all([
    listGiveBackTexts(db, page.cycleId),
    listReactions(db, page.cycleId, "shown"),
    page.showsNumbers ? findPublicSeries(db, page.cycleId) : { measures: [], entries: [] },
  ]);
  return {
    texts: texts.filter(isComplete).map(({ language, texts, isReviewed }) => ({
      ...{ language, texts, isReviewed },
      direction: languageNamed(language)?.[2] ?? "ltr",
      name: languageNamed(language)?.[1] ?? language,
    })),
    series: publicSeriesOf(seriesOf(found.measures, found.entries)),
    reactions: reactions.map(({ id, text }) => ({ id, text })),
    takesReactions: page.takesReactions,
    pageKey: randomUUID(),
    isTaken: new URL(request.url).searchParams.has("thanks"),
  };
}

const schema = () =>
  z.object({
    text: z.string(m.giveBackReactionMissing()).trim().min(1, m.giveBackReactionMissing()).max(longestReaction),
  });

export async function action({ request, params, context }: ActionFunctionArgs) {
  await visitor(request);
  const token = params.token ?? "";
  const form = await formOf(request);
  if (!(await findPublishedGiveBack(db, token))) throw notFound("Page");
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const given = { id: String(form.get("key") ?? ""), text: submission.value.text, address: context.clientAddress };
  const reacted = await react(db, token, given);
  if (reacted.outcome === "wait") return rejectFormUntil(submission, { waitUntil: reacted.until }, []);
  if (reacted.outcome === "missing") throw notFound("Page");
  if (reacted.outcome === "empty") return rejectForm(submission, { problems: { text: [m.giveBackReactionMissing()] } });
  if (reacted.outcome !== "taken") return rejectForm(submission, { problems: { "": [m.giveBackReactionsFull()] } });
  throw redirect(`/give-back/${token}?thanks`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.texts[0]?.texts.title ?? m.giveBackTitle()) },
  { name: "robots", content: "noindex" },
];

export default function GivenBackPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!page) {
    return (
      <Page title={m.giveBackGone()} width="narrow">
        <p className="measure">{m.giveBackGoneAbout()}</p>
      </Page>
    );
  }
  const [first] = page.texts;
  const title = first ? (
    <span lang={first.language} dir={first.direction} className="given-back__title">
      {first.texts.title}
    </span>
  ) : (
    m.giveBackTitle()
  );
  return (
    <Page title={title} width="wide">
      <GivenBack {...page} reply={reply} />
    </Page>
  );
}
