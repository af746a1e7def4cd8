import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type RoundRobin = { url: string; remove(port: string): void; close(): Promise<void> };

/**
 * One address in front of several processes, as a load balancer: requests go to them in turn. A process that refuses
 * the connection is skipped if nothing was sent yet; a connection that breaks is answered with 502.
 */
export async function roundRobin(port: number, ports: string[]): Promise<RoundRobin> {
  const targets = [...ports];
  let turn = 0;
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, tries: number) => {
    turn += 1;
    const target = targets[turn % targets.length];
    const outward = request(
      { host: "127.0.0.1", port: target, method: incoming.method, path: incoming.url, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, "x-served-by": target });
        answer.pipe(outgoing);
        answer.on("error", () => outgoing.destroy());
      },
    );
    outward.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" && tries > 0) pass(incoming, outgoing, body, tries - 1);
      else if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end();
    });
    outward.end(body);
  };
  const server = createServer(async (incoming, outgoing) => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece);
    pass(incoming, outgoing, Buffer.concat(pieces), targets.length);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    remove: (gone) => void targets.splice(targets.indexOf(gone), 1),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
