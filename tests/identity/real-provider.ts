import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { client } from "./provider-client.ts";

type Person = { email?: string; email_verified?: boolean; name?: string };

/** A real provider (oidc-provider), whose people sign in without being asked. Call `close` when done. */
export async function startProvider(siteAddress: string, port = 0) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, Person>();
  const scene: { who: string | null } = { who: null };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${siteAddress}/sign-in/with/oidc/return`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["a key for tests"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  const answer = provider.callback();

  async function interact(request: IncomingMessage, response: ServerResponse) {
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (scene.who === null) {
      return provider.interactionFinished(request, response, { error: "access_denied", error_description: "No." });
    }
    if (prompt.name === "login") {
      return provider.interactionFinished(request, response, { login: { accountId: scene.who } });
    }
    const known = grantId ? await provider.Grant.find(grantId) : undefined;
    const grant = known ?? new provider.Grant({ accountId: scene.who, clientId: String(params.client_id) });
    grant.addOIDCScope("openid email profile");
    return provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    );
  }

  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/interaction/")) {
      interact(request, response).catch((error) => response.writeHead(500).end(String(error)));
    } else answer(request, response);
  });

  return {
    issuer,
    /** Sets who signs in next, and what is known of them; null declines. */
    signInAs(who: string | null, person?: Person) {
      scene.who = who;
      if (who && person) people.set(who, person);
    },
    /** Follows a browser's redirects there until the return address. */
    async visit(url: string): Promise<string> {
      const cookies = new Map<string, string>();
      let at = url;
      for (let step = 0; step < 12; step++) {
        if (!at.startsWith(issuer)) return at;
        const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
        const response = await fetch(at, { redirect: "manual", headers: { cookie } });
        for (const each of response.headers.getSetCookie()) {
          const [name = "", value = ""] = each.split(";")[0]?.split(/=(.*)/s) ?? [];
          cookies.set(name, value);
        }
        const location = response.headers.get("location");
        if (!location) throw new Error(`the provider answers ${response.status}: ${await response.text()}`);
        at = new URL(location, at).href;
      }
      throw new Error("the provider never sends its visitor back");
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
