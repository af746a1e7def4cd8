import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { notFound } from "#app/http/refusals.ts";
import type { Column, Heading, ImportKind } from "#app/identity/imports/import.ts";
import { readableColumnsOf } from "#app/identity/imports/import-columns.ts";
import { readColumnsAs } from "#app/identity/imports/import-mending.server.ts";
import { findImport } from "#app/identity/imports/queries/imports.server.ts";
import { headingsWithSamples } from "#app/identity/imports/sampled-headings.server.ts";
import { ImportColumnsForm } from "#app/identity/imports/ui/import-columns-form.tsx";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.importsHeadings()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

async function importOf(id = "") {
  const found = await findImport(db, id);
  if (!found) throw notFound("Import");
  return found;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await administrator(request);
  const found = await importOf(params.import);
  if (found.state !== "checked" && found.state !== "failed") throw redirect(`/admin/imports/${found.id}`);
  return {
    ...{ id: found.id, fileName: found.fileName, kind: found.kind },
    headings: await headingsWithSamples(db, found),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  const form = await formOf(request);
  const found = await importOf(params.import);
  const chosen = found.headings.map((_, index) => String(form.get(`column-${index}`) ?? ""));
  const problems = problemsOf(found, chosen);
  if (Object.keys(problems).length > 0) {
    const values = Object.fromEntries(chosen.map((column, index) => [`column-${index}`, column]));
    return data({ values, problems, at: Date.now() } satisfies FormReply, 422);
  }
  await readColumnsAs(db, person, found.id, columnsIn(found.kind, chosen));
  throw redirect(`/admin/imports/${found.id}`, 303);
}

function columnsIn(kind: ImportKind, chosen: string[]): (Column | null)[] {
  const columns: readonly Column[] = readableColumnsOf[kind];
  return chosen.map((each) => columns.find((column) => column === each) ?? null);
}

/** No column may be chosen twice, and the required ones must be there. */
function problemsOf({ kind, headings }: { kind: ImportKind; headings: Heading[] }, chosen: string[]) {
  const columns = columnsIn(kind, chosen);
  const problems: FormReply["problems"] = {};
  for (const [index, column] of columns.entries()) {
    const first = columns.indexOf(column);
    if (column === null || first === index) continue;
    problems[`column-${index}`] = [
      m.importsColumnTwice({
        column: m.importsColumnName({ column }),
        heading: headings[first]?.heading || m.importsColumnUnnamed({ number: first + 1 }),
      }),
    ];
  }
  const needed: Column[] = kind === "people" ? ["email"] : ["name", "kind"];
  const missing = needed.filter((column) => !columns.includes(column));
  for (const column of missing) {
    problems[""] = [...(problems[""] ?? []), m.importsColumnNeeded({ column: m.importsColumnName({ column }) })];
  }
  return problems;
}

export default function ImportColumns() {
  const { id, fileName, kind, headings } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage
      title={m.importsHeadings()}
      breadcrumbs={[
        { to: "/admin/imports", label: m.importsTitle() },
        { to: `/admin/imports/${id}`, label: fileName },
      ]}
    >
      <ImportColumnsForm importId={id} kind={kind} headings={headings} reply={reply} />
    </AdminPage>
  );
}
