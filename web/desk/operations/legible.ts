/** JSON with its lines broken, anything else as it came. */
export function legible(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
