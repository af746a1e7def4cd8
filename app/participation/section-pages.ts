import * as m from "#app/messages/catalog.ts";
import type { NavigationItem } from "#app/ui/navigation-item.ts";
import { participationItem } from "./navigation.ts";

const overviewItem: NavigationItem = { ...participationItem, label: m.participationOverview };
const organizationsItem: NavigationItem = { to: "/participation/organizations", label: m.participationOrganizations };
const periodsItem: NavigationItem = { to: "/participation/periods", label: m.participationPeriods };
const missingItem: NavigationItem = { to: "/participation/missing", label: m.missingTitle };
const commitmentsItem: NavigationItem = { to: "/participation/commitments", label: m.commitmentTitle };
const registersItem: NavigationItem = { to: "/participation/registers/needs", label: m.registerRegisters };
const reportsItem: NavigationItem = { to: "/participation/reports", label: m.reportList };
const measuresItem: NavigationItem = { to: "/participation/measures", label: m.participationMeasures };

/** The pages beside each page of the section: for leads of the whole program, and for leads of organizations. */
export const sectionPages = {
  program: [
    overviewItem,
    organizationsItem,
    missingItem,
    reportsItem,
    commitmentsItem,
    registersItem,
    periodsItem,
    measuresItem,
  ],
  organizations: [overviewItem, reportsItem, commitmentsItem, measuresItem],
};

/** Whether a page shows one period, named in its address. */
export const isOfOnePeriod = ({ to }: { to: string }) =>
  [overviewItem, organizationsItem, missingItem].some((item) => item.to === to);
