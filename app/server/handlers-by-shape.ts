import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { routesByShape } from "./path-shape.ts";

/** The build's handler for each pathname. Handlers are shared by the pathnames that the same routes could match. */
export function handlersByShape(build: ServerBuild): (pathname: string) => RequestHandler {
  const shapes = routesByShape(build.routes);
  const handlers = new Map<string, RequestHandler>();
  return (pathname) => {
    const name = shapes.nameOf(pathname);
    const handler =
      handlers.get(name) ?? createRequestHandler({ ...build, routes: shapes.routesFor(name) }, "production");
    handlers.set(name, handler);
    return handler;
  };
}
