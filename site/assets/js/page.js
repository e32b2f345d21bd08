/** What the generator tells the scripts about this page: the JSON in <script id="page">, the last thing in it. Written to only by fading.js. */
const island = [...document.querySelectorAll('script#page[type="application/json"]')].at(-1)

/**
 * @typedef {{latex: string, text: string, name: string, low: number, high: number, log: boolean,
 *            step: ?number, value: number, decimals: number, tone: ?string, integer?: boolean, names?: string[]}} Knob
 * @typedef {{latex: string, words: string, functions: string[], parts: Object<string, {name, at, does: ?string}>,
 *            nodes: Object<string, string>, values: Object<string, number|Array>, fades: ?string[],
 *            slopes: Object<string, number>, bends: string[], whole: ''|'letter'|'new', live: ?boolean}} Formula
 *     live: nothing of it is baked but its opening values
 */
export const page = {
  frames: '', knobs: {}, fixed: {}, formulas: {}, symbols: {}, numbers: {}, figures: {},
  ...JSON.parse(island?.textContent || '{}'),
}

/** Every knob of the page by its name: the essay's by their slugs, a figure's own as "figure/knob". */
export const knobs = { ...page.knobs }
for (const [id, figure] of Object.entries(page.figures)) {
  for (const [name, knob] of Object.entries(figure.local ?? {})) knobs[`${id}/${name}`] = knob
}

/** The letter that a knob turns, all of it or one entry: "h-t" for "h-t:1". */
export const letterOf = name => name.split(':')[0]

/** The knobs behind a letter: its own, or one for each of its entries. */
export const knobsOf = letter => Object.keys(knobs).filter(name => letterOf(name) === letter)

/** What is given, a nested list, with the present values where it names knobs. */
export const filled = (given, values) =>
  Array.isArray(given) ? given.map(each => filled(each, values)) : values[given] ?? given

/** The name under which a figure's scene knob is kept: the essay's knob it shares, or its own; "state:1" is one entry. */
export function sceneKnob(figure, name) {
  const own = letterOf(name)
  return (page.figures[figure]?.knobs?.[own] ?? `${figure}/${own}`) + name.slice(own.length)
}
