import { type PageRows, toSignedIn } from "./finds.ts";

export const evaluationPages: PageRows = {
  "inquiry/evaluate": { addresses: ["/inquiry/evaluate"], finds: toSignedIn },
};
