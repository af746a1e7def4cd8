import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { qrCodeOf } from "#app/identity/second-step/qr-code.server.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { changeGiveBack, type GiveBackChange, hideWaiting, moderate } from "#app/inquiry/give-back/give-back.server.ts";
import { giveBackLanguages, isComplete, languageNamed, longestGiveBack } from "#app/inquiry/give-back/give-back.ts";
import { findGiveBack, listGiveBackTexts, listReactions } from "#app/inquiry/give-back/queries/give-backs.server.ts";
import style from "#app/inquiry/give-back/ui/give-back.css?url";
import { LanguageForm } from "#app/inquiry/give-back/ui/language-form.tsx";
import { Publishing } from "#app/inquiry/give-back/ui/publishing.tsx";
import { Reactions } from "#app/inquiry/give-back/ui/reactions.tsx";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import * as m from "#app/messages/catalog.ts";
import { site } from "#app/settings/site.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const [page, texts, reactions] = await Promise.all([
    findGiveBack(db, cycle.id),
    listGiveBackTexts(db, cycle.id),
    listReactions(db, cycle.id),
  ]);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get("language") ?? texts[0]?.language ?? "en";
  const language = languageNamed(asked)?.[0] ?? "en";
  const address = page?.publishedAt ? `${site().address}/give-back/${page.token}` : null;
  return {
    ...{ cycle: headOf(cycle), person: person.id, language, address },
    qrCode: address === null ? null : qrCodeOf(address),
    ...{ showsNumbers: page?.showsNumbers ?? false, takesReactions: page?.takesReactions ?? true },
    texts: texts.map((text) => ({ ...text, isComplete: isComplete(text) })),
    reactions: reactions.map(({ receivedAt, ...reaction }) => ({
      ...reaction,
      day: shortDayIn(person.timeZone, receivedAt),
    })),
    refused: searchParams.get("refused"),
  };
}

const words = () => z.string().trim().max(longestGiveBack).optional();
const textSchema = () =>
  z.object({
    language: z.string(),
    title: z.string(m.giveBackTitleMissing()).trim().min(1, m.giveBackTitleMissing()).max(200),
    asked: words(),
    heard: z.string(m.giveBackHeardMissing()).trim().min(1, m.giveBackHeardMissing()).max(longestGiveBack),
    next: words(),
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const read = (name: string) => String(form.get(name) ?? "");
  const to = `/inquiry/${cycle.id}/give-back`;
  if (read("form") === "text") {
    const submission = parseForm(form, textSchema());
    if (submission.status !== "success") return rejectForm(submission);
    const { language, title, asked = "", heard, next = "" } = submission.value;
    const texts = { title, asked, heard, next };
    const outcome = await changeGiveBack(db, person, cycle.id, { kind: "text", language, texts });
    if (outcome !== "done") throw notFound("Language");
    throw redirect(`${to}?language=${language}#languages`, 303);
  }
  if (read("form") === "reaction") {
    const state = read("state") === "shown" ? ("shown" as const) : ("hidden" as const);
    const moderated = await moderate(db, person, { cycleId: cycle.id, reactionId: read("reaction") }, state);
    if (moderated === "missing") throw notFound("Reaction");
    throw redirect(`${to}#reactions`, 303);
  }
  if (read("form") === "hide-waiting") {
    if ((await hideWaiting(db, person, cycle.id)) === "missing") throw notFound("Cycle");
    throw redirect(`${to}#reactions`, 303);
  }
  const change = changeIn(read);
  if (!change) throw notFound("Change");
  const outcome = await changeGiveBack(db, person, cycle.id, change);
  if (outcome === "missing" || outcome === "unknown_language") throw notFound("Language");
  throw redirect(outcome === "incomplete" ? `${to}?refused=incomplete` : to, 303);
}

function changeIn(read: (name: string) => string): GiveBackChange | null {
  const language = read("language");
  switch (read("form")) {
    case "review":
      return { kind: "review", language, isReviewed: read("reviewed") === "yes" };
    case "remove":
      return { kind: "remove", language };
    case "settings":
      return { kind: "settings", showsNumbers: read("numbers") === "on", takesReactions: read("reactions") === "on" };
    case "publish":
      return { kind: "publish" };
    case "unpublish":
      return { kind: "unpublish" };
    default:
      return null;
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.giveBackTitle(), data?.cycle.title ?? m.inquiryTitle()) },
];

export default function GiveBackPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { cycle, person, language, texts, reactions } = data;
  const others = giveBackLanguages.filter(
    ([code]) => code !== language && !texts.some((text) => text.language === code),
  );
  return (
    <CycleFrame cycle={cycle} title={m.giveBackTitle()} lead={m.giveBackLead()}>
      <div className="cycle-overview">
        <LanguageForm {...{ person, language, texts, reply }} others={others.map(([code, name]) => ({ code, name }))} />
        <div className="stack-12">
          <Publishing {...data} isReady={texts.some((text) => text.isComplete)} />
          <Reactions person={person} action={`/inquiry/${cycle.id}/give-back`} reactions={reactions} />
        </div>
      </div>
    </CycleFrame>
  );
}
