"use strict";
// The reader's page: every click is sent, and stays in `waiting` until the server has said that it is on the disk.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const waiting = new Map(); // by exercise and answer: what was clicked last and is not saved yet
  let exercise = data.exercises[0];
  let place = 0;
  let sending = false;
  let rewording = "";

  /** A sentence of the kit with its fields filled, as `words.toml` has it. */
  function say(id, values = {}) {
    return data.words["sheet." + id.replace(/^sheet\./, "")].replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, form) => {
      const value = values[name];
      if (!form) return value;
      const [one, many] = form.split("|");
      return Number(value) === 1 ? one : many;
    });
  }

  function made(name, words, properties = {}) {
    const one = Object.assign(document.createElement(name), properties);
    if (words !== undefined) one.textContent = words;
    return one;
  }

  const number = (value) => String(Math.round(value * 100) / 100);
  const answer = () => exercise.answers[place];
  const isRead = (one) => one.level !== null;
  const worth = (level) => exercise.levels.find((one) => one.level === level);
  const pointsOf = (level) => number(worth(level) ? worth(level).points : level);

  // --- what is shown -----------------------------------------------------------------------------------------------

  function showAll() {
    at("title").textContent = exercise.title;
    at("prompt").innerHTML = exercise.prompt; // the lesson's own words, cleaned by the kit before they came here
    at("samples").replaceChildren(...exercise.levels.map(samples));
    showAnswer();
  }

  function samples(level) {
    const box = made("details");
    box.append(made("summary", say("sheet.samples-of", { points: number(level.points), name: level.name })));
    box.append(...level.samples.map((text) => made("p", text, { className: "sample" })));
    return box;
  }

  function showAnswer() {
    const one = answer();
    rewording = "";
    at("name").textContent = say("sheet.answer", { name: one.name });
    const of = { place: place + 1, n: exercise.answers.length };
    const length = { words: one.words, fewest: exercise.fewest, most: exercise.most };
    at("about").textContent = say("sheet.place", of) + " " + say("sheet.words", length);
    at("text").textContent = one.text;
    at("text").classList.toggle("code", one.code);
    at("notes").replaceChildren(...notesOn(one).map((text) => made("li", text)));
    at("note").value = one.note;
    at("back").disabled = place === 0;
    at("next").disabled = place === exercise.answers.length - 1;
    showMarks();
  }

  function notesOn(one) {
    const found = one.others.map((other) =>
      say("sheet.other", { reader: other.reader, points: other.level === null ? "–" : pointsOf(other.level) }) + (other.said ? "\n" + other.said : ""));
    if (one.code) found.push(say("sheet.code"));
    if (one.before !== null) found.push(say("sheet.before", { points: pointsOf(one.before) }));
    if (one.elsewhere !== null) found.push(say("sheet.elsewhere", { points: number(one.elsewhere) }));
    if (one.again && one.before === null) found.push(say("sheet.again"));
    return found;
  }

  function showMarks() {
    const one = answer();
    if (at("levels").childElementCount !== exercise.levels.length || at("levels").dataset.of !== exercise.id) {
      at("levels").replaceChildren(...exercise.levels.map(levelButton));
      at("levels").dataset.of = exercise.id;
    }
    exercise.levels.forEach((level, index) => {
      at("levels").children[index].setAttribute("aria-pressed", String(one.level === level.level));
    });
    at("clear").disabled = one.level === null;
    showComments();
    const read = exercise.answers.filter(isRead).length;
    at("so-far").textContent = say("sheet.so-far", { read, n: exercise.answers.length });
    at("progress").max = exercise.answers.length;
    at("progress").value = read;
    at("unread").disabled = read === exercise.answers.length;
  }

  function levelButton(level) {
    const button = made("button", undefined, { type: "button" });
    const points = say("sheet.points", { points: number(level.points), n: level.points });
    button.append(made("span", points, { className: "points" }), made("span", level.name, { className: "tick" }));
    button.append(made("kbd", level.key), made("span", level.earns, { className: "earns" }));
    button.setAttribute("aria-keyshortcuts", level.key);
    button.addEventListener("click", () => give({ level: level.level }));
    return button;
  }

  function showComments() {
    const focused = document.activeElement?.dataset?.comment;
    at("no-comments").hidden = exercise.comments.length > 0;
    at("comments").replaceChildren(...exercise.comments.map(commentRow));
    if (focused) at("comments").querySelector(`[data-comment="${focused}"]`)?.focus();
  }

  function commentRow(comment, index) {
    const row = made("li");
    if (rewording === comment.id) {
      const box = made("div", undefined, { className: "row" });
      const text = made("textarea", undefined, { value: comment.text, rows: 3, maxLength: 2000 });
      text.setAttribute("aria-label", say("sheet.reword"));
      const done = made("button", say("sheet.reword-done"), { type: "button" });
      done.addEventListener("click", () => keepComment(text.value, comment.id));
      box.append(text, done);
      row.append(box);
      return row;
    }
    const take = made("button", undefined, { type: "button", className: "take" });
    take.dataset.comment = comment.id;
    take.setAttribute("aria-pressed", String(answer().comments.includes(comment.id)));
    const words = made("span");
    words.append(made("span", "", { className: "tick" }), comment.text);
    take.append(words, made("span", say("sheet.uses", { n: comment.uses }), { className: "uses" }));
    if (index < 9) take.append(made("kbd", "⇧" + (index + 1)));
    take.addEventListener("click", () => toggle(comment.id));
    const reword = made("button", say("sheet.reword"), { type: "button" });
    reword.setAttribute("aria-label", say("sheet.reword-it", { text: comment.text.slice(0, 60) }));
    reword.addEventListener("click", () => {
      rewording = comment.id;
      showComments();
      at("comments").querySelector("textarea").focus();
    });
    row.append(take, reword);
    return row;
  }

  // --- what is given -----------------------------------------------------------------------------------------------

  function give(change) {
    const one = answer();
    Object.assign(one, change, { again: false, before: null });
    if (change.level !== undefined) one.elsewhere = null;
    waiting.set(exercise.id + "\n" + one.name, {
      of: exercise,
      sent: { answer: one.name, level: one.level, comments: [...one.comments], note: one.note },
    });
    at("notes").replaceChildren(...notesOn(one).map((text) => made("li", text)));
    showMarks();
    send();
  }

  function toggle(id) {
    const had = answer().comments;
    give({ comments: had.includes(id) ? had.filter((one) => one !== id) : [...had, id] });
  }

  /** Send what waits, one after the other; what can't be sent is tried again until it is. */
  async function send() {
    if (sending) return;
    sending = true;
    try {
      while (waiting.size) {
        const [key, click] = waiting.entries().next().value;
        at("saved").textContent = say("sheet.saving");
        const told = await post("/mark", click.sent);
        if (waiting.get(key) === click) waiting.delete(key);
        click.of.comments = told.comments;
        if (click.of === exercise && !rewording) showComments();
        saved(told.outcome);
      }
      at("failed").hidden = true;
    } catch (error) {
      failed(error);
      if (!error.final) setTimeout(send, 2000);
    } finally {
      sending = false;
    }
  }

  function saved(outcome) {
    const text = say(outcome === "busy" ? "sheet.saved-busy" : outcome === "waits" && answer().level !== null ? "sheet.saved-differ" : "sheet.saved");
    at("saved").textContent = text;
    const read = exercise.answers.filter(isRead).length;
    at("spoken").textContent = text + " " + say("sheet.so-far", { read, n: exercise.answers.length });
  }

  function failed(error) {
    at("saved").textContent = "";
    at("failed").hidden = false;
    at("failed").textContent = error.final ? error.message : say("sheet.lost", { n: waiting.size });
  }

  async function post(path, body) {
    const reply = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Scomm-Token": data.token },
      body: JSON.stringify(body),
    });
    if (reply.ok) return reply.json();
    const error = new Error(say("sheet.refused"));
    error.final = reply.status === 400;
    try {
      error.message = (await reply.json()).error || error.message;
    } catch { /* the server said it in plain text */ }
    if (error.final) waiting.clear();
    throw error;
  }

  async function keepComment(text, id = "") {
    if (!text.trim()) return;
    try {
      const told = await post("/comment", { exercise: exercise.id, text, id });
      rewording = "";
      exercise.comments = told.comments;
      if (!id) {
        at("new").value = "";
        if (!answer().comments.includes(told.id)) toggle(told.id);
      }
      showComments();
      at("answer").focus();
    } catch (error) {
      failed(Object.assign(error, { final: true }));
    }
  }

  // --- ways through ------------------------------------------------------------------------------------------------

  function go(to) {
    if (to < 0 || to >= exercise.answers.length) return;
    keepNote();
    place = to;
    showAnswer();
    at("answer").focus({ preventScroll: true });
    at("answer").scrollIntoView({ block: "nearest" });
    at("spoken").textContent = at("name").textContent + ". " + at("about").textContent;
  }

  function toUnread() {
    const all = exercise.answers;
    const order = all.map((_, index) => (place + 1 + index) % all.length);
    const found = order.find((index) => !isRead(all[index]));
    if (found !== undefined) go(found);
    else at("spoken").textContent = say("sheet.all-read");
  }

  function keepNote() {
    if (at("note").value.trim() !== answer().note.trim()) give({ note: at("note").value });
  }

  at("back").addEventListener("click", () => go(place - 1));
  at("next").addEventListener("click", () => go(place + 1));
  at("unread").addEventListener("click", toUnread);
  at("clear").addEventListener("click", () => give({ level: null }));
  at("add").addEventListener("click", () => keepComment(at("new").value));
  at("note").addEventListener("change", keepNote);
  at("single").addEventListener("change", () => document.body.classList.toggle("no-keys", !at("single").checked));
  at("exercise")?.addEventListener("change", (event) => {
    keepNote();
    exercise = data.exercises[Number(event.target.value)];
    place = 0;
    showAll();
  });
  at("end").addEventListener("click", async () => {
    keepNote();
    while (waiting.size && at("failed").hidden) await new Promise((done) => setTimeout(done, 50));
    if (waiting.size) return;
    try {
      await post("/end", {});
      document.body.classList.add("ended");
      at("saved").textContent = say("sheet.ended");
      at("saved").setAttribute("role", "status");
    } catch (error) {
      failed(error);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    keepNote();
    if (waiting.size) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input");
    if (typing) {
      if (event.key === "Escape") at("answer").focus();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "new") keepComment(event.target.value);
      return;
    }
    if (!at("single").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const done = key(event);
    if (done) event.preventDefault();
  });

  function key(event) {
    if (event.shiftKey && /^Digit[1-9]$/.test(event.code)) {
      const comment = exercise.comments[Number(event.code.slice(-1)) - 1];
      if (comment) toggle(comment.id);
      return Boolean(comment);
    }
    const level = exercise.levels.find((one) => one.key === event.key);
    if (level) give({ level: level.level });
    else if (event.key === "j" || event.key === "ArrowRight") go(place + 1);
    else if (event.key === "k" || event.key === "ArrowLeft") go(place - 1);
    else if (event.key === "u") toUnread();
    else if (event.key === "c") at("new").focus();
    else if (event.key === "n") at("note").focus();
    else if (event.key === "Delete" && answer().level !== null) give({ level: null });
    else return false;
    return true;
  }

  showAll();
  const first = exercise.answers.findIndex((one) => !isRead(one));
  if (first > 0) go(first);
})();
