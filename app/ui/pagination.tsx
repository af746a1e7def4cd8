import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { useListSearch } from "./use-list-search.ts";

/** Pages through a list by `?page=`, keeping its search and filters. */
export function Pagination({ page, pageCount }: { page: number; pageCount: number }) {
  const search = useListSearch();
  if (pageCount <= 1) return null;
  const to = (number: number) => {
    const next = new URLSearchParams(search);
    if (number === 1) next.delete("page");
    else next.set("page", String(number));
    return `?${next}`;
  };
  return (
    <nav className="pagination" aria-label={m.appPages()}>
      {page > 1 ? (
        <LinkButton to={to(page - 1)} rel="prev">
          <Icon name="arrow-left" className="icon--directed" />
          {m.appPreviousPage()}
        </LinkButton>
      ) : (
        <span />
      )}
      <span className="soft numbers">{m.appPageOf({ page, pageCount })}</span>
      {page < pageCount ? (
        <LinkButton to={to(page + 1)} rel="next">
          {m.appNextPage()}
          <Icon name="arrow-right" className="icon--directed" />
        </LinkButton>
      ) : (
        <span />
      )}
    </nav>
  );
}
