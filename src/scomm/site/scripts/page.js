// What every lesson's page does: lids open once a guess is made, and paper shows what is folded.

const LONG = 40; // a table of more rows stays folded on paper

document.addEventListener("scomm-answered", ({ detail }) => {
  for (const lid of document.querySelectorAll(".lid")) if (lid.dataset.after === detail.exercise) lid.open = true;
});

let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")].filter((one) => one.querySelectorAll("tr").length <= LONG);
  for (const one of opened) one.open = true;
});
window.addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});
