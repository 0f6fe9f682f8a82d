// Numbers as Python writes them, so that the page's sentences and files are the notebook's.

// Python's format(x, ".10g") for places = 10; with commas between thousands where asked. Halves go to the even side, as there.
export function general(x, places, commas = false) {
  if (x === 0) return Object.is(x, -0) ? "-0" : "0";
  const [exact, power] = Math.abs(x).toExponential(100).replace(".", "").split("e");
  const rest = exact.slice(places), half = `5${"0".repeat(rest.length - 1)}`;
  const up = rest > half || (rest === half && Number(exact[places - 1]) % 2 === 1);
  const rounded = String(BigInt(exact.slice(0, places)) + (up ? 1n : 0n));
  const exponent = Number(power) + rounded.length - places;
  const digits = rounded.slice(0, places).replace(/0+$/, "");
  const sign = x < 0 ? "-" : "";
  const pointed = (before, after) => (after ? `${before}.${after}` : before);
  if (exponent < -4 || exponent >= places) {
    return `${sign}${pointed(digits[0], digits.slice(1))}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const all = exponent < 0 ? "0".repeat(-exponent) + digits : digits.padEnd(exponent + 1, "0");
  const whole = all.slice(0, Math.max(exponent, 0) + 1);
  return sign + pointed(commas ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole, all.slice(whole.length));
}

export const counted = x => general(x, 10, true);
export const inFigures = x => general(x, 10, Math.abs(x) >= 10_000);
export const short = x => general(x, 6);

// To one decimal as Python rounds: halves go to the even side, and a half is one only where it is exact.
export function toTenths(x) {
  const twentieths = x * 4;
  if (Number.isInteger(twentieths) && twentieths % 2 !== 0) {
    const low = Math.floor(x * 10);
    return (low % 2 === 0 ? low : low + 1) / 10;
  }
  return Number(x.toFixed(1));
}

// Python's repr of a number that JSON holds: whole ones without a point.
export function asJson(x) {
  if (Number.isInteger(x) && Math.abs(x) < 1e21) return Object.is(x, -0) ? "0" : BigInt(x).toString();
  const [digits, power] = x.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  return String(x).includes("e") ? x.toFixed(digits.replace(/\D/g, "").length - 1 - exponent) : String(x);
}
