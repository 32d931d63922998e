/** What an upload is kept as until its message goes: a message must name its kind too, and a document its name. */
export interface Uploaded {
  kind: string;
  id: string;
  name: string | null;
}

export const uploadedName = ({ kind, id, name }: Uploaded): string =>
  [kind, id, ...(name ? [name] : [])].map(encodeURIComponent).join("/");

export function uploadedAs(vendorId: string): Uploaded {
  const [kind = "image", id = "", name] = vendorId.split("/").map(decodeURIComponent);
  return { kind, id, name: name ?? null };
}
