// Every sentence that the extension says, by its id. words.json is made of the kit's words.toml: see words.py.

export async function readWords() {
  const words = await (await fetch(new URL("words.json", import.meta.url))).json();

  // say(id, { n: 3 }): `{n}` becomes the value, `{n:word|words}` the word that goes with the number.
  return (id, fields = {}) => {
    if (!(id in words)) throw new Error(`scomm-lab: there is no sentence ${id}`);
    return words[id].replace(/\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g, (_, name, one, more) =>
      more === undefined ? String(fields[name]) : Number(fields[name]) === 1 ? one : more);
  };
}
