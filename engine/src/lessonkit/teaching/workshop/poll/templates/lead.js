/* The leader's page: a button for each step that may follow, and the sums once they are shown. */
const words = JSON.parse(document.getElementById("words").textContent);
const follows = { ready: ["before"], before: ["paused"], paused: ["after", "shown", "before"], after: ["shown", "paused"], shown: [] };
const part = (id) => document.getElementById(id);
let seen = "";

function draw(desk) {
  [...document.querySelectorAll(".asked")].forEach((section, place) => {
    const phase = desk.phases[place];
    const open = place === desk.question && (phase === "before" || phase === "after");
    const count = desk.answered === null ? words.few : words.answered.replace("{people}", desk.answered);
    const told = open ? `${words[`is-${phase}`]}: ${count}` : words[`is-${phase}`];
    const line = section.querySelector(".phase");
    if (line.textContent !== told) line.textContent = told;
  });
  const now = JSON.stringify([desk.phases, desk.question, desk.shown]);
  if (now === seen) return;
  seen = now;
  [...document.querySelectorAll(".asked")].forEach((section, place) => {
    section.querySelector(".buttons").replaceChildren(
      ...follows[desk.phases[place]].map((to) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = words[`do-${to}`];
        button.addEventListener("click", () => step(place, to));
        return button;
      }),
    );
  });
  part("shown").innerHTML = desk.shown || "";
}

async function ask(address, options = {}) {
  const reply = await fetch(address, { ...options, headers: { "X-Scomm-Poll": token, "Content-Type": "application/json" } });
  return reply.json();
}

async function step(question, to) {
  const told = await ask("/step", { method: "POST", body: JSON.stringify({ question, to }) });
  part("said").textContent = told.error || "";
  if (!told.error) draw(told);
  const buttons = document.querySelectorAll(".asked")[question].querySelectorAll("button");
  if (buttons.length) buttons[0].focus();
}

async function look() {
  try {
    draw(await ask("/desk"));
  } finally {
    setTimeout(look, 2000);
  }
}

look().catch(() => {});
