// The plugins of the extension, one file each. A file exports `plugin(shared, say)`, which gives JupyterLab's plugin object:
// `await shared(name)` is a module that JupyterLab shares, `say(id, fields)` a sentence of words.json.
// A file that fails is left out and reported to the browser's console; the others work on.

import { readWords } from "./words.js";

const FILES = ["answers.js", "changed.js", "lesson_text.js", "places.js", "progress.js", "stills.js", "welcome.js"];

export async function plugins(shared) {
  const say = await readWords();
  const loaded = await Promise.allSettled(
    FILES.map(async file => (await import(`./${file}`)).plugin(shared, say)),
  );
  loaded.filter(one => one.status === "rejected").forEach(one => console.error("scomm-lab:", one.reason));
  return loaded.filter(one => one.status === "fulfilled").map(one => one.value);
}

// A stylesheet beside the plugins, once a page.
export function addStylesheet(file) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(file, import.meta.url);
  document.head.append(link);
}
