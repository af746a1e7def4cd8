import { createServer, connect as dial, type Socket } from "node:net";

/** A proxy between the product and PostgreSQL that counts the statements: Query (Q) and Execute (E) messages. */
export async function countStatements(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let count = 0;
  const server = createServer((client) => {
    const database = dial(Number(target.port || 5432), target.hostname);
    const give = (socket: Socket) => socket.destroy();
    client.on("error", () => give(database)).on("close", () => give(database));
    database.on("error", () => give(client)).on("close", () => give(client));
    database.pipe(client);
    countMessages(client, () => {
      count += 1;
    });
    client.pipe(database);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("a TCP server has a port");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    /** The number of statements since the last call. */
    take() {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => server.close(),
  };
}

/**
 * A connection starts with one message without a type; each later one is a type byte and a length that includes itself.
 */
function countMessages(client: Socket, onStatement: () => void): void {
  let pending = Buffer.alloc(0);
  let isOpen = false;
  client.on("data", (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const header = isOpen ? 5 : 4;
      if (pending.length < header) return;
      const length = pending.readUInt32BE(header - 4) + header - 4;
      if (pending.length < length) return;
      const type = isOpen ? String.fromCharCode(pending[0] ?? 0) : "";
      if (type === "Q" || type === "E") onStatement();
      isOpen = true;
      pending = pending.subarray(length);
    }
  });
}
