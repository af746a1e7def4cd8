import { createServer } from "node:http";
import { AggregatorRegistry } from "prom-client";
import { describeError, log } from "#app/log/log.ts";

/**
 * Serves what all web processes measured together, at /metrics on a port of its own: a proxy passes on the site's port
 * only. Returns what stops it.
 */
export function serveMetrics(host: string, port: number): { stop(): Promise<void> } {
  const registry = new AggregatorRegistry();
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    try {
      const metrics = await registry.clusterMetrics();
      response.writeHead(200, { "Content-Type": registry.contentType }).end(metrics);
    } catch (error) {
      log.warn(describeError(error), "a web process did not tell its metrics");
      response.writeHead(503).end();
    }
  });
  server.on("error", (error) => log.error(describeError(error), "metrics cannot be served"));
  server.listen(port, host);
  return { stop: () => new Promise((resolve) => void server.close(() => resolve())) };
}
