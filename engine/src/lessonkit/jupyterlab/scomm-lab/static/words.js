// Every sentence that the extension says, by its id. words.json is made of the kit's words.toml, and words-es.json of its
// Spanish catalogue: see words.py. `say.numbers` are the lists by which a number in a text is read: the kit's, and what the course of
// a notebook counts, which its metadata bring.

import { withCourse } from "./numbers.js";
import { asLists } from "./written_number.js";

export async function readWords() {
  const [english, numbers] = await Promise.all([fetched("words.json"), fetched("numbers.json")]);
  const say = speaker(english, numbers);
  const others = new Map();

  // The same in the language of a notebook, which its metadata name; English where they name none, or one without words.
  say.of = async notebook => {
    const given = notebook.model?.getMetadata("scomm") ?? {};
    const language = /^[a-z]{2}$/.test(given.language ?? "") ? given.language : "";
    if (language && !others.has(language)) {
      const both = Promise.all([fetched(`words-${language}.json`), fetched(`numbers-${language}.json`)]);
      others.set(language, both.then(([words, lists]) => [{ ...english, ...words }, lists], () => [english, numbers]));
    }
    const [words, lists] = language ? await others.get(language) : [english, numbers];
    return speaker(words, withCourse(lists, given.numbers));
  };
  return say;
}

async function fetched(file) {
  const answer = await fetch(new URL(file, import.meta.url));
  if (!answer.ok) throw new Error(`scomm-lab: there is no ${file}`);
  return answer.json();
}

// say(id, { n: 3 }): `{n}` becomes the value, `{n:word|words}` the word that goes with the number.
function speaker(words, numbers) {
  const say = (id, fields = {}) => {
    if (!(id in words)) throw new Error(`scomm-lab: there is no sentence ${id}`);
    return words[id].replace(/\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}/g, (_, name, one, more) =>
      more === undefined ? String(fields[name]) : Number(fields[name]) === 1 ? one : more);
  };
  say.numbers = asLists(numbers);
  return say;
}
