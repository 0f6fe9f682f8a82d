/* Counts the stages of a deliberation down. It is silent unless somebody asks for a sound, and says each stage to a screen reader. */
const given = JSON.parse(document.getElementById("given").textContent);
const part = (id) => document.getElementById(id);
let stage = 0;
let left = given.stages[0].minutes * 60;
let due = 0; // when the running stage ends, so that a sleeping tab loses no second
let ticking = null;

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function draw() {
  const here = given.stages[stage];
  part("name").textContent = here.name;
  part("do").textContent = here.do;
  part("clock").textContent = minutes(left);
  part("clock").classList.toggle("last", left <= 60);
  part("bar").value = 1 - left / (here.minutes * 60);
  part("run").textContent = ticking ? given.words.stop : given.words.start;
  [...part("stages").children].forEach((item, place) => {
    if (place === stage) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  });
}

function say(words) {
  part("said").textContent = words;
}

function tone() {
  if (!part("sound").checked) return;
  const audio = new AudioContext();
  const wave = audio.createOscillator();
  wave.connect(audio.destination);
  wave.start();
  wave.stop(audio.currentTime + 0.4);
}

function stop() {
  clearInterval(ticking);
  ticking = null;
}

function tick() {
  const before = left;
  left = Math.max(0, Math.round((due - Date.now()) / 1000));
  if (before > 60 && left <= 60 && left > 0) say(given.words.warning);
  if (left === 0) {
    stop();
    tone();
    const next = given.stages[stage + 1];
    say(next ? fill(given.words.over, { name: next.name }) : given.words.done);
  }
  draw();
}

function run() {
  if (ticking) stop();
  else if (left === 0) return move(1);
  else {
    due = Date.now() + left * 1000;
    ticking = setInterval(tick, 250);
  }
  say(ticking ? fill(given.words.now, given.stages[stage]) : given.words.stopped);
  draw();
}

function move(by) {
  stop();
  stage = Math.min(given.stages.length - 1, Math.max(0, stage + by));
  left = given.stages[stage].minutes * 60;
  say(fill(given.words.now, given.stages[stage]));
  draw();
}

for (const one of given.stages) {
  const item = document.createElement("li");
  item.textContent = `${one.name}: ${fill(given.words.minutes, one)}`;
  part("stages").append(item);
}
part("run").addEventListener("click", run);
part("next").addEventListener("click", () => move(1));
part("back").addEventListener("click", () => move(-1));
part("again").addEventListener("click", () => move(-given.stages.length));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && !["BUTTON", "INPUT"].includes(event.target.tagName)) {
    event.preventDefault();
    run();
  } else if (event.key === "ArrowRight") move(1);
  else if (event.key === "ArrowLeft") move(-1);
  else if (event.key.toLowerCase() === "s") part("sound").click();
});
draw();
