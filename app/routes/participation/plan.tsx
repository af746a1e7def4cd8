import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { DocumentView } from "#app/document/ui/document-view.tsx";
import * as m from "#app/messages/catalog.ts";
import { draftPlan } from "#app/participation/needs/plan.server.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** The first draft of the larger-scale plan, as the registers read now. */
export async function loader({ request }: LoaderFunctionArgs) {
  await programLead(request);
  return { document: await draftPlan(db) };
}

export const meta: MetaFunction = () => [{ title: titled(m.registerPlan(), m.navParticipation()) }];

export default function PlanPage() {
  const { document } = useLoaderData<typeof loader>();
  return (
    <ParticipationPage
      reader="program"
      title={document.title}
      below={[{ to: "/participation/registers/needs", label: m.registerRegisters() }]}
      actions={
        <>
          <a className="button" href="/participation/plan/pdf" download>
            {m.reportPdf()}
          </a>
          <PrintButton />
        </>
      }
    >
      <DocumentView document={document} />
    </ParticipationPage>
  );
}
