/* Opens the slides: their shape is that of the window, an explorer is loaded when its slide is shown, T changes the theme. */
const asked = new URLSearchParams(location.search);
const printing = asked.has("print-pdf") || asked.get("view") === "print";
const narrow = asked.get("shape") === "4:3" || (!asked.has("shape") && innerWidth / innerHeight < 1.5);
const explorers = JSON.parse(document.getElementById("explorers").textContent);
const root = document.documentElement;
if (printing) root.dataset.theme = "light";
else if (["light", "dark"].includes(asked.get("theme"))) root.dataset.theme = asked.get("theme");

function dark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function tint(frame) {
  const inside = frame.contentDocument;
  if (!inside || !inside.body) return;
  const here = getComputedStyle(root);
  inside.body.dataset.jpThemeLight = String(!dark());
  inside.documentElement.style.colorScheme = dark() ? "dark" : "light";
  inside.body.style.background = here.getPropertyValue("--page");
  inside.body.style.color = here.getPropertyValue("--ink");
}

function load(frame) {
  if (frame.srcdoc || !(frame.dataset.explorer in explorers)) return;
  frame.addEventListener("load", () => tint(frame));
  frame.srcdoc = explorers[frame.dataset.explorer];
}

function change() {
  root.dataset.theme = dark() ? "light" : "dark";
  document.querySelectorAll("iframe[data-explorer]").forEach(tint);
}

const frames = () => [...document.querySelectorAll("iframe[data-explorer]")];
if (printing) frames().forEach(load);
Reveal.initialize({
  width: narrow ? 1024 : 1280,
  height: narrow ? 768 : 720,
  margin: 0,
  center: false,
  hash: true,
  transition: "none",
  backgroundTransition: "none",
  controlsTutorial: false,
  slideNumber: "c/t",
  showNotes: printing && asked.has("notes") ? "separate-page" : false,
  pdfMaxPagesPerSlide: 1,
  pdfSeparateFragments: false,
  plugins: [RevealNotes],
}).then(() => {
  const show = () => Reveal.getCurrentSlide().querySelectorAll("iframe[data-explorer]").forEach(load);
  show();
  Reveal.on("slidechanged", show);
  Reveal.addKeyBinding({ keyCode: 84, key: "T", description: document.getElementById("theme").textContent }, change);
  document.getElementById("theme").addEventListener("click", change);
});
