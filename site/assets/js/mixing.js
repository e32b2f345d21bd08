/**
 * Drawings between the frames that the build has baked: pure functions. Nothing that is read is ever mixed.
 *
 *     bracket(grid, value, log)      where a value stands in a grid: {low, high, share}
 *     mixText(base, knobs)           a path or a coordinate number by number: base and what each knob changes in it, told
 *                                    as the texts between which it stands, [text, share] each; null where they are not of
 *                                    one form
 *     leap(one, other)               how far two drawings of one form are apart, in pixels
 *
 * "M0 1l2 3" and "M0 2l2 5" are of one form; half way between them is "M0 1.5l2 4". What several knobs change at once is
 * weighed by how much each does, not added up: so what is drawn lies between drawings that are true, and never leaves
 * their paper.
 */
const NUMBER = /-?\d+(?:\.\d+)?/g

export function bracket(grid, value, log = false) {
  let low = 0
  while (low < grid.length - 2 && grid[low + 1] <= value) low++
  const scaled = log ? Math.log : number => number
  const [from, to] = [grid[low], grid[low + 1] ?? grid[low]].map(scaled)
  const share = to === from ? 0 : Math.min(1, Math.max(0, (scaled(value) - from) / (to - from)))
  return { low, high: Math.min(low + 1, grid.length - 1), share }
}

export function mixText(base, knobs) {
  const start = read(base)
  const moves = knobs.map(corners => start.numbers.map((own, i) => corners.reduce((sum, [text, share]) => sum + share * (read(text).numbers[i] - own), 0)))
  if (knobs.some(corners => corners.some(([text]) => read(text).form !== start.form))) return null
  const sizes = moves.map(numbers => numbers.reduce((sum, number) => sum + Math.abs(number), 0))
  const all = sizes.reduce((sum, size) => sum + size, 0) || 1
  const mixed = start.numbers.map((own, i) => moves.reduce((sum, numbers, k) => sum + numbers[i] * sizes[k] / all, own))
  let next = 0
  return base.replace(NUMBER, () => mixed[next++].toFixed(2))
}

/** The farthest that any point of two drawings lies apart, across or up; both of one form. */
export function leap(one, other) {
  const far = [0, 0], steps = /m/i.test(one)
  const numbers = [one, other].map(text => read(text.replaceAll('h0', '')).numbers)
  return numbers[0].reduce((most, number, i) => {
    far[i % 2] = (steps ? far[i % 2] : 0) + numbers[1][i] - number
    return Math.max(most, Math.abs(far[i % 2]))
  }, 0)
}

const texts = new Map()

/** A text's numbers, and its form without them; kept, as the frames' texts come again and again. */
function read(text) {
  let known = texts.get(text)
  if (!known) {
    known = { form: text.replace(NUMBER, '#'), numbers: (text.match(NUMBER) ?? []).map(Number) }
    if (texts.size > 4000) texts.clear()
    texts.set(text, known)
  }
  return known
}
