/** How a handle is written: with its sign, unless it is an address. */
export const handleInWords = (handle: string): string => (handle.includes("@") ? handle : `@${handle}`);
