/** The zones of the United States by the names that people there use, from west to east. */
export const nearZones = [
  { id: "America/Los_Angeles", name: "Pacific time (Seattle)" },
  { id: "America/Denver", name: "Mountain time (Denver)" },
  { id: "America/Phoenix", name: "Arizona (Phoenix)" },
  { id: "America/Chicago", name: "Central time (Chicago)" },
  { id: "America/New_York", name: "Eastern time (New York)" },
  { id: "America/Anchorage", name: "Alaska (Anchorage)" },
  { id: "Pacific/Honolulu", name: "Hawaii (Honolulu)" },
  { id: "Pacific/Pago_Pago", name: "American Samoa (Pago Pago)" },
  { id: "Pacific/Guam", name: "Guam" },
] as const;

/** A zone as people call it. */
export function zoneInWords(zone: string): string {
  return nearZones.find(({ id }) => id === zone)?.name ?? zone.replaceAll("_", " ");
}

/** Every other zone, "Africa/Mogadishu" among them. */
export function otherZones(): string[] {
  const near = new Set<string>(nearZones.map(({ id }) => id));
  return [...Intl.supportedValuesOf("timeZone"), "UTC"].filter(
    (zone, index, all) => !near.has(zone) && all.indexOf(zone) === index,
  );
}

/** Whether this is a zone that our forms offer. */
export function isTimeZone(name: string): boolean {
  return nearZones.some(({ id }) => id === name) || otherZones().includes(name);
}
