import type { ComponentProps } from "react";
import { Page } from "#app/ui/page.tsx";
import { AdminPage } from "../admin-page.tsx";

type Props = ComponentProps<typeof AdminPage> & {
  /** A lead has these pages and no others of administration. */
  isAdministrator: boolean;
};

/** A page about people, for administrators and for leads. */
export function PeoplePage({ isAdministrator, ...page }: Props) {
  return isAdministrator ? <AdminPage {...page} /> : <Page {...page} width="wide" />;
}
