/** What the airline says of itself, as everybody sees it. */
export interface MetaProfiles {
  /** The line below the Page's name. */
  page: string;
  /** By locale. */
  greeting: Record<string, string>;
  whatsapp: string;
}

export const emptyProfiles = (): MetaProfiles => ({ page: "", greeting: {}, whatsapp: "" });
