// Explorers of the page: each is drawn when it comes near the window, so the page itself is there at once.

const NEAR = "800px"; // how far below the window an explorer is drawn before it is seen

const parsed = {};
const data = (id) => (parsed[id] ??= JSON.parse(document.getElementById(`data-${id}`).textContent));

const draw = (box) => {
  const still = box.querySelector(".still");
  if (!still) return; // it is drawn already
  const said = box.querySelector(".said");
  const model = $states.alone(data(box.dataset.explorer), box.dataset.start.split(" ").map(Number), (words) => (said.textContent = words));
  const at = document.createElement("div");
  still.replaceWith(at);
  drawn.render({ model, el: at });
};

const boxes = [...document.querySelectorAll(".explorer")];
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      draw(target);
    }
  },
  { rootMargin: NEAR },
);
for (const box of boxes) near.observe(box);
