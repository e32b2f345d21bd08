/**
 * Pictures and numbers between the frames that the build has baked: pure functions.
 *
 *     bracket(grid, value, log)             where a value stands in a grid: {low, high, share}
 *     mixText(base, changes)                a text number by number: base plus its share of what each other text changes;
 *                                           changes are [text, share]; null where the texts are not of one form
 *     between(grid, values, place)          a number between frames, along the simplest curve through its neighbours
 *
 * "M0 1L2 3" and "M0 2L2 5" are of one form; half way between them is "M0 1.5L2 4".
 */
const NUMBER = /[-−]?\d+(?:\.\d+)?/g

export function bracket(grid, value, log = false) {
  let low = 0
  while (low < grid.length - 2 && grid[low + 1] <= value) low++
  const scaled = log ? Math.log : number => number
  const [from, to] = [grid[low], grid[low + 1] ?? grid[low]].map(scaled)
  const share = to === from ? 0 : Math.min(1, Math.max(0, (scaled(value) - from) / (to - from)))
  return { low, high: Math.min(low + 1, grid.length - 1), share }
}

export function mixText(base, changes, most = 2) {
  const start = read(base)
  const sums = [...start.numbers]
  for (const [text, share] of changes) {
    const { form, numbers } = read(text)
    if (form !== start.form) return null
    for (let i = 0; i < sums.length; i++) sums[i] += share * (numbers[i] - start.numbers[i])
  }
  let next = 0
  return base.replace(NUMBER, own => written(sums[next++], own, most))
}

/** @param {{low, high, share}} place */
export function between(grid, values, { low, high, share }) {
  const [from, to] = [values[low], values[high]]
  if (share === 0 || from === to) return from
  const beside = low > 0 ? low - 1 : high + 1
  const curve = straightest(grid, values, [beside, low, high].sort((a, b) => a - b))
  return curve.back(curve.bend(from) + share * (curve.bend(to) - curve.bend(from)))
}

const curves = [
  { bend: y => y, back: y => y },
  { bend: y => 1 / y, back: y => 1 / y },
  { bend: y => Math.log(y), back: y => Math.exp(y) },
]

/** Of the curves, the one whose middle of three points lies nearest to the chord of the outer two. */
function straightest(grid, values, [left, middle, right]) {
  if (right >= values.length || !(values[left] > 0 && values[middle] > 0 && values[right] > 0)) return curves[0]
  const share = (grid[middle] - grid[left]) / (grid[right] - grid[left])
  const off = ({ bend, back }) => Math.abs(back(bend(values[left]) * (1 - share) + bend(values[right]) * share) - values[middle])
  return curves.reduce((best, curve) => off(curve) < off(best) ? curve : best)
}

const texts = new Map()

/** A text's numbers, and its form without them; kept, as the frames' texts come again and again. */
function read(text) {
  let known = texts.get(text)
  if (!known) {
    known = { form: text.replace(NUMBER, '#'), numbers: (text.match(NUMBER) ?? []).map(number => Number(number.replace('−', '-'))) }
    if (texts.size > 4000) texts.clear()
    texts.set(text, known)
  }
  return known
}

/** With as many decimals as the author's number, in a drawing at least two, since its steps add up. */
function written(number, own, most) {
  const decimals = Math.max(most, own.split('.')[1]?.length ?? 0)
  const text = number.toFixed(decimals)
  return own.startsWith('−') || most === 0 ? text.replace('-', '−') : text
}
