import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

export const handOverSchema = () =>
  z.object({ to: z.uuid(m.handOverToMissing()), note: z.string().trim().max(3_000).optional() });
