const CODES = { bold: 1, dim: 2, red: 31, yellow: 33 };

/**
 * Paints a text for a terminal. Elsewhere, or where `NO_COLOR` is set, it stays as it is.
 */
export function painter(stream, environment = process.env) {
  const colours = stream.isTTY === true && !environment.NO_COLOR;
  return (text, ...styles) =>
    colours ? `\u001b[${styles.map((style) => CODES[style]).join(";")}m${text}\u001b[0m` : text;
}
