/** The agent's desk: loads the reader's words, then shows the application. */
import "../kit/trusted.ts";
import "../kit/theme/styles.ts";
import { createRoot } from "react-dom/client";
import { loadAsianFonts } from "../kit/theme/fonts.ts";
import { firstWords } from "../kit/words/words.tsx";
import { App } from "./app.tsx";
import { loadFirst } from "./routes.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("The page has no #root.");

loadFirst(location.pathname);
const words = await firstWords();
createRoot(root).render(<App words={words} />);
requestIdleCallback(loadAsianFonts, { timeout: 2000 });
