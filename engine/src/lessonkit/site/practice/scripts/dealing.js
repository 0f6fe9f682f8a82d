// What three words are dealt: as exercises/deal.py deals it. SHA-256 (FIPS 180-4) stands here because a browser keeps its own
// from pages that open from a disk.

const ROUND = [], START = [];
for (let n = 2; ROUND.length < 64; n++) {
  if ([...Array(n).keys()].slice(2).some(one => n % one === 0)) continue;
  const bits = root => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
  if (START.length < 8) START.push(bits(Math.sqrt(n)));
  ROUND.push(bits(Math.cbrt(n)));
}

const turned = (x, by) => (x >>> by) | (x << (32 - by));

// The first eight bytes of the digest of an ASCII text, as a whole number.
export function digest(text) {
  const length = text.length;
  const bytes = new Uint8Array(((length + 72) >> 6) << 6);
  for (let at = 0; at < length; at++) bytes[at] = text.charCodeAt(at);
  bytes[length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, length * 8);
  const hash = [...START], w = new Uint32Array(64);
  for (let block = 0; block < bytes.length; block += 64) {
    for (let at = 0; at < 16; at++) w[at] = view.getUint32(block + 4 * at);
    for (let at = 16; at < 64; at++) {
      const a = w[at - 15], b = w[at - 2];
      w[at] = w[at - 16] + (turned(a, 7) ^ turned(a, 18) ^ (a >>> 3)) + w[at - 7] + (turned(b, 17) ^ turned(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let at = 0; at < 64; at++) {
      const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[at] + w[at]) | 0;
      const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((part, at) => { hash[at] = (hash[at] + part) >>> 0; });
  }
  return (BigInt(hash[0]) << 32n) | BigInt(hash[1]);
}

// A learner code out of a text, tidied; empty if it is none.
export function codeIn(text, words) {
  const found = text.toLowerCase().split(/[\s_,.\u2010-\u2015\u2212-]+/).filter(Boolean);
  return found.length === 3 && found.every(word => words.includes(word)) ? found.join("-") : "";
}

// What a code is dealt from pools: each name with its value.
export function dealtTo(code, pools) {
  const pick = (name, values) => values[Number(digest(`${name}:${code}`) % BigInt(values.length))];
  return Object.fromEntries(Object.entries(pools).map(([name, values]) => [name, pick(name, values)]));
}
