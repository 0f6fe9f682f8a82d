// The part of a page that keeps its progress: the three words, save, restore, forget.

import { byCode } from "./by_code.js";
import { element, freshId } from "./controls.js";
import { codeIn } from "./dealing.js";
import { download } from "./keeping.js";
import { fromText, LARGEST, toText } from "./passport.js";

// `page` has `passport()`, `replace(passport)`, `forget()`, `isEmpty()`, `done()`, `count`, `lasts()`, `say` and `lists`.
export function progress(node, about, page) {
  const { lesson, deals } = about;
  const { say, lists } = page;
  const p = id => say(`progress.${id}`);
  const status = element("p", { role: "status", class: "scomm-said" });
  const done = element("p", {}), place = element("p", { class: "scomm-small" });
  const sure = element("div", {});
  const button = (words, act) => element("button", { type: "button", class: "scomm-button", onclick: act }, words);
  const forgetting = button(p("forget"), () => ask("forget", forgetting, () => {
    page.forget();
    tell("forgotten");
  }));
  const fileId = freshId("file");
  const file = element("input", { id: fileId, type: "file", accept: ".json,application/json", onchange: () => {
    const chosen = file.files[0];
    if (chosen) read(chosen).finally(() => { file.value = ""; });
  } });
  const code = codeField();
  node.append(element("div", {}, done, place,
    element("div", { class: "scomm-buttons" }, button(p("save"), save)),
    element("div", { class: "scomm-part" }, element("label", { for: fileId }, p("restore")), file),
    byCode(about, page, { tell, ask }),
    ...(deals ? [code.node] : []),
    element("div", { class: "scomm-buttons" }, forgetting), sure, status));

  function tell(id, fields) {
    status.textContent = say(`progress.${id}`, fields);
    refresh();
  }

  function save() {
    const name = `passport-${lesson}.json`;
    download(name, toText(page.passport()));
    tell("saved", { file: name });
  }

  // Ask once more before anything is lost; the keyboard goes to the question and comes back.
  function ask(what, from, act) {
    const close = () => { sure.replaceChildren(); from.focus(); };
    const id = freshId("sure");
    const no = button(p("no"), () => { close(); tell("left"); });
    sure.replaceChildren(element("div", { class: "scomm-sure", role: "group", "aria-labelledby": id, onkeydown: event => { if (event.key === "Escape") no.click(); } },
      element("p", { id }, p(`${what}-sure`)),
      element("div", { class: "scomm-buttons" }, button(p(`${what}-yes`), () => { close(); act(); }), no)));
    status.textContent = "";
    no.focus();
  }

  async function read(chosen) {
    if (chosen.size > LARGEST) return tell("too-large");
    let text = null;
    try { text = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer()); } catch { return tell("damaged"); }
    const found = fromText(text);
    if (!found) return tell("damaged");
    if (found.lesson !== lesson) return tell("foreign", { lesson: found.lesson.slice(0, 60) });
    const replace = () => {
      page.replace(found);
      tell("restored", { n: Object.keys(found.exercises).length, guesses: Object.keys(found.predictions).length });
    };
    return page.isEmpty() ? replace() : ask("replace", file, replace);
  }

  function codeField() {
    const id = freshId("code"), what = freshId("what");
    const field = element("input", { id, type: "text", autocomplete: "off", autocapitalize: "none", spellcheck: "false", size: 24, "aria-describedby": what });
    const use = () => {
      const found = codeIn(field.value, lists.codeWords);
      if (!found) return tell("code-wrong");
      page.replace({ ...page.passport(), learner: found });
      return tell("code-used", { code: found });
    };
    field.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); use(); } });
    return { field, node: element("div", { class: "scomm-part scomm-answer" }, element("label", { for: id }, p("code")),
      element("div", { class: "scomm-buttons" }, field, button(p("code-use"), use)), element("p", { class: "scomm-small", id: what }, p("code-what"))) };
  }

  function refresh() {
    done.textContent = p("done") && say("progress.done", { done: page.done(), n: page.count });
    place.textContent = p(page.lasts() ? "here" : "memory");
    if (document.activeElement !== code.field) code.field.value = page.passport().learner;
  }
  refresh();
  return { refresh };
}
