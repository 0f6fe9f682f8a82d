/* The page of somebody who guesses: asks the laptop every two seconds what is open, and sends one number. */
const words = JSON.parse(document.getElementById("words").textContent);
const part = (id) => document.getElementById(id);
let state = {};
let seen = "";

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function say(text) {
  if (part("said").textContent !== text) part("said").textContent = text;
}

function draw() {
  const open = state.phase === "before" || state.phase === "after";
  const now = `${state.question} ${state.phase}`;
  if (now === seen) return;
  seen = now;
  part("form").hidden = !open;
  part("heading").textContent = open ? words[state.phase] : document.title;
  part("prompt").innerHTML = state.prompt || "";
  part("shown").innerHTML = state.shown || "";
  part("guess").value = "";
  part("word").value = "";
  part("next").hidden = true;
  if (open) {
    part("label").textContent = fill(words.label, state);
    part("word-row").hidden = !(state.passed && state.phase === "after");
  }
  say(open || state.shown ? "" : words.wait);
}

async function look() {
  try {
    state = await (await fetch("/state")).json();
    if (part("said").textContent === words.lost) say("");
    draw();
  } catch {
    say(words.lost);
  }
  setTimeout(look, 2000);
}

part("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = part("guess").value.trim().replace(/,/g, "");
  const guess = Number(typed);
  if (!typed || !Number.isFinite(guess)) {
    say(words.number);
    part("guess").focus();
    return;
  }
  try {
    const reply = await fetch("/answer", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Scomm-Poll": "1" },
      body: JSON.stringify({ question: state.question, guess, word: part("word").value }),
    });
    const told = await reply.json();
    if (told.error) return say(told.error);
    const given = told.word && state.phase === "before";
    say(given ? fill(words.word, told) : words.kept);
    part("next").hidden = !state.passed;
    if (state.passed) part("word").value = told.word;
  } catch {
    say(words.lost);
  }
});

part("next").addEventListener("click", () => {
  part("guess").value = "";
  part("word").value = "";
  part("next").hidden = true;
  say("");
  part(part("word-row").hidden ? "guess" : "word").focus();
});

look();
