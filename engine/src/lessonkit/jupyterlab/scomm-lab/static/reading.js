// What a lesson's text does for its reader, in JupyterLab and on a page: a marked word opens a card, and the sources of a paragraph
// are one stop of the Tab key, from which the arrow keys go on. Where this does not run, a folded list has the words, and each
// source is a stop of its own.

const STEP = { ArrowLeft: -1, ArrowRight: 1 };
const SOURCE = 'a[href^="#source-"]';
const PARAGRAPH = "p,li,td,th,dd";
const dressed = new WeakSet();
const EDGE = 8; // pixels between a card and the edge of the window

export function dress(root) {
  if ("popover" in HTMLElement.prototype) {
    root.querySelectorAll("dfn[title]").forEach(withCard);
    root.querySelectorAll("details.scomm-terms").forEach(list => list.classList.add("scomm-has-cards"));
  }
  root.querySelectorAll(".scomm-keys").forEach(one => { one.hidden = false; });
  const paragraphs = new Set([...root.querySelectorAll(SOURCE)].map(link => link.closest(PARAGRAPH)));
  for (const one of paragraphs) {
    if (!one || dressed.has(one)) continue;
    dressed.add(one);
    together([...one.querySelectorAll(SOURCE)]);
  }
}

// The word becomes a button; its meaning a card beside it, which takes the keyboard, so that a screen reader reads it.
function withCard(word) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "scomm-word" });
  const card = Object.assign(document.createElement("span"), {
    className: "scomm-card", popover: "auto", autofocus: true, tabIndex: -1, textContent: word.title,
  });
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", word.textContent);
  button.append(...word.childNodes);
  button.popoverTargetElement = card;
  word.removeAttribute("title");
  word.append(button, card);
  card.addEventListener("toggle", ({ newState }) => { if (newState === "open") place(card, button); });
  card.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && relatedTarget !== button) card.hidePopover(); });
}

// Below the word, or above it where there is no room.
function place(card, word) {
  const at = word.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - width - EDGE);
  const below = at.bottom + height + EDGE <= innerHeight;
  card.style.left = `${Math.max(EDGE, left)}px`;
  card.style.top = `${below ? at.bottom + 4 : Math.max(EDGE, at.top - height - 4)}px`;
  addEventListener("scroll", () => card.hidePopover(), { once: true, capture: true, passive: true });
}

function together(links) {
  const stopAt = chosen => links.forEach(link => { link.tabIndex = link === chosen ? 0 : -1; });
  for (const [number, link] of links.entries()) {
    link.setAttribute("aria-label", link.title);
    if (links.length > 1) link.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight");
    link.addEventListener("focus", () => stopAt(link));
    link.addEventListener("keydown", event => {
      const next = links[number + (STEP[event.key] ?? NaN)];
      if (!next || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // a notebook folds its cells by these keys
      next.focus();
    });
  }
  stopAt(links[0]);
}
