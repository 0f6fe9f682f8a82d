// What every lesson's page does: lids open once a guess is made, and paper shows what is folded.

const LONG = 40; // a table of more rows stays folded on paper

const lids = [...document.querySelectorAll(".lid")];
document.addEventListener("scomm:guessed", ({ detail }) => {
  for (const lid of lids) if (lid.dataset.after === detail.exercise) lid.open = true;
});
document.addEventListener("scomm:forgotten", () => lids.forEach((lid) => (lid.open = false)));

let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")].filter((one) => one.querySelectorAll("tr").length <= LONG);
  for (const one of opened) one.open = true;
});
window.addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});
