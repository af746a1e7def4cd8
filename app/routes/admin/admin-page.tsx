import type { ComponentProps } from "react";
import * as m from "#app/messages/catalog.ts";
import { administrationItems } from "#app/navigation.ts";
import { SectionPage } from "#app/ui/section-page.tsx";

type Props = Omit<ComponentProps<typeof SectionPage>, "section" | "places">;

export function AdminPage(props: Props) {
  return <SectionPage section={m.adminSection()} places={administrationItems} {...props} />;
}
