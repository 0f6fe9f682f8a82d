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

let count = 0;
const field = (label, control, ...after) => {
  control.id = `scomm-brief-${(count += 1)}`;
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
    const { words, explorers, datasets, ledger, ties, most, prose, labels } = model.get("fixed");
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
    const problems = (...parts) => {
      const list = make("ul", { class: "problems", role: "status" });
      shown.push((told) => {
        const lines = told.problems.filter(([part]) => parts.includes(part));
        const same = JSON.stringify(lines);
        if (list.dataset.lines === same) return;
        list.dataset.lines = same;
        list.replaceChildren(...lines.map(([, said, remark]) => make("li", { class: remark ? "remark" : "refused", text: said })));
      });
      return list;
    };
    const set = (name, ...inside) => make("fieldset", {}, make("legend", { text: name }), ...inside);

    const chart = (n) => {
      const at = () => values.charts[n];
      const explorer = menu(at, "explorer", words.explorer, explorers);
      explorer.select.addEventListener("change", () => { at().chosen = {}; at().row = ""; });
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
      return set(
        words.chart.replace("{n}", n + 1), explorer.node, state, finding,
        field(words.row, row), text(at, "words", words.note, most.note), range(at, "across", words.across), range(at, "down", words.down),
        problems(`chart ${n + 1}`, `note ${n + 1}`),
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
      return set(
        words.claim.replace("{n}", n + 1), tie.node, fact.node, dataset.node, column.node, where, listed.node, said,
        text(at, "words", words.sentence, most.claim), problems(`claim ${n + 1}`),
      );
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
        line(() => values, "county", words.county), problems("county"),
        text(() => values.prose, "title", words.title, most.title), problems("title"),
        ...values.charts.map((_, n) => chart(n)),
        ...values.claims.map((_, n) => claim(n)), problems("claims"),
        ...prose.slice(1).map((part) => set(labels[part], text(() => values.prose, part, words.words, most[part], 3), problems(part))),
        state, copied, save,
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
