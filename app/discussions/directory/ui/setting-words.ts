import * as m from "#app/messages/catalog.ts";
import { messageKey } from "../../message-key.ts";
import type { WorkSetting } from "../entry.ts";

export const settingInWords = (setting: WorkSetting): string =>
  m.directorySettingName({ setting: messageKey(setting) });
