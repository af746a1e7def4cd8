import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { kindInWords } from "#app/identity/organizations/kind-words.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import * as m from "#app/messages/catalog.ts";
import { overviewFor } from "#app/participation/overview/overview.server.ts";
import {
  countOpenOrganizations,
  listOrganizationTotals,
} from "#app/participation/overview/queries/organizations.server.ts";
import { OrganizationTable } from "#app/participation/overview/ui/organization-totals.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const pageSize = 50;

/** Every partner organization with its exact hours in a period, by name: no ranking. */
export async function loader({ request }: LoaderFunctionArgs) {
  await programLead(request);
  const { searchParams } = new URL(request.url);
  const kind = organizationKinds.find((each) => each === searchParams.get("kind")) ?? null;
  const page = Math.min(Math.max(Math.trunc(Number(searchParams.get("page"))) || 1, 1), 1000);
  const { shown, periods } = await overviewFor(db, { kind: "program" }, searchParams.get("period"));
  if (!shown) return { shown: null, periods, kind, page, total: 0, organizations: [] };
  const [total, organizations] = await Promise.all([
    countOpenOrganizations(db, kind),
    listOrganizationTotals(db, { periodId: shown.id, kind, from: (page - 1) * pageSize, most: pageSize }),
  ]);
  return { shown: { id: shown.id, words: shown.words }, periods, kind, page, total, organizations };
}

export const meta: MetaFunction = () => [{ title: titled(m.participationOrganizations(), m.navParticipation()) }];

export default function ParticipationOrganizationsPage() {
  const { shown, periods, kind, page, total, organizations } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage
      reader="program"
      title={m.participationOrganizations()}
      lead={m.participationOrganizationsLead()}
      below={[]}
    >
      <div className="stack stack-8">
        <Form method="get" className="participation__period">
          <SelectField name="period" label={m.participationPeriod()} defaultValue={shown?.id} key={shown?.id}>
            {periods.map(({ id, words }) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </SelectField>
          <SelectField name="kind" label={m.participationKind()} defaultValue={kind ?? ""} key={kind}>
            <option value="">{m.participationAnyKind()}</option>
            {organizationKinds.map((each) => (
              <option key={each} value={each}>
                {kindInWords(each)}
              </option>
            ))}
          </SelectField>
          <Button>{m.participationShow()}</Button>
        </Form>
        {shown && organizations.length > 0 ? (
          <OrganizationTable rows={organizations} caption={m.participationFiguresOf({ period: shown.words })} />
        ) : (
          <NoOrganization isAny={kind === null} hasPeriod={shown !== null} />
        )}
        <Pagination page={page} pageCount={Math.max(1, Math.ceil(total / pageSize))} />
      </div>
    </ParticipationPage>
  );
}

function NoOrganization({ isAny, hasPeriod }: { isAny: boolean; hasPeriod: boolean }) {
  if (!hasPeriod) return <EmptyState title={m.participationNoPeriod()} />;
  return (
    <EmptyState title={m.participationOrganizationsEmpty({ isAny: isAny ? "yes" : "no" })}>
      {isAny ? <p>{m.participationOrganizationsEmptyBody()}</p> : null}
    </EmptyState>
  );
}
