import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import { findReflection, type ListedReflection } from "#app/learning/queries/reflection-lists.server.ts";
import { findOffer } from "#app/learning/readers/queries/offers.server.ts";
import { findReadingFor, listPossibleReaders, listReadings } from "#app/learning/readers/queries/readers.server.ts";
import { askReader, courseOfPage, endReading, reportReading, setOffer } from "#app/learning/readers/reader.server.ts";
import { longestReport } from "#app/learning/readers/reading.ts";
import { ChooseReader } from "#app/learning/readers/ui/choose-reader.tsx";
import { ReadFor } from "#app/learning/readers/ui/read-for.tsx";
import { shownReading } from "#app/learning/readers/ui/shown-reading.ts";
import * as m from "#app/messages/catalog.ts";
import { findChildData } from "#app/privacy/child-data.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

const intents = ["ask", "end", "report", "offer", "stop-offering"] as const;
const schema = () =>
  z.object({
    intent: z.enum(intents),
    reader: z.string().default(""),
    report: z.string().trim().max(longestReport).default(""),
  });

/** A page that the person wrote, or was asked to read; 404 for everyone else. */
async function open({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const page = await findReflection(db, params.reflection ?? "", person);
  if (!page) throw notFound("Reflection");
  if (page.personId !== person.id) {
    const reading = await findReadingFor(db, person.id, page.id);
    if (!reading) throw notFound("Reflection");
    return { person, page, reading };
  }
  if (!courseOfPage(currentCatalog(), page)) throw notFound("Reflection");
  return { person, page, reading: null };
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, page, reading } = await open(args);
  return {
    ...{ id: page.id, person: person.id, prompt: page.prompt ?? m.reflectionsUnknownPrompt() },
    authorName: reading ? page.authorName : null,
    mine: reading ? null : await choiceOf(person, page),
  };
}

/** The author's readers, and whom they can ask. */
async function choiceOf(person: Person, page: ListedReflection) {
  const course = courseOfPage(currentCatalog(), page);
  if (!course) throw notFound("Reflection");
  const [readings, possible, offer] = await Promise.all([
    listReadings(db, page.id),
    listPossibleReaders(db, person.id, { course, reflectionId: page.id }),
    findOffer(db, person.id, course.id),
  ]);
  const shown = readings.map((reading) => shownReading(reading, person.timeZone));
  return {
    ...{ offer, possible, isEmpty: page.text.trim() === "", findings: findChildData(page.text) },
    current: shown.find(({ ending }) => ending === null) ?? null,
    earlier: shown.filter(({ ending }) => ending !== null),
  };
}

/** Chooses, ends or reports a reader, or offers to read. */
export async function action(args: ActionFunctionArgs) {
  const { person, page, reading } = await open(args);
  const submission = parseForm(await readForm(args.request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { intent, reader, report } = submission.value;
  const refuse = (field: "reader" | "report", words: string) =>
    rejectForm(submission, { problems: { [field]: [words] } });
  switch (intent) {
    case "ask": {
      if (reader === "") return refuse("reader", m.readersChooseMissing());
      const asked = await askReader(db, person, page.id, reader, currentCatalog());
      if (asked === "missing") throw notFound("Reflection");
      if (asked !== "done") return refuse("reader", whyNotAsked[asked]());
      break;
    }
    case "end":
      await endReading(db, person, page.id); // a second press finds it ended
      break;
    case "report": {
      const told = await reportReading(db, person, page.id, report);
      if (told === "missing") throw notFound("Reading");
      if (told !== "done") return refuse("report", m.readersReportMissing());
      break;
    }
    default:
      if ((await setOffer(db, person, page.id, intent === "offer", currentCatalog())) === "missing")
        throw notFound("Reflection");
  }
  const isGone = reading !== null && (intent === "end" || intent === "report");
  throw redirect(isGone ? "/reflections/shared" : `/reflections/${page.id}/reader`, 303);
}

const whyNotAsked = { empty: m.readersEmpty, already: m.readersTaken, "not-offered": m.readersUnavailable };

export const meta: MetaFunction<typeof loader> = () => [{ title: titled(m.readersTitle(), m.reflectionsTitle()) }];

export default function ReaderPage() {
  const { id, person, prompt, authorName, mine } = useLoaderData<typeof loader>();
  const reply = useActionData<FormReply>();
  return (
    <Page
      title={authorName === null ? m.readersTitle() : m.readersTitleReader({ name: authorName })}
      lead={authorName === null ? m.readersLead() : undefined}
      breadcrumbs={[
        authorName === null
          ? { to: "/reflections", label: m.reflectionsTitle() }
          : { to: "/reflections/shared", label: m.reflectionsSharedTitle() },
        { to: `/reflections/${id}`, label: prompt },
      ]}
      width="narrow"
    >
      {mine ? <ChooseReader person={person} reply={reply} {...mine} /> : null}
      {authorName === null ? null : <ReadFor person={person} reply={reply} authorName={authorName} />}
    </Page>
  );
}
