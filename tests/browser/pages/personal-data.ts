import { type PageRows, toEverybody, toSignedIn } from "./finds.ts";

export const personalDataPages: PageRows = {
  "settings/privacy": { addresses: ["/settings/privacy"], finds: toSignedIn },
  "settings/data": { addresses: ["/settings/data"], finds: toSignedIn },
  "settings/erasure": { addresses: ["/settings/erasure"], finds: toSignedIn },
  "undo-erasure": { addresses: ["/undo-erasure?undone"], finds: toEverybody },
  "settings/merge": { addresses: ["/settings/merge"], finds: toSignedIn },
  // Exists only during the journey in tests/browser/provider.spec.ts.
  "settings/merge/proof": { addresses: [], finds: toSignedIn },
  "settings/merge/second-step": { addresses: [], finds: toSignedIn },
  "settings/merge/review": { addresses: [], finds: toSignedIn },
};
