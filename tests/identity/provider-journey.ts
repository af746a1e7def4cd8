import { type openSite, requestFor } from "./site.ts";

type Site = Awaited<ReturnType<typeof openSite>>;

export const siteAddress = "http://practice.test";

/** One browser's cookies, kept and deleted as responses say. */
export function aBrowser(site: Site) {
  const cookies = new Map<string, string>();
  const keep = (response: Response) => {
    for (const each of response.headers.getSetCookie()) {
      const [name = "", value = ""] = each.split(";")[0]?.split(/=(.*)/s) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const cookie = () => [...cookies].map((pair) => pair.join("=")).join("; ");
  return {
    cookies,
    get: async (path: string) => keep(await site.ask(requestFor(path, { cookie: cookie() }))),
    post: async (path: string, form: Record<string, string> = {}) =>
      keep(await site.ask(requestFor(path, { method: "POST", cookie: cookie(), form }))),
    /** The loader data of a page. */
    data: async (path: string, route: string) =>
      (await site.ask(requestFor(`${path}.data?_routes=${encodeURIComponent(route)}`, { cookie: cookie() }))).text(),
    /** Presses the button: returns the provider's address with our parameters. */
    async start(form: Record<string, string> = {}, provider = "oidc"): Promise<string> {
      const response = await this.post(`/sign-in/with/${provider}`, form);
      if (response.status !== 200) throw new Error(`the start answers ${response.status}`);
      return response.headers.get("refresh")?.replace("0;url=", "") ?? "";
    },
    /** Returns from the provider. */
    back: async (url: string | URL) => {
      const { pathname, search } = new URL(url);
      return keep(await site.ask(requestFor(pathname + search, { cookie: cookie() })));
    },
    isSignedIn: () => cookies.has("session"),
  };
}
