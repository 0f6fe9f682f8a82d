// What every lesson's page does: lids open once a guess is made, and paper shows what is folded.

const LONG = 40; // a table of more rows stays folded on paper
const BROAD = 10; // and one of more columns
const DRAWN = 600; // milliseconds until every picture has its place on paper
const HIGH = 430; // pixels; a picture that is higher is drawn smaller on paper, so that no page stays half empty because it does not fit
const SMALLEST = 0.55; // still to be read

const lids = [...document.querySelectorAll(".lid")];
document.addEventListener("scomm:guessed", ({ detail }) => {
  for (const lid of lids) if (lid.dataset.after === detail.exercise) lid.open = true;
});
document.addEventListener("scomm:forgotten", () => lids.forEach((lid) => (lid.open = false)));

// A link into what is folded opens it.
const unfoldTo = () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = place; (fold = fold?.parentElement?.closest("details:not([open])")); ) fold.open = true;
  place?.scrollIntoView();
};
window.addEventListener("hashchange", unfoldTo);
if (location.hash) unfoldTo();

// On paper what is folded opens. What a reader asks to print is drawn whole before; what was not drawn has its words and its table.
let opened = [];
const broad = (row) => row.cells.length > BROAD;
const fits = (one) => {
  if (one.matches(".code, .scomm-folded > *")) return false; // done with Python: nobody runs it on paper
  const rows = [...one.querySelectorAll("tr")];
  return one.classList.contains("lid") || (rows.length <= LONG && !rows.some(broad));
};
const shrink = () => {
  for (const one of document.querySelectorAll(".scomm-explorer .parts")) {
    one.style.zoom = "";
    one.style.zoom = Math.max(SMALLEST, Math.min(1, HIGH / (one.offsetHeight || HIGH)));
  }
};
const unfold = () => {
  for (const one of [...document.querySelectorAll("details:not([open])")].filter(fits)) {
    opened.push(one);
    one.open = true;
  }
  shrink();
};
// What was shrunk for paper by the button has been drawn anew since: its height now says nothing of how much it has to shrink.
window.addEventListener("beforeprint", () => document.body.classList.contains("on-paper") || unfold());
window.addEventListener("afterprint", () => {
  for (const one of document.querySelectorAll(".scomm-explorer .parts")) one.style.zoom = "";
  for (const one of opened) one.open = false;
  opened = [];
  document.body.classList.remove("on-paper");
});

const print = (drawAll) => {
  document.body.classList.add("on-paper");
  unfold();
  drawAll();
  unfold(); // tables of what has just been drawn
  setTimeout(() => window.print(), DRAWN);
};
const onPrint = (drawAll) => {
  document.getElementById("print").addEventListener("click", () => print(drawAll));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    print(drawAll);
  });
};
