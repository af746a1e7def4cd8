import { readSort, type Sort } from "#app/ui/sort.ts";
import { type OrganizationKind, organizationKinds } from "./organization.ts";

const organizationSorts = ["name", "people", "newest"] as const;
export type OrganizationSort = (typeof organizationSorts)[number];

export const organizationStates = ["open", "closed", "all"] as const;

export type OrganizationSearch = {
  q: string;
  kind: OrganizationKind | null;
  state: (typeof organizationStates)[number];
  sort: Sort<OrganizationSort>;
  page: number;
};

/** Reads the search in an address and ignores invalid values. */
export function readOrganizationSearch(params: URLSearchParams): OrganizationSearch {
  const among = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === params.get(name));
  return {
    q: (params.get("q") ?? "").slice(0, 100),
    kind: among(organizationKinds, "kind") ?? null,
    state: among(organizationStates, "state") ?? "open",
    sort: readSort(params.get("sort"), organizationSorts),
    page: Number(params.get("page") ?? 1),
  };
}
