// The search of the first page: each word that was typed must begin a word of what is found; a title counts for more.

const MOST = 30; // results that are shown
const AROUND = 70; // letters before and after the word that was found

const entries = JSON.parse(document.getElementById("search-index").textContent);
const words = JSON.parse(document.getElementById("search-words").textContent);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const looked = entries.map(([kind, title, href, text]) => ({ kind, title, href, text, inTitle: ` ${plain(title)}`, inText: ` ${plain(text)}` }));

const begins = (text, word) => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ")) return at;
  return -1;
};
const score = (one, asked) => {
  let sum = 0;
  for (const word of asked) {
    const title = begins(one.inTitle, word) >= 0;
    const text = begins(one.inText, word) >= 0;
    if (!title && !text) return 0;
    sum += (title ? 10 : 0) + (text ? 1 : 0);
  }
  return sum;
};

const around = (one, word) => {
  const at = Math.max(0, begins(one.inText, word) - 1);
  const from = Math.max(0, one.text.lastIndexOf(" ", Math.max(0, at - AROUND)));
  const to = at + AROUND * 2;
  return `${from ? "… " : ""}${one.text.slice(from, to).trim()}${to < one.text.length ? " …" : ""}`;
};

// Words that begin with the mark of English say so to a screen reader too.
const put = (node, text) => {
  if (text.startsWith(words.mark)) node.lang = "en";
  node.textContent = text;
};

const field = document.getElementById("search");
const list = document.getElementById("found");
const told = document.getElementById("search-told");

const look = () => {
  const asked = plain(field.value).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  const found = asked.length ? looked.map((one) => [score(one, asked), one]).filter(([points]) => points) : [];
  found.sort(([one], [other]) => other - one);
  list.replaceChildren(
    ...found.slice(0, MOST).map(([, one]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = one.href;
      put(link, one.title);
      const kind = document.createElement("span");
      kind.className = "soft";
      kind.textContent = ` ${one.kind}`;
      const text = document.createElement("p");
      text.className = "soft";
      put(text, around(one, asked[0]));
      item.append(link, kind, text);
      return item;
    }),
  );
  told.textContent = !asked.length ? "" : !found.length ? words.none : found.length > MOST ? words.many.replace("{n}", found.length).replace("{most}", MOST) : words.some.replace("{n}", found.length);
};
field.addEventListener("input", look);
field.form.addEventListener("submit", (event) => event.preventDefault());
look();
