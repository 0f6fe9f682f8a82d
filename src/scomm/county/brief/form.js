// The form of a county brief. What is filled in goes to Python, which says what the data bear and writes the brief as text;
// the text goes into the answer cell, where the kit's part of JupyterLab is there to write it, and else can be copied.

const make = (tag, given = {}, ...inside) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "text") node.textContent = value;
    else if (value !== false && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...inside);
  return node;
};

// Each form of a notebook runs a copy of this script, so a count alone would give two fields one id, and one of them no name.
const own = Math.random().toString(36).slice(2, 8);
let count = 0;
const field = (label, control, ...after) => {
  control.id = `scomm-brief-${own}-${(count += 1)}`;
  return make("div", { class: "field" }, make("label", { for: control.id, text: label }), control, ...after);
};

const choices = (select, options, chosen) => {
  const same = JSON.stringify(options);
  if (select.dataset.options !== same) {
    select.dataset.options = same;
    select.replaceChildren(...options.map(([value, text]) => make("option", { value, text })));
  }
  select.value = chosen ?? "";
  if (select.selectedIndex < 0 && chosen) {
    select.append(make("option", { value: chosen, text: chosen }));
    select.value = chosen;
  }
};

export default {
  render({ model, el }) {
    const { words, explorers, others, datasets, ledger, ties, most, prose, labels } = model.get("fixed");
    const exercise = model.get("exercise");
    const box = make("div", { class: "scomm-brief-form", role: "group", "aria-label": words.name });
    box.addEventListener("focusin", ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true"));
    // Else JupyterLab takes Enter and arrows for its own.
    box.addEventListener("keydown", (event) => { if (!(event.ctrlKey || event.metaKey)) event.stopPropagation(); });
    let values = structuredClone(model.get("fields"));
    const shown = []; // each shows what Python says

    let waiting = null;
    const changed = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        model.set("fields", structuredClone(values));
        model.save_changes();
      }, 250);
    };
    const text = (at, key, label, limit, rows = 2) => {
      const area = make("textarea", { rows, cols: 60 });
      const counted = make("span", { class: "counted" });
      const tell = () => {
        const n = area.value.trim() ? area.value.trim().split(/\s+/).length : 0;
        counted.textContent = words.counted.replace("{n}", n).replace("{most}", limit);
        counted.classList.toggle("over", n > limit);
      };
      area.value = at()[key] ?? "";
      area.addEventListener("input", () => { at()[key] = area.value; tell(); changed(); });
      tell();
      return field(label, area, counted);
    };
    const line = (at, key, label, list) => {
      const input = make("input", { type: "text", size: 40, list });
      input.value = at()[key] ?? "";
      input.addEventListener("input", () => { at()[key] = input.value; changed(); });
      return field(label, input);
    };
    const menu = (at, key, label, options) => {
      const select = make("select");
      choices(select, [["", words.choose], ...options], at()[key]);
      select.addEventListener("change", () => { at()[key] = select.value; changed(); });
      return { node: field(label, select), select };
    };
    const range = (at, key, label) => {
      const input = make("input", { type: "range", min: 0, max: 100, step: 1 });
      input.value = at()[key];
      input.addEventListener("input", () => { at()[key] = Number(input.value); changed(); });
      return field(label, input);
    };
    // One part is open at a time, and what is wrong with it is told once something was put into it.
    const begun = new Set();
    let opened = words.begin;
    const part = (name, parts, filled, ...inside) => {
      const state = make("span", { class: "part-state" });
      const summary = make("summary", {}, make("span", { text: name }), state);
      const list = make("ul", { class: "problems", role: "status" });
      const further = make("button", { type: "button", class: "further", text: words.further });
      const whole = make("details", { class: "part" }, summary, ...inside, list, further);
      whole.open = opened === name;
      whole.addEventListener("toggle", () => {
        if (whole.open) {
          opened = name;
          for (const one of box.querySelectorAll("details.part")) if (one !== whole) one.open = false;
        } else if (opened === name) opened = null;
      });
      whole.addEventListener("input", () => begun.add(name));
      further.addEventListener("click", () => {
        const next = whole.nextElementSibling;
        if (next?.matches("details.part")) next.open = true;
        const to = next?.matches("details.part") ? next.querySelector("summary") : save;
        to.focus();
      });
      shown.push((told) => {
        const lines = begun.has(name) || filled() ? told.problems.filter(([one]) => parts.includes(one)) : [];
        const wrong = told.problems.some(([one, , remark]) => !remark && parts.includes(one));
        state.textContent = wrong ? (lines.some(([, , remark]) => !remark) ? words["to-mend"] : "") : begun.has(name) || filled() ? words.ready : "";
        const same = JSON.stringify(lines);
        if (list.dataset.lines === same) return;
        list.dataset.lines = same;
        list.replaceChildren(...lines.map(([, said, remark]) => make("li", { class: remark ? "remark" : "refused", text: said })));
      });
      return whole;
    };

    const chart = (n) => {
      const at = () => values.charts[n];
      // First those that can show a county or a state; the others once they are asked for.
      const explorer = menu(at, "explorer", words.explorer, [...explorers, ["+", words.more]]);
      explorer.select.addEventListener("change", () => {
        if (explorer.select.value === "+") {
          at().explorer = "";
          choices(explorer.select, [["", words.choose], ...explorers, ...others], "");
        }
        at().chosen = {};
        at().row = "";
      });
      const state = make("div", { class: "state" });
      const row = make("select");
      row.addEventListener("change", () => { at().row = row.value; changed(); });
      const finding = make("p", { class: "finding" });
      shown.push((told) => {
        const { controls, rows, finding: said } = told.charts[n];
        const same = JSON.stringify(controls.map(({ name, values: them }) => [name, them]));
        if (state.dataset.controls !== same) {
          state.dataset.controls = same;
          state.replaceChildren(...controls.map((one) => {
            const select = make("select", { "data-control": one.name });
            choices(select, one.values, one.chosen);
            select.addEventListener("change", () => { at().chosen[one.name] = select.value; changed(); });
            return field(one.label, select);
          }));
        }
        for (const one of controls) {
          const select = state.querySelector(`[data-control="${CSS.escape(one.name)}"]`);
          if (select && document.activeElement !== select) select.value = one.chosen;
        }
        choices(row, [["", words.choose], ...rows.map((one) => [one, one])], at().row);
        finding.textContent = said;
      });
      return part(
        words.chart.replace("{n}", n + 1), [`chart ${n + 1}`, `note ${n + 1}`], () => Boolean(at().explorer), explorer.node, state, finding,
        field(words.row, row), text(at, "words", words.note, most.note), range(at, "across", words.across), range(at, "down", words.down),
      );
    };

    const claim = (n) => {
      const at = () => values.claims[n];
      const tie = menu(at, "tie", words.tie, ties.map((one) => [one, words[`tie-${one}`]]));
      const fact = menu(at, "key", words.fact, []);
      const dataset = menu(at, "key", words.dataset, datasets.map((one) => [one, one]));
      const column = menu(at, "column", words.column, []);
      const where = line(at, "where", words.where);
      const listed = menu(at, "key", words.ledger, ledger);
      const said = make("p", { class: "finding", role: "status" });
      const show = () => {
        const kind = at().tie;
        fact.node.hidden = kind !== "dossier";
        for (const node of [dataset.node, column.node, where]) node.hidden = kind !== "cell";
        listed.node.hidden = kind !== "ledger";
      };
      tie.select.addEventListener("change", () => { at().key = at().column = at().where = ""; show(); });
      show();
      shown.push((told) => {
        const { said: number, columns } = told.claims[n];
        choices(fact.select, [["", words.choose], ...told.facts], at().tie === "dossier" ? at().key : "");
        choices(column.select, [["", words.choose], ...columns.map((one) => [one, one])], at().column);
        said.textContent = number ? words.said.replace("{said}", number) : "";
      });
      return part(
        words.claim.replace("{n}", n + 1), [`claim ${n + 1}`], () => Boolean(at().key || at().words),
        tie.node, fact.node, dataset.node, column.node, where, listed.node, said, text(at, "words", words.sentence, most.claim),
      );
    };

    const remarks = () => { // what concerns no part alone
      const list = make("ul", { class: "problems", role: "status" });
      shown.push((told) => list.replaceChildren(...told.problems.filter(([one]) => one === "claims").map(([, said]) => make("li", { text: said }))));
      return list;
    };

    // The text goes into the answer cell; who listens says so at once.
    const plain = make("textarea", { rows: 8, cols: 80, readonly: "true" });
    const copied = make("div", { class: "copied" }, field(words.copy, plain));
    const state = make("p", { class: "state-of-it", role: "status" });
    const ask = (kind, more) => {
      const event = new CustomEvent(kind, { bubbles: true, detail: { exercise, taken: false, ...more } });
      box.dispatchEvent(event);
      return event.detail;
    };
    let touched = false;
    const tellCell = (text) => {
      plain.value = text;
      if (!touched) return;
      const { taken } = ask("scomm-write-answer", { text });
      copied.hidden = taken;
      state.dataset.kept = taken ? words.kept : words["not-kept"];
    };
    box.addEventListener("input", () => { touched = true; });

    const save = make("button", { type: "button", text: words.page });
    save.addEventListener("click", () => {
      model.set("asked", model.get("asked") + 1);
      model.save_changes();
    });
    const loaded = () => {
      const file = new Blob([model.get("page")], { type: "text/html" });
      const link = make("a", { href: URL.createObjectURL(file), download: `${exercise}.html` });
      link.click();
      state.textContent = words.saved.replace("{file}", `${exercise}.html`);
    };

    const build = () => {
      shown.length = 0;
      box.replaceChildren(
        make("p", { text: words.how }),
        part(
          words.begin, ["county", "title"], () => Boolean(values.prose.title),
          line(() => values, "county", words.county), text(() => values.prose, "title", words.title, most.title),
        ),
        ...values.charts.map((_, n) => chart(n)),
        ...values.claims.map((_, n) => claim(n)),
        ...prose.slice(1).map((one) =>
          part(labels[one], [one], () => Boolean(values.prose[one]), text(() => values.prose, one, words.words, most[one], 3))),
        remarks(), state, copied, save,
      );
      show();
    };
    const show = () => {
      const told = model.get("told");
      for (const one of shown) one(told);
      tellCell(told.text);
      state.textContent = [told.state, state.dataset.kept ?? ""].join(" ").trim();
    };

    model.on("change:told", show);
    model.on("change:page", loaded);
    model.on("change:opened", () => { // Python has read the text of the cell
      values = structuredClone(model.get("fields"));
      build();
    });
    el.append(box);
    build();
    requestAnimationFrame(() => {
      const { text: before } = ask("scomm-read-answer", {});
      if (before) {
        model.set("before", before);
        model.save_changes();
      }
    });
    return () => clearTimeout(waiting);
  },
};
