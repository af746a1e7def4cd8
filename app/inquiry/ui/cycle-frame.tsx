import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import type { CycleRelation } from "../cycle.ts";
import { steps } from "../step.ts";

export type CycleHead = { id: string; title: string; number: number; relation: CycleRelation };

/** A page of a cycle, with links to its four steps below the title. */
export function CycleFrame({
  cycle,
  title,
  lead,
  actions,
  children,
}: {
  cycle: CycleHead;
  /** By default the cycle's title, for its first page. */
  title?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const home = `/inquiry/${cycle.id}`;
  const crumbs = [{ to: "/inquiry", label: m.inquiryTitle() }, ...(title ? [{ to: home, label: cycle.title }] : [])];
  return (
    <Page title={title ?? cycle.title} lead={lead} actions={actions} breadcrumbs={crumbs} width="wide">
      <nav className="tabs steps" aria-label={m.inquirySteps({ title: cycle.title })}>
        <ul className="plain">
          <li>
            <NavLink to={home} end>
              {m.inquiryOverview()}
            </NavLink>
          </li>
          {steps.map((step) => (
            <li key={step}>
              <NavLink to={`${home}/${step}`}>{m.inquiryStepName({ step })}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}

/** What the frame needs of a cycle. */
export const headOf = ({ id, title, number, relation }: CycleHead): CycleHead => ({ id, title, number, relation });
