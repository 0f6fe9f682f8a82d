// A picture without its words, and then with them: the same explorer twice, in one place.
// `whole` draws it as a page without Python does; `given` is what it draws from.

const place = document.getElementById("explorer");
const sheet = document.getElementById("sheet");

for (const one of given.fixed.controls) one.plays = false;

// Every word and number that a mark wrote is taken out, and its room is kept, so that no shape moves.
const silence = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("style, script")) continue;
    const quiet = node.data.replace(/\S/g, "\u00a0");
    if (quiet !== node.data) node.data = quiet;
  }
  for (const one of root.querySelectorAll("[aria-label], [title], [alt]")) {
    for (const name of ["aria-label", "title", "alt"]) one.removeAttribute(name);
  }
  for (const one of root.querySelectorAll("title, desc")) one.remove();
};

whole();
const box = place.querySelector(".scomm-explorer");
for (const part of [...box.children]) if (!part.matches(".picture")) part.remove();
for (const part of box.querySelectorAll("summary, button, select, input, output, [role=status]")) part.style.visibility = "hidden";
box.removeAttribute("aria-label");
silence(box);
const watch = new MutationObserver(() => silence(box)); // a mark that fits itself to a new width writes again
watch.observe(box, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title", "alt"] });

document.getElementById("reveal").addEventListener("click", ({ currentTarget }) => {
  watch.disconnect();
  place.replaceChildren();
  for (const name of ["aria-hidden", "inert"]) place.removeAttribute(name);
  document.getElementById("shape").remove();
  document.body.classList.add("revealed");
  currentTarget.remove();
  whole();
  place.tabIndex = -1;
  place.focus();
});
if (location.hash === "#slide") document.body.classList.add("slide");
