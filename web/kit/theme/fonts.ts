/** The faces of the languages we answer in; each file is a slice that a browser loads only when a page shows its characters. */
import "@fontsource-variable/inter/index.css";

/** The big Asian families: their style sheets alone are 90 kB, so they come after the first paint. */
export function loadAsianFonts(): void {
  void import("./asian-fonts.ts");
}
