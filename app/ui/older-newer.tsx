import { LinkButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { useListSearch } from "./use-list-search.ts";

/** Pages through a list that only grows at its top, by `?before=`, keeping its search and filters. */
export function OlderNewer({
  older,
  label,
  words,
}: {
  older: number | null;
  label: string;
  words: { older: string; newest: string };
}) {
  const search = useListSearch();
  const isNewest = !search.has("before");
  if (isNewest && older === null) return null;
  const to = (before: number | null) => {
    const next = new URLSearchParams(search);
    next.delete("before");
    if (before !== null) next.set("before", String(before));
    return `?${next}`;
  };
  return (
    <nav className="pagination" aria-label={label}>
      {isNewest ? <span /> : <LinkButton to={to(null)}>{words.newest}</LinkButton>}
      {older === null ? (
        <span />
      ) : (
        <LinkButton to={to(older)} rel="next">
          {words.older}
          <Icon name="arrow-right" className="icon--directed" />
        </LinkButton>
      )}
    </nav>
  );
}
