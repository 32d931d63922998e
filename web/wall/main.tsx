/** The wall: loads the reader's words, then shows how things stand. */
import "../kit/trusted.ts";
import "../kit/theme/styles.ts";
import { createRoot } from "react-dom/client";
import { firstWords } from "../kit/words/words.tsx";
import { App } from "./app.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("The page has no #root.");

createRoot(root).render(<App words={await firstWords()} />);
