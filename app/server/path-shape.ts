/** What matching needs to know of a route. */
type Route = { parentId?: string | undefined; path?: string | undefined };
type Routes<Each extends Route> = Record<string, Each>;

/** What a route's path asks of an address before any parameter is looked at. */
type Shape = { first: string | null; length: number | null };

/**
 * Remix flattens, ranks and compiles all routes for each request, twice. A page's address can only match routes of its
 * own shape, which are a handful: as many segments, and the same first one unless that is a parameter. From those Remix
 * then chooses as from all of them.
 */
export function routesByShape<Each extends Route>(routes: Routes<Each>) {
  const paths = Object.keys(routes).map((id) => ({ id, shape: shapeOf(fullPath(routes, id)) }));
  const firsts = new Set(paths.flatMap(({ shape }) => shape.first ?? []));
  const longest = Math.max(...paths.map(({ shape }) => shape.length ?? 0));
  return {
    /** The name of an address's shape; there are only so many, however many addresses. */
    nameOf(pathname: string): string {
      const segments = segmentsOf(pathname);
      const [first = ""] = segments;
      return `${Math.min(segments.length, longest + 1)} ${firsts.has(first) ? first : ""}`;
    },
    /** The routes that an address of this shape can match, and the routes above them. */
    routesFor(name: string): Routes<Each> {
      const [length = "", first = ""] = name.split(" ");
      const kept = new Set<string>();
      for (const { id, shape } of paths) {
        const fits = shape.length === null || shape.length === Number(length);
        if (fits && (shape.first === null || shape.first === first)) keepWithParents(routes, id, kept);
      }
      return Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)));
    },
  };
}

/** A path as Remix compares it: without the suffix of a page's data, decoded, in small letters. */
function segmentsOf(pathname: string): string[] {
  const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  return page
    .replace(/^\/+|\/+$/g, "")
    .split("/")
    .filter((segment, index) => segment !== "" || index > 0)
    .map((segment) => decoded(segment).toLowerCase());
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Optional segments and a splat leave the length open; a first segment that is no plain word leaves the first open. */
function shapeOf(path: string): Shape {
  const segments = path.split("/").filter(Boolean);
  const [first] = segments;
  const isOpenEnded = segments.some((segment) => segment.endsWith("?") || segment === "*");
  return {
    first: first === undefined || /^[:*]|\?$/.test(first) ? null : first.toLowerCase(),
    length: isOpenEnded ? null : segments.length,
  };
}

function fullPath(routes: Routes<Route>, id: string): string {
  const route = routes[id];
  if (!route) return "";
  return `${route.parentId ? fullPath(routes, route.parentId) : ""}/${route.path ?? ""}`;
}

function keepWithParents(routes: Routes<Route>, id: string, kept: Set<string>): void {
  kept.add(id);
  const parentId = routes[id]?.parentId;
  if (parentId) keepWithParents(routes, parentId, kept);
}
