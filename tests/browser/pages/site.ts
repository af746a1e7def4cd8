import { type PageRows, toEverybody, toSignedIn } from "./finds.ts";

export const sitePages: PageRows = {
  "": { addresses: ["/"], finds: toEverybody },
  privacy: { addresses: ["/privacy"], finds: toEverybody },
  drafts: { addresses: ["/drafts", "/drafts?leaving"], finds: toSignedIn },
  gallery: { addresses: ["/gallery"], finds: toEverybody },
  "*": { addresses: ["/no/such/page"], finds: () => "nothing" },
};
