// What is filled in, as plain lines that can be copied into a notebook or a message.
const form = document.getElementById("peer");
const plain = document.getElementById("plain");
const tell = () => {
  const lines = [];
  for (const [name, value] of new FormData(form)) if (value.trim()) lines.push(`${name}: ${value.replace(/\s+/g, " ").trim()}`);
  plain.value = lines.join("\n");
};
form.addEventListener("input", tell);
tell();
