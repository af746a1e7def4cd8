import type { CellKey, Relation } from "./published-set.ts";

/** A category and the broader one that it is part of; none at the top. */
export type Category = { id: string; parent?: string };

export type Dimension = {
  id: string;
  categories: readonly Category[];
  /**
   * apart: everyone is in exactly one category at each level. cover: everyone is in at least one. within: some may be in
   * none, and some in several.
   */
  kind: "apart" | "cover" | "within";
};

/** A group: one category of each dimension that the table has; a dimension left out means everyone. */
export type Group = Readonly<Record<string, string>>;

/** The key of a group, whichever table shows it. */
export function groupKey(group: Group): CellKey {
  const parts = Object.entries(group).map(([dimension, category]) => `${part(dimension)}=${part(category)}`);
  return parts.length === 0 ? "all" : parts.sort().join("&");
}

const part = (text: string) => encodeURIComponent(text);

const relationKinds = { apart: "sum", cover: "cover", within: "within" } as const;

/**
 * Every group that tables over these dimensions show, margins and broader categories included, and how the groups add
 * up. A table is a list of dimensions; tables share the groups that they have in common.
 */
export function linkedTables(
  dimensions: readonly Dimension[],
  tables: readonly (readonly string[])[],
): { groups: Map<CellKey, Group>; relations: Relation[] } {
  const groups = new Map<CellKey, Group>();
  const relations = new Map<string, Relation>();
  const known = new Map(dimensions.map((dimension) => [dimension.id, dimension]));
  for (const table of tables) {
    const columns = table.map((id) => {
      const dimension = known.get(id);
      if (!dimension) throw new RangeError(`A table names the dimension ${id}, which is not there`);
      return dimension;
    });
    for (const group of groupsOver(columns)) {
      groups.set(groupKey(group), group);
      for (const dimension of columns) addRelation(relations, group, dimension);
    }
  }
  return { groups, relations: [...relations.values()] };
}

/** All combinations of a category, or everyone, of each dimension. */
function groupsOver(dimensions: readonly Dimension[]): Group[] {
  let groups: Group[] = [{}];
  for (const { id, categories } of dimensions) {
    const divided = groups.flatMap((group) => categories.map((category) => ({ ...group, [id]: category.id })));
    groups = [...groups, ...divided];
  }
  return groups;
}

/** How a group divides by the next level of one dimension. */
function addRelation(relations: Map<string, Relation>, group: Group, { id, categories, kind }: Dimension): void {
  const children = categories.filter(({ parent }) => parent === group[id]);
  if (children.length === 0) return;
  const whole = groupKey(group);
  const parts = children.map((child) => groupKey({ ...group, [id]: child.id }));
  relations.set(`${whole} by ${id}`, { kind: relationKinds[kind], whole, parts });
}
