// Another language's words around a number, put into the English ones by which written_number.js reads it: what
// exercises/written_spanish.py does, by its own list. An English page's list is empty.
// No pattern looks behind, so the letter before a word is looked at by hand.

const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";
const ENDS_IN_A_LETTER = new RegExp(`${LETTER}$`, "u");

// `words` are pairs of a pattern of whole words in lower case and what it is in English; the first that fits is taken.
export function reader(words) {
  if (!words.length) return text => text;
  const any = new RegExp(words.map(([pattern]) => `((?:${pattern})(?!${LETTER}))`).join("|"), "uy");
  const at = (text, place) => {
    if (ENDS_IN_A_LETTER.test(text.slice(Math.max(0, place - 2), place))) return null;
    any.lastIndex = place;
    return any.exec(text);
  };
  return text => {
    let read = "";
    for (let place = 0; place < text.length;) {
      const found = at(text, place);
      const taken = found ? found[0] : String.fromCodePoint(text.codePointAt(place));
      read += found ? words[found.slice(1).findIndex(one => one !== undefined)][1] : taken;
      place += taken.length;
    }
    return read;
  };
}
