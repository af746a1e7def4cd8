import type { AddressInfo, Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Arrived = ParsedMail & { raw: string; envelopeTo: string[] };

export type MailServer = {
  /** For MAIL_URL, by this machine's name or number. */
  url(host?: string, protocol?: "smtp" | "smtps", login?: string): string;
  /** The accepted mail, in order. */
  arrived: Arrived[];
  /** Drops every connection without a reply. */
  hangUp(): void;
  close(): Promise<void>;
};

/** A refusal in a mail server's format. */
export function refusal(responseCode: number, words = "no"): Error {
  return Object.assign(new Error(words), { responseCode });
}

/** A real mail server on its own port. By default it accepts everything, without encryption. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
        arrived.push({ ...(await simpleParser(raw)), raw, envelopeTo });
        done();
      });
    },
    ...options,
  });
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => sockets.add(socket));
  server.on("error", () => undefined); // some tests cause the client to hang up
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const address = server.server.address();
  const { port } = address as AddressInfo;
  return {
    url: (host = "127.0.0.1", protocol = "smtp", login = "") => `${protocol}://${login && `${login}@`}${host}:${port}`,
    arrived,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
